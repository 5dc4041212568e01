import SemanticLayer

/// The first date of a thing, as a column beside those of its table: `MIN(…) OVER (PARTITION BY …)` over all rows, so
/// that no filter of the statement changes what was first.
struct FirstDate: Hashable, Sendable {
  let date: String
  let thing: String

  /// The name of the column.
  var name: String { "earliest_\(date)_per_\(thing)" }

  /// The first dates a plan speaks of, by table; those of plans inside are theirs.
  static func all(of plan: QueryPlan) -> [String: [FirstDate]] {
    var found: [String: [FirstDate]] = [:]
    func note(_ expression: PlanExpression) {
      guard case .earliest(let date, let thing) = expression else { return }
      let first = FirstDate(date: date.column, thing: thing.column)
      if found[date.table]?.contains(first) != true { found[date.table, default: []].append(first) }
    }
    let expressions =
      plan.outputs.map(\.expression) + plan.groups + plan.order.map(\.expression) + (plan.limit?.per ?? [])
    for expression in expressions { expression.visit(note) }
    for condition in [plan.filter, plan.having].compactMap({ $0 }) { condition.visit(note) }
    return found
  }

  /// The rows of a table with their first dates.
  static func source(_ table: String, _ dates: [FirstDate], alias: String) -> SelectStatement.Source {
    var select = SelectStatement()
    select.source = .table(table, alias: nil)
    select.items = [SelectStatement.Item(expression: .constant("*"), alias: nil)]
    for first in dates {
      select.items.append(
        SelectStatement.Item(
          expression: .over(
            .function("MIN", .column(qualifier: nil, first.date)),
            SQLExpression.Window(partition: [.column(qualifier: nil, first.thing)])),
          alias: first.name))
    }
    return .select(select, alias: alias)
  }
}
