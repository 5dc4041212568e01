import Agent
import ArgumentParser
import Foundation
import QuerentCore
import Rendering
import SemanticLayer
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
    try checkFirstWord()
    if !questions.isEmpty { return try answer(questions.joined(separator: "\n")) }
    if !StandardStreams.inputIsTerminal { return try answer(StandardStreams.readInput()) }
    guard Surroundings.current.outputIsTerminal else {
      throw CommandFailure.usage(
        "A session needs a terminal to write to.", "Ask one question: querent ask \"how many orders\"")
    }
    return session()
  }

  /// A misspelt command is taken for data; what was meant is said before anything is read.
  private func checkFirstWord() throws {
    guard let word = sources.first, word != "demo", !FileManager.default.fileExists(atPath: word) else {
      return
    }
    let near = NearestName.suggestions(for: word, among: Querent.commandNames)
    guard !near.isEmpty else { return }
    throw CommandFailure.usage(
      "There is no file and no command called \(word).", near.map { "Did you mean querent \($0)?" }[0],
      "querent --help lists the commands.")
  }

  /// A conversation at the terminal.
  private func session() -> ExitStatus {
    let surroundings = Surroundings.current
    // The shell has a way of its own to hear of Ctrl-C.
    Interruption.release()
    var configuration = ShellConfiguration(
      version: Querent.version, sources: sources.isEmpty ? data.db.map { [$0] } ?? [] : sources,
      workspaceOptions: data.workspaceOptions(), style: output.style(limits: 20),
      errorStyle: surroundings.errorStyle, format: output.chosenFormat ?? .table, asOf: data.today,
      analystOptions: limits.analystOptions(followUps: 3),
      historyPath: surroundings.stateFolder.map { "\($0)/history" }, homeFolder: surroundings["HOME"],
      unknownWordsPath: surroundings.stateFolder.map { "\($0)/unknown-words" },
      followsTerminalWidth: output.width == nil)
    configuration.aliasPath = surroundings.configFolder.map { "\($0)/aliases" }
    configuration.terminal = surroundings.terminalTraits(allowsLinks: output.links == .auto)
    return .session(ShellSession(workspace: nil, configuration: configuration).run())
  }

  /// Questions, one a line, answered in full.
  private func answer(_ text: String) throws -> ExitStatus {
    guard !trimmedQuestion(text).isEmpty else {
      output.note("querent: no questions on standard input")
      return .nothingToDo
    }
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
