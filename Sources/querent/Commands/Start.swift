import Agent
import ArgumentParser
import Foundation
import QuerentCore
import Rendering
import SemanticLayer
import Shell

/// `querent [DATA…]`: a session, or a batch when questions come in on a pipe.
struct Start: ConfiguredCommand {
  static let configuration = CommandConfiguration(
    commandName: "start", abstract: "Start a session (the default).", shouldDisplay: false)

  @Argument(help: "Files, a folder, a database or \"demo\".")
  var sources: [String] = []
  @Option(name: [.customShort("c"), .customLong("ask")], help: "Answer a question and exit; repeatable.")
  var questions: [String] = []
  @Option(name: .shortAndLong, help: "Answer the questions of a file and exit.")
  var file: String?
  @Option(name: .long, help: "A value for {{name}} in the file, as name=value; repeatable.")
  var param: [String] = []
  @OptionGroup var data: DataOptions
  @OptionGroup var limits: LimitOptions
  @OptionGroup var output: OutputOptions

  func execute() throws -> ExitStatus {
    try checkFirstWord()
    if let file { return try run(file) }
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
    let settings = Settings.current
    // The shell has a way of its own to hear of Ctrl-C.
    Interruption.release()
    var configuration = ShellConfiguration(
      version: Querent.version,
      sources: sources.isEmpty
        ? data.db.map { [$0] } ?? settings.chosen("data.default").map { [$0] } ?? [] : sources,
      workspaceOptions: data.workspaceOptions(), style: output.style(limits: 20),
      errorStyle: surroundings.errorStyle,
      format: output.chosenFormat ?? OutputFormat(rawValue: settings["ui.mode"].text) ?? .table,
      asOf: data.today,
      analystOptions: limits.analystOptions(followUps: 3),
      historyPath: settings.flag("history.save") ? surroundings.stateFolder.map { "\($0)/history" } : nil,
      homeFolder: surroundings["HOME"],
      unknownWordsPath: surroundings.stateFolder.map { "\($0)/unknown-words" },
      followsTerminalWidth: output.width == nil)
    configuration.feedbackPath = surroundings.stateFolder.map { "\($0)/feedback.jsonl" }
    configuration.aliasPath = surroundings.configFolder.map { "\($0)/aliases" }
    configuration.terminal = surroundings.terminalTraits(allowsLinks: output.links == .auto)
    configuration.confirmsByDefault = settings.flag("ui.confirm_default")
    configuration.documents = { DocumentShelf(DocumentPlaces.library(for: $0)) }
    configuration.asksBeforeDamage = !data.noInput
    configuration.settingsFiles = SettingsReport.forSession
    configuration.clock = { Clock.today }
    configuration.rows = Int(settings.number("ui.rows"))
    configuration.pager = settings["ui.pager"].text
    configuration.historySize = Int(settings.number("history.size"))
    configuration.showsCharts = output.chart != .none
    configuration.startUpFile = data.noRC ? nil : surroundings.configFolder.map { "\($0)/rc" }
    return .session(ShellSession(workspace: nil, configuration: configuration).run())
  }

  /// The questions of a file, as `querent run` answers them.
  private func run(_ file: String) throws -> ExitStatus {
    guard questions.isEmpty else {
      throw CommandFailure.usage("Give one of --ask and --file.", "Put the questions into the file.")
    }
    var run = try Run.parse([file] + param.flatMap { ["--param", $0] })
    run.data = data
    run.limits = limits
    run.output = output
    return try BatchSession(
      sources: sources.isEmpty ? data.db.map { [$0] } : sources, data: data, limits: limits, output: output,
      batch: run.batch
    ).run([run.read(file)])
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
