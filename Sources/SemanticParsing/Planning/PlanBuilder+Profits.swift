import QuerentCore
import SemanticLayer

/// "the most profitable quarter", "which products lose the most money": ranked by the figure for profit.
extension PlanBuilder {
  private var profit: SemanticModel.Measure? {
    model.measures.first { NameWords.words(in: $0.name) == ["profit"] }
      ?? model.measures.first {
        let words = NameWords.words(in: $0.label)
        return words.contains("profit") && !words.contains("margin") && $0.additivity != .nonAdditive
      }
  }

  /// Whether single rows are listed that have a profit each: "the most profitable deal".
  var isRowOfOwnProfit: Bool {
    guard sketch.groups.isEmpty, !listsNamesOfFacts, !listsEntities,
      let found = adjectiveColumn("profit", of: nil)
    else { return profit == nil && sketch.groups.isEmpty }
    return focus == found.reference.table || profit == nil
  }

  /// The order by profit, which is shown beside what it ranks.
  mutating func profitKey(isDescending: Bool) -> QueryPlan.OrderKey? {
    guard let profit else {
      isUnsure = true
      doubt += 0.5
      return nil
    }
    let figure = PlanExpression.measure(profit.name)
    if !plan.outputs.contains(where: { $0.expression == figure }) {
      plan.outputs.append(QueryPlan.Output(figure))
    }
    return QueryPlan.OrderKey(figure, descending: isDescending)
  }
}
