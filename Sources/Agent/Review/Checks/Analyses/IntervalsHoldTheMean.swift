import Detection
import QuerentCore
import SemanticLayer
import SemanticParsing
import Tools

/// The 95 % interval of a forecast holds the 80 % interval, and that the mean.
struct IntervalsHoldTheMean: ReviewCheck {
  let name = "intervals-hold-the-mean"

  func judge(_ attempt: Attempt, _ context: ReviewContext) -> Verdict {
    guard case .forecast(let report)? = attempt.outcome else { return .notApplicable }
    for row in report.lines.flatMap({ $0.rows + ($0.total.map { [$0] } ?? []) }) {
      let slack = 1e-9 * max(abs(row.mean), 1)
      guard row.mean.isFinite, row.interval80.lowerBound - slack <= row.mean,
        row.mean <= row.interval80.upperBound + slack,
        row.interval95.lowerBound - slack <= row.interval80.lowerBound,
        row.interval80.upperBound <= row.interval95.upperBound + slack
      else { return .failed("an interval of the forecast does not hold its mean") }
    }
    return .passed("intervals hold the mean")
  }
}
