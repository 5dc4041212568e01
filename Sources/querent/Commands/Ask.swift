import Agent
import ArgumentParser
import QuerentCore
import Rendering

/// `querent ask`: one answer, then exit.
struct Ask: ConfiguredCommand {
  static let configuration = CommandConfiguration(
    abstract: "Answer one question and exit.",
    usage: "querent ask [<options>] [<data> ...] <question>")

  @Argument(
    help: "Files, a folder, a database or \"demo\", then the question (\"-\" reads it from standard input).")
  var words: [String] = []
  @OptionGroup var data: DataOptions
  @OptionGroup var limits: LimitOptions
  @OptionGroup var output: OutputOptions

  @Flag(name: .long, help: "Show as well how the question was read, its plan, query, checks and steps.")
  var explain = false

  func execute() throws -> ExitStatus {
    guard let last = words.last else {
      throw CommandFailure.usage(
        "There is no question.", "Like this: querent ask sales.csv \"how many orders\"")
    }
    let text = trimmedQuestion(last == "-" ? StandardStreams.readInput() : last)
    guard !text.isEmpty else { return .nothingToDo }
    let delivery = try AnswerDelivery(output, sources: data.sources(Array(words.dropLast())))
    let workspace = try data.open(Array(words.dropLast()), output: output)
    let answered = StepProgress.during(limits.analystOptions(followUps: 3), isShown: !output.quiet) {
      let analyst = Analyst(workspace: workspace)
      return analyst.isStatement(text)
        ? analyst.answer(statement: text, options: $0, cancellation: Interruption.flag)
        : analyst.answer(Question(text, asOf: data.today), options: $0, cancellation: Interruption.flag)
    }
    var answer = answered.answer
    Surroundings.current.stateFolder.map { UnknownWords(path: "\($0)/unknown-words") }?.add(answer)
    if explain { answer = ExplanationComposer(workspace: workspace).explained(answered) }
    answer.id = "1"
    return delivery.deliver(answer, status: Interruption.status ?? AnswerStatus.exit(for: answer))
  }
}

/// The question without white space around it.
func trimmedQuestion(_ text: String) -> String {
  var slice = Substring(text)
  while slice.first?.isWhitespace == true { slice.removeFirst() }
  while slice.last?.isWhitespace == true { slice.removeLast() }
  return String(slice)
}

/// How the end of a question becomes the end of the program.
enum AnswerStatus {
  static func exit(for answer: Answer) -> ExitStatus {
    exit(for: BatchResult(question: BatchQuestion(id: answer.id, text: "", line: 0), answer: answer).outcome)
  }

  static func exit(for outcome: BatchResult.Outcome) -> ExitStatus {
    switch outcome {
    case .passed: .success
    case .expectationFailed: .expectationFailed
    case .unanswered: .unanswered
    case .badQuestion: .usage
    case .dataError: .dataError
    case .timedOut: .timedOut
    case .cancelled: Interruption.status ?? .interrupted
    case .failed: .internalError
    }
  }
}
