public import QuerentCore

/// Finds what state words mean in a model: a member of a status column, a flag, a date that is filled in or not yet.
///
/// Nothing is taken from the names of one company: `open` is the member `open`, or else every stage that is none of
/// the closed ones, or else a closing date that is missing.
public struct RowStates: Sendable {
  private let tables: [SemanticModel.Table]
  /// The words of every column, by table: names are taken apart once.
  private let words: [String: [[String]]]

  /// Makes a finder over the tables of a model, whose columns carry samples of their values.
  public init(tables: [SemanticModel.Table]) {
    self.tables = tables
    var words: [String: [[String]]] = [:]
    for table in tables { words[table.name] = table.columns.map { NameSplitter.words(in: $0.name) } }
    self.words = words
  }

  /// The columns of a table with the words of their names.
  private func columns(of table: SemanticModel.Table) -> [(SemanticModel.Column, [String])] {
    guard let known = words[table.name], known.count == table.columns.count else {
      return table.columns.map { ($0, NameSplitter.words(in: $0.name)) }
    }
    return Array(zip(table.columns, known))
  }

  /// What a word in lower case requires, a state a table; empty when it says nothing of any row.
  ///
  /// - Parameter today: what "overdue" is measured by; without it only stored states are found.
  public func states(of word: String, today: CalendarDate? = nil) -> [RowState] {
    let family = StateWords.family(of: word)
    let denied = StateWords.denied(by: word)
    let stems = StateWords.stems(ofParticiple: word)
    guard family != nil || denied != nil || !stems.isEmpty else { return [] }
    return tables.compactMap { table in
      if let family {
        return state(word, family, of: table)
          ?? (word == family.words[0] || family.words.contains(word)
            ? overdue(family, of: table, today: today) : nil)
      }
      if let denied, let positive = self.state(denied, of: table) { return Self.negated(positive) }
      return filled(stems, of: table)
    }
  }

  /// The date of a figure over rows that came into a state: the close date of a win rate.
  public func time(of measure: SemanticModel.Measure) -> ColumnReference? {
    for call in measure.expression.aggregateCalls {
      guard let condition = call.condition, let table = tables.first(where: { $0.name == call.table }) else {
        continue
      }
      for family in StateWords.families {
        if let found = state(family.words[0], family, of: table), found.condition == condition {
          return found.time
        }
      }
    }
    return nil
  }

  /// The state of a plain word in one table.
  public func state(_ word: String, of table: SemanticModel.Table) -> RowState? {
    if let family = StateWords.family(of: word) { return state(word, family, of: table) }
    return member([word], of: table) ?? filled(StateWords.stems(ofParticiple: word), of: table)
  }

  private func state(_ word: String, _ family: StateWords.Family, of table: SemanticModel.Table) -> RowState?
  {
    if var found = member([word], of: table) ?? member(family.members, of: table) {
      found.time = time(family.marks, of: table)
      return found
    }
    if let found = flag([word] + family.marks, of: table) { return found }
    if let opposite = family.opposite, let other = StateWords.family(of: opposite),
      let found = state(opposite, other, of: table)
    {
      return Self.negated(found)
    }
    return family.opposite == nil && family.isTold ? filled(family.marks, of: table) : nil
  }

  private static func negated(_ state: RowState) -> RowState {
    let condition: PlanCondition =
      switch state.condition {
      case .not(let inner): inner
      case .comparison(let left, .equal, let right): .comparison(left, .notEqual, right)
      default: .not(state.condition)
      }
    return RowState(table: state.table, condition: condition, time: nil, isDateFilled: false)
  }

  // MARK: Members

