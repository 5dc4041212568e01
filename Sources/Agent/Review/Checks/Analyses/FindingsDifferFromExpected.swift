import Detection
import QuerentCore
import SemanticLayer
import SemanticParsing
import Tools

/// What is called a spike lies above what was expected, a dip or collapse below, and what is missing has no rows.
struct FindingsDifferFromExpected: ReviewCheck {
  let name = "findings-differ-from-expected"
  let isNotable = true

  func judge(_ attempt: Attempt, _ context: ReviewContext) -> Verdict {
    guard case .anomalies(let report)? = attempt.outcome else { return .notApplicable }
    for event in report.events {
      let finding = event.finding
      let values = report.series.lines[event.line].values[finding.start...finding.end]
      if let actual = finding.actual {
        // a slope or a spread is no figure of a row
        guard finding.kind != .trendChange, finding.kind != .varianceChange else { continue }
        guard (actual > finding.expected) == (finding.direction == .up) else {
          return .failed("a finding says up where the figure is below what was expected, or the other way")
        }
        if finding.kind != .levelShift,
          abs(values.reduce(0) { $0 + ($1 ?? 0) } - actual) > 1e-6 * max(abs(actual), 1)
        {
          return .failed("the figure of a finding is not that of its rows")
        }
      } else if values.contains(where: { $0 != nil }) {
        return .failed("rows are there where a finding says that none are")
      }
    }
    return .passed(report.events.isEmpty ? "every step compared" : "findings compared with their rows")
  }
}
