import QuerentCore
import SemanticLayer

/// Finds references by a name rather than an id: `city_name` of stores refers to the one table in which `city_name`
/// never repeats. Looked for between tables that nothing else relates, as ids are surer than names.
struct SharedNameInference {
  let tables: [Catalogue.Table]
  let known: [Catalogue.ForeignKey]
  let reader: ProfilingReader

  /// Less is asked of a column that is named after the table it points at: `state_name` and `states`.
  static let neededOfOwner = 0.75

  func foreignKeys() throws -> [Catalogue.ForeignKey] {
    var related = Set(known.map { Self.pair($0.table, $0.referencedTable) })
    var found: [Catalogue.ForeignKey] = []
    for table in tables {
      for column in table.columns where Self.isName(column) && known(column, of: table) == nil {
        guard let target = target(of: column, from: table),
          !related.contains(Self.pair(table.name, target.table.name))
        else { continue }
        var key = Catalogue.ForeignKey(
          table: table.name, columns: [column.name], referencedTable: target.table.name,
          referencedColumns: [target.column.name], isDeclared: false)
        let needed = target.isOwner ? Self.neededOfOwner : ForeignKeyInference.neededInclusion
        guard let share = try ValueInclusion(reader: reader).share(of: key), share >= needed else { continue }
        key.inclusion = share
        related.insert(Self.pair(table.name, target.table.name))
        found.append(key)
      }
    }
    return found
  }

  private struct Target {
    var table: Catalogue.Table
    var column: Catalogue.Column
    var isOwner: Bool
  }

  /// The one other table in which the column never repeats; of several the one that is named after it.
  private func target(of column: Catalogue.Column, from table: Catalogue.Table) -> Target? {
    guard !Self.isNamedAfter(table, column) else { return nil }
    var targets: [Target] = []
    for other in tables where other.name != table.name && other.rowCount > 1 {
      guard
        let same = other.columns.first(where: {
          $0.name.lowercased() == column.name.lowercased() && $0.isUnique && $0.nullCount == 0
            && $0.type == .text
        })
      else { continue }
      targets.append(Target(table: other, column: same, isOwner: Self.isNamedAfter(other, same)))
    }
    if let owner = targets.first(where: \.isOwner) { return owner }
    guard targets.count == 1, !column.isUnique else { return nil }
    return targets[0]
  }

  private func known(_ column: Catalogue.Column, of table: Catalogue.Table) -> Catalogue.ForeignKey? {
    known.first { $0.table == table.name && $0.columns.contains(column.name) }
  }

  /// `city_name`, but not `name` or `first_name`, which mean something else in every table.
  private static func isName(_ column: Catalogue.Column) -> Bool {
    let words = NameSplitter.words(in: column.name)
    guard column.type == .text, words.count > 1, words.last == "name" else { return false }
    return !personal.contains(words[words.count - 2])
  }

  private static let personal: Set<String> = [
    "first", "last", "middle", "full", "given", "family", "user", "nick", "file", "display", "short", "long",
  ]

  private static func isNamedAfter(_ table: Catalogue.Table, _ column: Catalogue.Column) -> Bool {
    let owner = NameSplitter.words(in: table.name).map(Inflection.singular)
    let words = NameSplitter.words(in: column.name).map(Inflection.singular).dropLast()
    return !words.isEmpty && owner.suffix(words.count) == words
  }

  private static func pair(_ first: String, _ second: String) -> [String] { [first, second].sorted() }
}
