import QuerentCore
import SemanticLayer

extension PlanBuilder {
  /// "good": rated above the middle of the scale; "bad": below it.
  mutating func ratedCondition(isGood: Bool, isNegated: Bool) -> PlanCondition? {
    guard let found = adjectiveColumn("best", of: nil), !found.isInverted,
      let middle = Self.middle(ofScale: column(found.reference)?.maximum.number)
    else { return missed() }
    let operation: ComparisonOperator = isGood != isNegated ? .greater : .less
    let limit = PlanExpression.literal(NumberMention(middle.limit).cell)
    let label = column(found.reference)?.label ?? found.reference.column
    let word = isGood ? "good" : "bad"
    defaults.append(
      "\"\(word)\" read as a \(label) \(operation == .greater ? "above" : "below") "
        + "\(NumberMention(middle.limit).cell.description), the middle of a scale to \(middle.scale)")
    return .comparison(.column(found.reference), operation, limit)
  }

  /// Half of the smallest usual scale that holds the highest rating.
  private static func middle(ofScale maximum: Double?) -> (limit: Double, scale: Int)? {
    guard let maximum, maximum > 0, let scale = [1, 5, 10, 100].first(where: { Double($0) >= maximum }) else {
      return nil
    }
    return (Double(scale) / 2, scale)
  }

  /// "the best hotel in Oslo": all that share the highest rating are the best.
  mutating func keepTiesOfBest() {
    guard plan.limit?.count == 1, plan.limit?.offset == 0, plan.limit?.per.isEmpty == true,
      plan.order.count == 1, plan.groups.isEmpty, plan.having == nil, !plan.isAggregated,
      plan.period == nil, sketch.orders.count == 1, case .quality = sketch.orders[0].key,
      case .column(let rating) = plan.order[0].expression, let found = column(rating), found.isNumeric,
      !found.isUnique, found.distinctCount <= Self.mostRatings
    else { return }
    let function: Aggregate = plan.order[0].isDescending ? .maximum : .minimum
    let end = QueryPlan(outputs: [.init(aggregate(function, rating))], filter: plan.filter)
    let test = PlanCondition.comparison(.column(rating), .equal, .plan(end))
    let before: [PlanCondition]
    if case .all(let all)? = plan.filter { before = all } else { before = [plan.filter].compactMap { $0 } }
    plan.filter = Self.conjunction(before + [test])
    plan.limit = nil
    plan.order = []
    defaults.append(
      "all that share the \(function == .maximum ? "highest" : "lowest") \(found.label) are shown")
  }

  /// A rating has few values, so that many things share one.
  private static let mostRatings = 101
}
