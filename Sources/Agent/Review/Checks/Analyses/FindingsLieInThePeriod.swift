import Detection
import QuerentCore
import SemanticLayer
import SemanticParsing
import Tools

/// Every finding that is told lies in the period that was asked about, and in the data.
struct FindingsLieInThePeriod: ReviewCheck {
  let name = "findings-lie-in-the-period"

  func judge(_ attempt: Attempt, _ context: ReviewContext) -> Verdict {
    guard case .anomalies(let report)? = attempt.outcome, !report.events.isEmpty else {
      return .notApplicable
    }
    let asked = attempt.plan.period?.range
    for event in report.events {
      guard let start = event.range.start, let end = event.range.end,
        report.series.steps.count > event.finding.end
      else { return .failed("a finding has no place in the data") }
      let isBefore = asked?.start.map { end <= $0 } ?? false
      let isAfter = asked?.end.map { $0 <= start } ?? false
      if isBefore || isAfter { return .failed("a finding lies outside the period that was asked about") }
    }
    return .passed("findings lie in the period")
  }
}
