import Agent
import ArgumentParser
import Foundation
import QuerentCore
import Rendering
import SemanticLayer

/// `querent check`: looks for what makes figures wrong in data.
struct CheckCommand: ConfiguredCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Look for duplicates, keys that lead nowhere, bad dates, gaps and late loads.")

  @Argument(help: "Files, a folder, a database or \"demo\".")
  var sources: [String] = []
  @Option(name: .long, help: "Only this table; repeatable.")
  var table: [String] = []
  @OptionGroup var data: DataOptions
  @OptionGroup var limits: LimitOptions
  @OptionGroup var output: OutputOptions

  func execute() throws -> ExitStatus {
    let sink = try AnswerSink(output.output)
    let workspace = try data.open(sources, output: output)
    if let unknown = table.first(where: { workspace.model.table(named: $0) == nil }) {
      let names = workspace.model.tables.map(\.name).joined(separator: ", ")
      throw CommandFailure.usage("There is no table called \(unknown).", "Tables: \(names)")
    }
    let report = DataChecker(
      model: workspace.model, store: workspace.store, limits: limits.analystOptions(followUps: 0).limits
    ).report(on: table, cancellation: Interruption.flag)
    if output.isMachineReadable {
      var answer = Answer(question: Question("check"), status: .answered)
      answer.table = report.table
      sink.write(output.formatter(default: .table).format(answer))
    } else {
      sink.write(DataReportWords(report: report).lines.map { $0 + "\n" }.joined())
    }
    if let status = Interruption.status { return status }
    return .success
  }
}
