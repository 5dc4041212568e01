import Detection
import QuerentCore
import SemanticLayer
import Tools

/// Every finding of an audit that is told is one of the report, of the kind that was asked for.
struct FindingsAreInTheReport: ReviewCheck {
  let name = "findings-are-in-the-report"
  let isNotable = true

  func judge(_ attempt: Attempt, _ context: ReviewContext) -> Verdict {
    guard case .audit(let report, let topic)? = attempt.outcome else { return .notApplicable }
    guard attempt.findings.count == report.findings.count else {
      return .failed("the answer does not tell as many findings as the audit has")
    }
    if report.findings.contains(where: { !topic.includes($0.kind) }) {
      return .failed("a finding is of another kind than was asked for")
    }
    let examined = report.checks.reduce(0) { $0 + $1.examined }
    return .passed("\(FigureFormat.number(Double(examined))) rows examined")
  }
}
