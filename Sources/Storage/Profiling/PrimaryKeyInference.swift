import QuerentCore
import SemanticLayer

/// Finds the key of a table that declares none: a column that names its rows and never repeats.
enum PrimaryKeyInference {
  /// The key column, or nothing. In an empty table the name alone decides.
  static func key(of table: String, columns: [Catalogue.Column], rowCount: Int) -> [String] {
    let ranked = columns.enumerated().compactMap {
      position, column -> (rank: Int, position: Int, name: String)? in
      guard rowCount == 0 || column.isUnique, let rank = rank(of: column.name, in: table) else { return nil }
      if rowCount == 0, rank > 1 { return nil }
      // Amounts and dates may happen not to repeat.
      guard column.type == .integer || column.type == .text || column.type == .real && rank <= 1 else {
        return nil
      }
      return (rank, position, column.name)
    }
    return ranked.min { ($0.rank, $0.position) < ($1.rank, $1.position) }.map { [$0.name] } ?? []
  }

  /// How much a name looks like the key of the table, 0 is best.
  static func rank(of column: String, in table: String) -> Int? {
    let words = NameSplitter.words(in: column).map(Inflection.singular)
    let owner = NameSplitter.words(in: table).map(Inflection.singular)
    if words == ["id"] || words == owner + ["id"] { return 0 }
    if column.lowercased() == owner.compactMap(\.first).map(String.init).joined() + "id" { return 0 }
    if let last = words.last, keyWords.contains(last) {
      if words.dropLast() == owner[...] { return 0 }
      if words.count == 1 || owner.last == words.dropLast().last { return 1 }
      return last == "id" ? 2 : 3
    }
    if column.lowercased().hasSuffix("id"), column.utf8.count == 3 { return 2 }
    return words == owner || words == owner + ["name"] || words == ["name"] ? 4 : nil
  }

  static let keyWords: Set<String> = ["id", "code", "key", "number", "uuid", "guid"]
}
