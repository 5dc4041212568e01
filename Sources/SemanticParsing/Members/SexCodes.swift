import SemanticLayer

/// How columns of sex or gender write what people say: `F` for "women", `male` for "men".
enum SexCodes {
  /// Other ways to write a folded word for a sex; empty for other words.
  static func forms(of key: String) -> [String] {
    if female.contains(key) { return ["f", "female", "woman", "w", "girl"].filter { $0 != key } }
    if male.contains(key) { return ["m", "male", "man", "boy"].filter { $0 != key } }
    return []
  }

  /// How a column of marital status writes "married" and "single".
  static func maritalForms(of key: String) -> [String] {
    switch key {
    case "married": ["m"]
    case "single", "unmarried": ["s", "single"].filter { $0 != key }
    case "divorced": ["d"]
    case "widowed": ["w"]
    default: []
    }
  }

  /// Whether a column holds marital states by its name.
  static func isMarital(_ column: ColumnReference) -> Bool {
    NameWords.words(in: column.column).contains { $0 == "marital" }
  }

  /// Whether a column holds a sex by its name.
  static func isSex(_ column: ColumnReference) -> Bool {
    NameWords.words(in: column.column).contains { $0 == "sex" || $0 == "gender" }
  }

  private static let female: Set<String> = ["female", "females", "woman", "women", "girl", "girls"]
  private static let male: Set<String> = ["male", "males", "man", "men", "boy", "boys"]
}
