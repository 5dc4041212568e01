import QuerentCore

/// An expression of SQL, as a tree; a dialect prints it.
indirect enum SQLExpression: Hashable, Sendable {
  /// A column, qualified where several tables are in sight.
  case column(qualifier: String?, String)
  /// A value that travels beside the text.
  case bound(Value)
  /// A token of our own making: `1.0`, `*`, `'-Q'`. Never text from a person or from data.
  case constant(String)
  case call(String, [SQLExpression], isDistinct: Bool)
  case binary(SQLExpression, String, SQLExpression)
  case not(SQLExpression)
  case isNull(SQLExpression, isNegated: Bool)
  case between(SQLExpression, SQLExpression, SQLExpression)
  case inList(SQLExpression, [SQLExpression], isNegated: Bool)
  /// Several values on the left make a row value.
  case inSelect([SQLExpression], SelectStatement, isNegated: Bool)
  case caseWhen(SQLExpression, then: SQLExpression)
  case cast(SQLExpression, String)
  case over(SQLExpression, Window)
  case select(SelectStatement)
  /// A phrase of the dialect around a value.
  case template(SQLTemplate, [String: SQLExpression])

  /// The rows a window function looks at.
  struct Window: Hashable, Sendable {
    var partition: [SQLExpression] = []
    var order: [SelectStatement.OrderTerm] = []
    /// `ROWS UNBOUNDED PRECEDING`; empty for the default frame.
    var frame: String = ""
  }

  static func function(_ name: String, _ arguments: SQLExpression...) -> SQLExpression {
    .call(name, arguments, isDistinct: false)
  }

  /// Everything that is not nothing, joined with `AND`; `nil` when nothing is left.
  static func conjunction(_ parts: [SQLExpression]) -> SQLExpression? {
    guard var result = parts.first else { return nil }
    for part in parts.dropFirst() { result = .binary(result, "AND", part) }
    return result
  }

  /// Real division that gives null rather than an error or a whole number.
  static func quotient(_ dividend: SQLExpression, _ divisor: SQLExpression) -> SQLExpression {
    let real: SQLExpression
    switch dividend {
    case .call("AVG", _, _), .bound(.real): real = dividend
    default: real = .binary(.constant("1.0"), "*", dividend)
    }
    let safe: SQLExpression
    switch divisor {
    case .bound(let value) where (value.number ?? 0) != 0: safe = divisor
    default: safe = .function("NULLIF", divisor, .constant("0"))
    }
    return .binary(real, "/", safe)
  }
}
