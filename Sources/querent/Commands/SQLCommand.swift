import Agent
import ArgumentParser
import QuerentCore
import Rendering

/// `querent sql`: one read-only statement.
struct SQLCommand: ConfiguredCommand {
  static let configuration = CommandConfiguration(
    commandName: "sql", abstract: "Run one read-only SQL statement.",
    usage: "querent sql [<options>] [<data> ...] <statement>")

  @Argument(help: "Data, then the statement (\"-\" reads it from standard input).")
  var words: [String]
  @OptionGroup var data: DataOptions
  @OptionGroup var limits: LimitOptions
  @OptionGroup var output: OutputOptions

  func execute() throws -> ExitStatus {
    let last = words.last ?? ""
    let statement = trimmedQuestion(last == "-" ? StandardStreams.readInput() : last)
    guard !statement.isEmpty else { return .nothingToDo }
    let delivery = try AnswerDelivery(output, sources: data.sources(Array(words.dropLast())))
    let workspace = try data.open(Array(words.dropLast()), output: output)
    let answered = StepProgress.during(limits.analystOptions(followUps: 0), isShown: !output.quiet) {
      Analyst(workspace: workspace).run(sql: statement, limits: $0.limits, cancellation: Interruption.flag)
    }
    let status: ExitStatus =
      switch answered.answer.failure?.code {
      case nil: answered.answer.status == .refused ? .unanswered : .success
      case "timed-out": .timedOut
      case "cancelled": Interruption.status ?? .interrupted
      default: .usage
      }
    return delivery.deliver(answered.answer, status: status)
  }
}
