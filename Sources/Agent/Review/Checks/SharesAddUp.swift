import QuerentCore
import SemanticLayer

/// Shares of a whole lie between 0 and 1 and add up to 1.
struct SharesAddUp: ReviewCheck {
  let name = "shares-add-up"
  let isNotable = true

  func judge(_ attempt: Attempt, _ context: ReviewContext) -> Verdict {
    let plan = attempt.plan
    guard plan.outputs.count == attempt.table.columns.count, !attempt.table.rows.isEmpty else {
      return .notApplicable
    }
    for (column, output) in plan.outputs.enumerated() {
      guard case .window(let call) = output.expression, call.function == .share else { continue }
      let shares = attempt.table.rows.compactMap { $0[column].number }
      // parts of a change may point the other way
      let isChange = if case .arithmetic(.subtract, _, _) = call.argument { true } else { false }
      if !isChange, shares.contains(where: { $0 < -1e-9 || $0 > 1 + 1e-9 }) {
        return .failed("a share lies outside 0 to 100%")
      }
      let isWhole =
        plan.limit == nil && plan.having == nil && call.partition.isEmpty && !attempt.table.isTruncated
      if isWhole, !shares.isEmpty, abs(shares.exactSum - 1) > 1e-6 {
        return .failed("the shares add up to \(FigureFormat.percent(shares.exactSum))%")
      }
      return .passed(isWhole ? "shares add up to 100%" : "shares in range")
    }
    return .notApplicable
  }
}
