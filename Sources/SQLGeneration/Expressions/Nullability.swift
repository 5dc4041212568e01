import QuerentCore
import SemanticLayer

extension CompilerEnvironment {
  /// Whether an expression can be null, as far as the profile of the data tells.
  func isNullable(_ expression: PlanExpression) -> Bool {
    switch expression {
    case .column(let reference): (index.column(reference)?.nullCount ?? 1) > 0
    case .earliest(let date, _): isNullable(.column(date))
    case .literal(let value): value.isNull
    case .measure, .plan: false
    case .aggregate(let call):
      switch call.function {
      case .count, .countDistinct: false
      case .standardDeviation: true
      case .sum, .average, .minimum, .maximum, .median, .percentile:
        call.condition != nil || (call.argument.map(isNullable) ?? false)
      }
    case .bucket(let inner, _), .part(let inner, _): isNullable(inner)
    case .arithmetic(.divide, _, .literal(let divisor)) where (divisor.number ?? 0) != 0: false
    case .arithmetic(.divide, _, _): true
    case .arithmetic(_, let left, let right), .daysBetween(let left, let right):
      isNullable(left) || isNullable(right)
    case .window(let call): call.function != .rank
    }
  }
}
