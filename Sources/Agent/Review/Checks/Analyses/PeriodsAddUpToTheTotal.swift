import Detection
import QuerentCore
import SemanticLayer
import SemanticParsing
import Tools

/// The periods of a forecast add up to the total that is told.
struct PeriodsAddUpToTheTotal: ReviewCheck {
  let name = "periods-add-up-to-the-total"
  let isNotable = true

  func judge(_ attempt: Attempt, _ context: ReviewContext) -> Verdict {
    guard case .forecast(let report)? = attempt.outcome else { return .notApplicable }
    var looked = false
    for line in report.lines {
      guard let total = line.total else { continue }
      looked = true
      let sum = line.rows.reduce(0) { $0 + $1.mean }
      guard abs(sum - total.mean) <= 1e-6 * max(abs(total.mean), 1) else {
        return .failed("the periods of the forecast do not add up to its total")
      }
    }
    return looked ? .passed("periods add up") : .notApplicable
  }
}
