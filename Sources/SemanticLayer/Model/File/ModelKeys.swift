/// The keys of a model file.
enum ModelKeys {
  /// Lists of columns of a table and the role each gives.
  static let columnLists: [(key: String, role: SemanticModel.Column.Role)] = [
    ("identifiers", .identifier), ("dimensions", .dimension), ("time_dimensions", .time),
    ("measures", .measure),
    ("texts", .text),
  ]

  static let file = [
    "version", "default_measure", "calendar", "tables", "measures", "relationships", "synonyms", "audit",
  ]
  static let calendar = ["fiscal_year_start", "week_start"]
  static let table =
    ["name", "label", "synonyms", "grain", "primary_key", "entity", "counted_by", "display", "default_time"]
    + columnLists.map(\.key)
  static let column = [
    "name", "label", "synonyms", "type", "date_style", "time_role", "aggregate", "additivity", "unit",
  ]
  static let measure = ["name", "label", "synonyms", "expr", "additivity", "unit", "polarity", "note"]
  static let relationship = ["from", "from_columns", "to", "to_columns", "cardinality", "inferred"]
  static let audit = ["approval_limit", "books"]
  static let book = ["role", "table", "columns"]
  static let synonym = ["term", "meaning"]
}

/// What a model file may leave out.
enum ModelDefaults {
  static func label(for name: String) -> String {
    let phrase = NameSplitter.phrase(for: name)
    return phrase.isEmpty ? name : phrase
  }
}
