import QuerentCore
import SemanticLayer

extension SemanticModel {
  /// Whether the figures of groups may be added up to the figure of all rows: sums and counts of rows may, averages,
  /// ratios, extremes and counts of distinct things may not.
  func isAdditive(_ expression: PlanExpression) -> Bool {
    switch expression {
    case .measure(let name):
      guard let measure = measure(named: name), measure.additivity == .additive else { return false }
      return isAdditive(measure.expression)
    case .aggregate(let call):
      switch call.function {
      case .count: return true
      case .sum: return call.argument.map(addsUp) ?? false
      case .countDistinct, .average, .minimum, .maximum, .median, .percentile, .standardDeviation:
        return false
      }
    case .arithmetic(.add, let left, let right), .arithmetic(.subtract, let left, let right):
      return isAdditive(left) && isAdditive(right)
    case .arithmetic(.multiply, let left, .literal), .arithmetic(.divide, let left, .literal):
      return isAdditive(left)
    case .column, .literal, .bucket, .part, .arithmetic, .daysBetween, .earliest, .plan, .window: return false
    }
  }

  private func addsUp(_ argument: PlanExpression) -> Bool {
    guard case .column(let reference) = argument else { return true }
    return column(reference)?.additivity != .nonAdditive
  }
}