  /// Members of a status column that are one of the words, or begin or end with one.
  private func member(_ words: [String], of table: SemanticModel.Table) -> RowState? {
    for (column, names) in columns(of: table) where Self.isStatus(column, names) {
      let members = column.samples.compactMap(\.text)
      var found: [String] = []
      for word in words {
        if let whole = members.first(where: { $0.lowercased() == word }) {
          if found.isEmpty || words.count > 1 { found.append(whole) }
          if words.count == 1 { break }
          continue
        }
        found += members.filter { member in
          let parts = member.lowercased().split { !$0.isLetter }
          return parts.count == 2 && (parts.first! == word || parts.last! == word) && !found.contains(member)
            && !Self.hedges.contains(String(parts.first!))
        }
      }
      // what is true of every row tells nothing
      guard !found.isEmpty, found.count < max(members.count, 2) else { continue }
      let reference = PlanExpression.column(ColumnReference(table: table.name, column: column.name))
      let values = members.filter(found.contains).map { Value.text($0) }
      let condition: PlanCondition =
        values.count == 1 ? .comparison(reference, .equal, .literal(values[0])) : .inList(reference, values)
      return RowState(table: table.name, condition: condition, time: nil, isDateFilled: false)
    }
    return nil
  }

  /// `partly paid` is not paid.
  private static let hedges: Set<String> = [
    "partly", "partially", "not", "nearly", "almost", "un", "non", "never",
  ]

  private static func isStatus(_ column: SemanticModel.Column, _ words: [String]) -> Bool {
    guard column.role == .dimension, column.type == .text, column.distinctCount <= 40 else { return false }
    return words.contains { statusNames.contains($0) || statusNames.contains(Inflection.singular(of: $0)) }
  }

  private static let statusNames: Set<String> = [
    "status", "stage", "state", "phase", "outcome", "result", "disposition", "standing",
  ]

  // MARK: Flags

  /// A column of two values that is named by the word.
  private func flag(_ marks: [String], of table: SemanticModel.Table) -> RowState? {
    for (column, names) in columns(of: table)
    where column.role == .dimension && (1...2).contains(column.distinctCount) {
      var words = names
      if let first = words.first, ["is", "has", "was"].contains(first) { words.removeFirst() }
      if let last = words.last, ["flag", "yn", "indicator"].contains(last) { words.removeLast() }
      guard words.count == 1, marks.contains(words[0]), let truth = Self.truth(of: column) else { continue }
      let reference = PlanExpression.column(ColumnReference(table: table.name, column: column.name))
      return RowState(
        table: table.name, condition: .comparison(reference, .equal, .literal(truth)), time: nil,
        isDateFilled: false)
    }
    return nil
  }

  /// The value of a flag that says yes.
  private static func truth(of column: SemanticModel.Column) -> Value? {
    if column.type == .integer || column.type == .boolean, !column.isStoredAsText { return .integer(1) }
    return column.samples.first { ["yes", "y", "true", "t", "1"].contains($0.text?.lowercased() ?? "") }
  }

  // MARK: Dates

  /// A date, or a "…_by", that is filled in when the thing has happened.
  private func filled(_ marks: [String], of table: SemanticModel.Table) -> RowState? {
    guard !marks.isEmpty else { return nil }
    for (column, words) in columns(of: table) where column.nullCount > 0 && column.nullCount < table.rowCount
    {
      guard let first = words.first, let last = words.last, marks.contains(first), words.count <= 2 else {
        continue
      }
      guard column.role == .time || last == "by" else { continue }
      let reference = ColumnReference(table: table.name, column: column.name)
      return RowState(
        table: table.name, condition: .not(.isNull(.column(reference))),
        time: column.role == .time ? reference : nil, isDateFilled: column.role == .time)
    }
    return nil
  }

  /// The date a state began: named by one of its verbs, and neither planned nor original.
  private func time(_ marks: [String], of table: SemanticModel.Table) -> ColumnReference? {
    for mark in marks {
      for (column, words) in columns(of: table) where column.role == .time {
        guard words.first == mark, words.count <= 2 else { continue }
        return ColumnReference(table: table.name, column: column.name)
      }
    }
    return nil
  }

  /// Not paid, and due before today.
  private func overdue(
    _ family: StateWords.Family, of table: SemanticModel.Table, today: CalendarDate?
  ) -> RowState? {
    guard family.words[0] == "overdue", let today,
      let unpaid = state("unpaid", of: table) ?? state("open", of: table),
      let due = table.columns.first(where: { $0.role == .time && $0.timeRole == .due })
    else { return nil }
    let reference = ColumnReference(table: table.name, column: due.name)
    return RowState(
      table: table.name,
      condition: .all([
        unpaid.condition, .comparison(.column(reference), .less, .literal(.text(today.iso))),
      ]), time: nil, isDateFilled: false)
  }
}
