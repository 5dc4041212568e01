public import QuerentCore
import SemanticLayer
import SemanticParsing
import Storage

/// Runs the questions of a batch file, in order, and hands out each answer as it is finished.
public struct BatchRunner: Sendable {
  /// How a batch is run.
  public struct Options: Sendable {
    public var analyst = AnalystOptions()
    /// Data for questions that name no database.
    public var sources: [String] = []
    /// The folder of the batch file, which relative databases are relative to.
    public var folder = ""
    /// "Today" for questions that do not say.
    public var asOf: CalendarDate?
    /// Makes options with the defaults.
    public init() {}
  }

  private let shelf: WorkspaceShelf
  private let options: Options

  /// Makes a runner that opens data through a shelf.
  public init(shelf: WorkspaceShelf, options: Options) {
    self.shelf = shelf
    self.options = options
  }

  /// Runs questions one after the other. A follow-up edits the plan of the question it follows; when that one has no
  /// plan it is read on its own. Ctrl-C starts nothing new.
  /// - Parameters:
  ///   - isStopped: asked before each question.
  ///   - report: called once a question, in order.
  public func run(
    _ questions: [BatchQuestion], cancellation: CancellationFlag, isStopped: () -> Bool = { false },
    report: (BatchResult) -> Void
  ) {
    // the plans of each question's conversation so far, the latest last
    var plans: [String: [Answered]] = [:]
    for question in questions where !cancellation.isCancelled && !isStopped() {
      var before = question.follows.flatMap { plans[$0] } ?? []
      let isUndone = ConversationCommand(question.text) == .undo && before.count > 1
      if isUndone { before.removeLast() }
      let (result, answered) = run(question, following: before.last, returns: isUndone, cancellation)
      // A follow-up that was not understood leaves the conversation where it was.
      plans[question.id] = isUndone ? before : before + (answered.map { [$0] } ?? [])
      report(result)
    }
  }

  private func run(
    _ question: BatchQuestion, following previous: Answered?, returns: Bool, _ cancellation: CancellationFlag
  ) -> (BatchResult, Answered?) {
    let asked = Question(question.text, asOf: question.asOf ?? options.asOf, context: question.context)
    let analyst: Analyst
    do {
      let opened = try shelf.analyst(for: question.database.map { [resolved($0)] } ?? options.sources)
      do throws(Diagnostic) {
        analyst = try opened.filtered(for: question)
      } catch {
        return (BatchResult(question: question, answer: .unfiltered(question, asked, error)), nil)
      }
    } catch {
      var answer = Answer(id: question.id, question: asked, status: .error)
      answer.failure = OpeningFailure.diagnostic(error)
      answer.line = question.line
      return (BatchResult(question: question, answer: answer), nil)
    }
    func ask() -> Answered {
      if returns, let previous, let plan = previous.plan {
        return analyst.answer(
          asked, with: plan, request: previous.request, options: options.analyst, cancellation: cancellation)
      }
      return analyst.answer(
        question, asked: asked, after: previous, options: options.analyst, cancellation: cancellation)
    }
    let answered = ask()
    let answer = analyst.judged(
      answered.answer, of: question, limits: options.analyst.limits, cancellation: cancellation
    ) { ask().answer }
    return (BatchResult(question: question, answer: answer), answered.plan == nil ? nil : answered)
  }

  private func resolved(_ database: String) -> String {
    database.hasPrefix("/") || database == "demo" || options.folder.isEmpty
      ? database : "\(options.folder)/\(database)"
  }
}

/// A question of a batch and its answer.
public struct BatchResult: Sendable {
  /// How a question of a batch came out.
  public enum Outcome: Hashable, Sendable {
    case passed
    case expectationFailed
    /// A refusal or a question back that nobody expected.
    case unanswered
    /// The question is not written rightly, which only the data could tell.
    case badQuestion
    /// The data cannot be read.
    case dataError
    case timedOut
    case cancelled
    /// Anything else that went wrong.
    case failed

    /// Whether it counts against the run.
    public var isFailure: Bool { self != .passed }
  }

  public var question: BatchQuestion
  public var answer: Answer

  /// Makes a result.
  public init(question: BatchQuestion, answer: Answer) {
    self.question = question
    self.answer = answer
  }

  /// What the answer and its expectations come to. A refusal that was expected is a pass.
  public var outcome: Outcome {
    if answer.status == .error, !question.expectations.contains(where: { $0.rule == .status(.error) }) {
      switch answer.failure?.code {
      case "timed-out": return .timedOut
      case "cancelled": return .cancelled
      case Answer.badFilter: return .badQuestion
      case let code? where OpeningFailure.codes.contains(code): return .dataError
      default: return .failed
      }
    }
    if answer.expectations.contains(where: { !$0.passed && !$0.isWarning }) { return .expectationFailed }
    let isExpected = question.expectations.contains(where: \.asksForNoAnswer)
    return answer.status == .answered || isExpected ? .passed : .unanswered
  }
}
