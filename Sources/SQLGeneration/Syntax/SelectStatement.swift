/// A `SELECT`, as a tree.
struct SelectStatement: Hashable, Sendable {
  /// One column of the result.
  struct Item: Hashable, Sendable {
    var expression: SQLExpression
    /// The name in the result; `nil` when the expression is a column and keeps its name.
    var alias: String?
  }

  /// A table, or the rows of another statement.
  indirect enum Source: Hashable, Sendable {
    case table(String, alias: String?)
    case select(SelectStatement, alias: String?)
  }

  struct Join: Hashable, Sendable {
    enum Kind: String, Hashable, Sendable {
      case inner = "JOIN"
      case left = "LEFT JOIN"
      case full = "FULL JOIN"
      case cross = "CROSS JOIN"
    }

    var kind: Kind
    var source: Source
    var condition: SQLExpression?
  }

  struct OrderTerm: Hashable, Sendable {
    var expression: SQLExpression
    var isDescending: Bool
    /// Nulls are to be moved behind the values.
    var movesNullsLast: Bool = false
  }

  /// A named statement in front: `WITH name AS (…)`.
  struct CommonTable: Hashable, Sendable {
    var name: String
    var select: SelectStatement
  }

  /// `UNION`, `INTERSECT` or `EXCEPT` with another statement.
  struct Compound: Hashable, Sendable {
    var keyword: String
    var select: SelectStatement
  }

  var with: [CommonTable] = []
  var isDistinct = false
  var items: [Item] = []
  var source: Source?
  var joins: [Join] = []
  var filter: SQLExpression?
  var groups: [SQLExpression] = []
  var having: SQLExpression?
  var compounds: [Compound] = []
  var order: [OrderTerm] = []
  var limit: Int?
  var offset: Int = 0

  /// Adds a condition to those that hold already.
  mutating func narrow(_ condition: SQLExpression?) {
    guard let condition else { return }
    filter = filter.map { .binary($0, "AND", condition) } ?? condition
  }

  /// The statement for a place where the names of its columns mean nothing.
  var withoutNeedlessNames: SelectStatement {
    guard order.isEmpty, compounds.isEmpty else { return self }
    var select = self
    for position in select.items.indices { select.items[position].alias = nil }
    return select
  }

  /// Whether rows are cut, ordered or combined, so that the statement cannot be a bare operand of `UNION`.
  var isFinished: Bool { !with.isEmpty || !compounds.isEmpty || !order.isEmpty || limit != nil }
}
