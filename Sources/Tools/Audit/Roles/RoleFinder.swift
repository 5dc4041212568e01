import QuerentCore
import SemanticLayer

/// Finds which tables and columns play the roles of an audit: from names and synonyms, from what columns hold, and
/// from how tables are linked. What the model states comes first.
struct RoleFinder {
  let model: SemanticModel

  /// The best table of every role, each table in one role at most.
  func assignments(of roles: [BookRole]) -> [String: RoleAssignment] {
    var found: [String: RoleAssignment] = [:]
    var taken: Set<String> = []
    for role in roles {
      guard let stated = model.audit.books.first(where: { $0.role == role.name }),
        let table = model.table(named: stated.table)
      else { continue }
      found[role.name] = assignment(role, table, stated: stated.columns)
      taken.insert(table.name)
    }
    var candidates: [RoleAssignment] = []
    for role in roles where found[role.name] == nil {
      for table in model.tables where !taken.contains(table.name) {
        if let candidate = candidate(role, table) { candidates.append(candidate) }
      }
    }
    candidates.sort { ($0.score, $1.table.name) > ($1.score, $0.table.name) }
    for candidate in candidates
    where found[candidate.role.name] == nil && !taken.contains(candidate.table.name) {
      found[candidate.role.name] = candidate
      taken.insert(candidate.table.name)
    }
    // Links are told by keys once it is known which tables they must lead to.
    for (name, assignment) in found { found[name] = linked(assignment, found) }
    return found
  }

  private func candidate(_ role: BookRole, _ table: SemanticModel.Table) -> RoleAssignment? {
    let names = [table.name, table.label] + table.synonyms
    let called = names.map { Self.fit(Self.words($0), role.words) }.max() ?? 0
    let assignment = assignment(role, table, stated: [:])
    // A table of no telling name can still be told by its columns, when it has nearly all of them.
    let isTold = role.parts.count >= 6 && assignment.columns.count * 10 >= role.parts.count * 7
    guard called > 0 || isTold else { return nil }
    for part in role.parts where part.isRequired && assignment.columns[part.name] == nil { return nil }
    var score = 3 * called
    for part in role.parts where assignment.columns[part.name] != nil {
      score += part.isRequired ? 0.6 : 0.35
    }
    // A table with a key of its own is the thing; one that is referred to all the more.
    if model.relationships.contains(where: { $0.to == table.name }) { score += 0.2 }
    return RoleAssignment(role: role, table: table, columns: assignment.columns, score: score)
  }

  /// Gives each part its best column, the best fits first.
  private func assignment(_ role: BookRole, _ table: SemanticModel.Table, stated: [String: String])
    -> RoleAssignment
  {
    var columns: [String: SemanticModel.Column] = [:]
    var taken: Set<String> = []
    for (part, name) in stated {
      guard let column = table.column(named: name) else { continue }
      columns[part] = column
      taken.insert(column.name)
    }
    var fits: [(score: Double, part: Int, column: Int)] = []
    for (partPlace, part) in role.parts.enumerated() where columns[part.name] == nil {
      for (columnPlace, column) in table.columns.enumerated() where !taken.contains(column.name) {
        guard holds(column, part.content, in: table) else { continue }
        let names = [column.name, column.label] + column.synonyms
        var score = names.map { Self.fit(Self.words($0), part.phrases) }.max() ?? 0
        if case .statusCode = part.content { score += 0.5 }
        // What names the rows is not repeated; whose they are is.
        if part.name == "id", !column.isUnique { score = 0 }
        if case .link = part.content, isForeignKey(column, of: table) { score *= 1.2 }
        if part.isRequired { score *= 1.02 }
        if score > 0 { fits.append((score, partPlace, columnPlace)) }
      }
    }
    fits.sort { ($0.score, -$0.part, -$0.column) > ($1.score, -$1.part, -$1.column) }
    for fit in fits {
      let part = role.parts[fit.part]
      let column = table.columns[fit.column]
      guard columns[part.name] == nil, taken.insert(column.name).inserted else { continue }
      columns[part.name] = column
    }
    takeOnlyChoices(role, table, &columns, &taken)
    return RoleAssignment(role: role, table: table, columns: columns, score: 0)
  }

  /// The only number or time that is left plays the part that needs one, whatever it is called.
  private func takeOnlyChoices(
    _ role: BookRole, _ table: SemanticModel.Table, _ columns: inout [String: SemanticModel.Column],
    _ taken: inout Set<String>
  ) {
    for part in role.parts where columns[part.name] == nil {
      let isNeeded = part.isRequired || part.name == "date"
      guard isNeeded, part.content == .number || part.content == .time else { continue }
      let left = table.columns.filter { !taken.contains($0.name) && holds($0, part.content, in: table) }
      guard left.count == 1, taken.insert(left[0].name).inserted else { continue }
      columns[part.name] = left[0]
    }
  }

  /// Puts in the foreign keys that lead to the tables of the roles linked to, whatever they are called.
  private func linked(_ assignment: RoleAssignment, _ found: [String: RoleAssignment]) -> RoleAssignment {
    var assignment = assignment
    for part in assignment.role.parts {
      guard case .link(let role) = part.content, let target = found[role] else { continue }
      let link = model.relationships.first { $0.from == assignment.table.name && $0.to == target.table.name }
      if let name = link?.fromColumns.first, let column = assignment.table.column(named: name) {
        assignment.columns[part.name] = column
      } else if let id = target.id, let same = assignment.table.column(named: id.name) {
        assignment.columns[part.name] = same
      }
    }
    return assignment
  }

  private func isForeignKey(_ column: SemanticModel.Column, of table: SemanticModel.Table) -> Bool {
    model.relationships.contains { $0.from == table.name && $0.fromColumns == [column.name] }
  }

  private func holds(
    _ column: SemanticModel.Column, _ content: BookRole.Content, in table: SemanticModel.Table
  ) -> Bool {
    let isTime = column.type == .date || column.type == .datetime
    switch content {
    case .number:
      return [.integer, .real].contains(column.type) && !isForeignKey(column, of: table)
        && column.role != .identifier
    case .time: return isTime || column.role == .time && column.dateStyle != .year
    case .name: return !isTime && column.type != .blob && column.type != .real
    case .link: return !isTime && column.type != .real && column.type != .blob
    case .statusCode:
      guard let low = column.minimum.number, let high = column.maximum.number else { return false }
      return low >= 100 && high < 600 && column.distinctCount <= 60
    }
  }

  /// Lower-case words in the singular.
  static func words(_ name: String) -> [String] {
    NameSplitter.words(in: name).map { Inflection.singular(of: $0) }
  }

  /// How well a name is one of the phrases, 0…1: whole words only, phrases further down and names with more words
  /// less.
  static func fit(_ words: [String], _ phrases: [String]) -> Double {
    var best = 0.0
    for (place, phrase) in phrases.enumerated() {
      let needed = phrase.split(separator: " ").map(String.init)
      guard needed.allSatisfy({ words.contains($0) }) else { continue }
      let share = Double(needed.count) / Double(max(1, words.count))
      let rank = 1 - 0.25 * Double(place) / Double(max(1, phrases.count))
      best = max(best, share.squareRoot() * rank)
    }
    return best
  }
}
