import Agent
import ArgumentParser
import QuerentCore
import Rendering

/// `querent sql`: one read-only statement.
struct SQLCommand: QuerentCommand {
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
    let sink = try AnswerSink(output.output)
    let workspace = try data.open(Array(words.dropLast()), output: output)
    let answered = Analyst(workspace: workspace).run(
      sql: statement, limits: limits.analystOptions(followUps: 0).limits, cancellation: Interruption.flag)
    sink.write(output.formatter(default: .table).format(answered.answer))
    switch answered.answer.failure?.code {
    case nil: return .success
    case "timed-out": return .timedOut
    case "cancelled": return Interruption.status ?? .interrupted
    default: return .usage
    }
  }
}
