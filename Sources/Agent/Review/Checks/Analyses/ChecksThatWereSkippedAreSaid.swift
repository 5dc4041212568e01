import Detection
import QuerentCore
import SemanticLayer
import Tools

/// What an audit could not look at is said, with the reason.
struct ChecksThatWereSkippedAreSaid: ReviewCheck {
  let name = "skipped-checks-are-said"

  func judge(_ attempt: Attempt, _ context: ReviewContext) -> Verdict {
    guard case .audit(let report, _)? = attempt.outcome else { return .notApplicable }
    let skipped = report.checks.filter { $0.skipped != nil }
    guard !skipped.isEmpty else { return .notApplicable }
    let unsaid = skipped.filter { check in !attempt.draft.caveats.contains { $0.contains(check.name) } }
    return unsaid.isEmpty
      ? .passed("skipped checks are named") : .failed("a check was skipped and that is not said")
  }
}
