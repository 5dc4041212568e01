import Agent
import ArgumentParser
import Foundation
import QuerentCore
import Rendering
import Shell

/// `querent [DATA…]`: a session, or a batch when questions come in on a pipe.
struct Start: QuerentCommand {
  static let configuration = CommandConfiguration(
    commandName: "start", abstract: "Start a session (the default).", shouldDisplay: false)

  @Argument(help: "Files, a folder, a database or \"demo\".")
  var sources: [String] = []
  @Option(name: [.customShort("c"), .customLong("ask")], help: "Answer a question and exit; repeatable.")
  var questions: [String] = []
  @OptionGroup var data: DataOptions
  @OptionGroup var limits: LimitOptions
  @OptionGroup var output: OutputOptions

  func execute() throws -> ExitStatus {
    if !questions.isEmpty { return try answer(questions.joined(separator: "\n")) }
    if !StandardStreams.inputIsTerminal { return try answer(StandardStreams.readInput()) }
    output.note("The session is not part of this build. Try: querent ask \"how many orders\"")
    return .usage
  }

  /// Questions, one a line, answered in full.
  private func answer(_ text: String) throws -> ExitStatus {
    let batch = try BatchOptions.parse([])
    var output = output
    if output.chosenFormat == nil { output.format = output.plain ? .plain : .table }
    output.quiet = true
    let sources = sources.isEmpty ? nil : sources
    return try BatchSession(
      sources: sources ?? data.db.map { [$0] }, data: data, limits: limits, output: output, batch: batch
    ).run([batch.parse(text, path: "-")])
  }
}
