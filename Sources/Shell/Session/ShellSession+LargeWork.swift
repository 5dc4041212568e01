import QuerentCore
import Rendering

/// What was asked and would compare more pairs of rows than the limit.
struct LargeWork: Equatable {
  var text: String
  var isStatement: Bool
}

extension ShellSession {
  /// Says how much work a cross join is and asks whether to do it. False for every other answer, and where nobody is
  /// there to say yes: lines of a file are refused.
  func asksAboutWork(of answer: Answer) -> Bool {
    guard let refusal = answer.refusal, refusal.code == .tooLarge, readingDepth == 0, !allowsLargeWork else {
      return false
    }
    _ = conversation.undo()
    screen.say("! \(refusal.why)", hangingIndent: 2)
    screen.note(
      "The time limit is \(FigureFormat.number(settings.timeout)) s; /set timeout changes it.",
      hangingIndent: 2)
    choices = .largeWork(
      LargeWork(text: answer.question.text, isStatement: answer.isStatement),
      entered: configuration.confirmsByDefault ? 1 : 2)
    return true
  }

  /// Does what was chosen: 1 runs it, 2 leaves it.
  func decide(on work: LargeWork, _ number: Int) throws {
    guard number == 1 else { return screen.say("It was not run.") }
    allowsLargeWork = true
    defer { allowsLargeWork = false }
    try work.isStatement ? runStatement(work.text) : ask(work.text)
  }
}
