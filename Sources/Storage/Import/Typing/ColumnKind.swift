/// What a column stores and how its fields are read.
enum ColumnKind: Hashable, Sendable {
  case text
  /// `true` and `false`, stored as 1 and 0.
  case boolean
  case integer(NumberStyle)
  /// Percentages are stored as fractions.
  case real(NumberStyle, isPercent: Bool)
  /// Stored as `2017-03-01`.
  case date(DateOrder)
  /// Stored as `2017-03-01 14:05:00`.
  case datetime(DateOrder)

  /// The declared type. Dates are declared TEXT: under a name SQLite does not know, a comparison with `'2017'`
  /// would turn the year into a number, and every text is larger than any number.
  var declaration: String {
    switch self {
    case .text, .date, .datetime: "TEXT"
    case .boolean: "BOOLEAN"
    case .integer: "INTEGER"
    case .real: "REAL"
    }
  }

  /// What a value that does not fit is not.
  var noun: String {
    switch self {
    case .text: "text"
    case .boolean: "true or false"
    case .integer: "a whole number"
    case .real: "a number"
    case .date: "a date"
    case .datetime: "a date with time"
    }
  }
}

/// A column of the table being made.
struct ImportColumn: Hashable, Sendable {
  var name: String
  var kind: ColumnKind
  /// Whether the order of day and month was chosen without proof.
  var isOrderAssumed = false
}
