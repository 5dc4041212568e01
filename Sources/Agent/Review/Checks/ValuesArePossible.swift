import QuerentCore
import SemanticLayer

/// No negative counts, and no average or extreme of a column outside what the column holds.
struct ValuesArePossible: ReviewCheck {
  let name = "values-are-possible"

  func judge(_ attempt: Attempt, _ context: ReviewContext) -> Verdict {
    let plan = attempt.plan
    guard plan.outputs.count == attempt.table.columns.count else { return .notApplicable }
    var looked = false
    for (column, output) in plan.outputs.enumerated() {
      guard case .aggregate(let call) = output.expression else { continue }
      let figures = attempt.table.rows.compactMap { $0[column].number }
      let label = attempt.table.columns[column].label
      switch call.function {
      case .count, .countDistinct:
        looked = true
        if figures.contains(where: { $0 < 0 }) { return .failed("\(label) is negative") }
      case .average, .minimum, .maximum, .median, .percentile:
        guard case .column(let reference)? = call.argument, let profile = context.model.column(reference),
          let low = profile.minimum.number, let high = profile.maximum.number
        else { continue }
        looked = true
        let slack = max(abs(low), abs(high), 1) * 1e-9
        if figures.contains(where: { $0 < low - slack || $0 > high + slack }) {
          return .failed("\(label) lies outside the values of the column")
        }
      case .sum, .standardDeviation: continue
      }
    }
    return looked ? .passed("values possible") : .notApplicable
  }
}
