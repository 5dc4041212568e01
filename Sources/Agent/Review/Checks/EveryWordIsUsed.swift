import QuerentCore

/// No content word of the question was left out of the reading.
struct EveryWordIsUsed: QuestionCheck {
  let name = "every-word-is-used"

  func judge(_ attempt: Attempt, _ context: ReviewContext) -> Verdict {
    let unread = attempt.understanding.unread
    guard !unread.isEmpty else { return .passed("every word used") }
    return .failed("not understood: " + unread.map { "\"\($0)\"" }.joined(separator: ", "))
  }
}
