import SemanticLayer

/// How columns of sex or gender write what people say: `F` for "women", `male` for "men".
enum SexCodes {
  /// Other ways to write a folded word for a sex; empty for other words.
  static func forms(of key: String) -> [String] {
    if female.contains(key) { return ["f", "female", "woman", "w", "girl"].filter { $0 != key } }
    if male.contains(key) { return ["m", "male", "man", "boy"].filter { $0 != key } }
    return []
  }

  /// Whether a column holds a sex by its name.
  static func isSex(_ column: ColumnReference) -> Bool {
    NameWords.words(in: column.column).contains { $0 == "sex" || $0 == "gender" }
  }

  private static let female: Set<String> = ["female", "females", "woman", "women", "girl", "girls"]
  private static let male: Set<String> = ["male", "males", "man", "men", "boy", "boys"]
}
