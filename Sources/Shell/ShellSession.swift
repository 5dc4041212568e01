public import Agent
import CLineEdit
import Foundation
import QuerentCore
import Rendering
import SemanticLayer
import SemanticParsing

/// One person at one terminal: reads lines, does what they say, prints what came out.
///
/// A session belongs to the thread that runs it. What takes long runs on another, with values only.
public final class ShellSession {
  let configuration: ShellConfiguration
  let screen: Screen
  var settings: SessionSettings
  var conversation = Conversation()
  var choices = OpenChoices.none
  var history: QuestionHistory
  var exports = AnswerExports()
  /// Meanings that were chosen when a question was asked back.
  var choiceMemory: ChoiceMemory
  /// Where the next answer goes as well, after `/once`.
  var nextExport: String?
  /// "Today" as `/asof` or the command line set it.
  var asOf: CalendarDate?
  var isLeaving = false
  var exitCode: Int32 = 0
  private(set) var analyst: Analyst?

  private let historyFile: HistoryFile?
  private let testInput: (any LineInput)?
  private var input: (any LineInput)?
  /// Commands of other programs that were answered with our name for them, each once.
  private var hintedCommands: Set<String> = []

  /// Makes a session.
  ///
  /// - Parameters:
  ///   - workspace: Data that is open already; `nil` opens what the configuration names, or offers a choice.
  public convenience init(workspace: Workspace?, configuration: ShellConfiguration) {
    let screen = Screen(
      style: configuration.style, errorStyle: configuration.errorStyle,
      followsTerminalWidth: configuration.followsTerminalWidth)
    self.init(workspace: workspace, configuration: configuration, screen: screen, input: nil)
  }

  /// Makes a session that a test drives.
  init(
    workspace: Workspace?, configuration: ShellConfiguration, screen: Screen, input: (any LineInput)?
  ) {
    self.configuration = configuration
    self.screen = screen
    testInput = input
    settings = SessionSettings(
      format: configuration.format, timeout: configuration.analystOptions.limits.seconds)
    asOf = configuration.asOf
    historyFile = configuration.historyPath.map { HistoryFile(path: $0) }
    let kept = historyFile?.read() ?? []
    choiceMemory = ChoiceMemory(
      path: configuration.historyPath.map { ($0 as NSString).deletingLastPathComponent + "/choices" })
    history = QuestionHistory(kept)
    historyFile?.compact(to: history, from: kept.count)
    if let workspace { use(workspace) }
  }

  var workspace: Workspace? { analyst?.workspace }

  /// "Today" for the next question.
  var today: CalendarDate? { asOf ?? workspace?.defaultAsOf }

  var style: OutputStyle { settings.style(screen.style) }

  /// Makes data the data that is asked, and forgets the conversation about other data.
  func use(_ workspace: Workspace) {
    analyst = Analyst(workspace: workspace)
    conversation = Conversation()
    choices = .none
    prepareCompletion()
  }

  /// Goes on with the same data under other taught words; the conversation stays.
  func define(_ definitions: [Definition]) throws {
    analyst = Analyst(workspace: try requireWorkspace().defining(definitions))
    choices = .none
    prepareCompletion()
  }

  /// Goes on with the same data under other verified questions; the conversation stays.
  func verify(_ questions: [VerifiedQuestion]) throws {
    analyst = Analyst(workspace: try requireWorkspace().verifying(questions))
  }

  /// The log of words not understood.
  var unknownWords: UnknownWords? { configuration.unknownWordsPath.map { UnknownWords(path: $0) } }

  /// Reads lines until the person leaves.
  ///
  /// - Returns: The exit code: 0, 130 after Ctrl-C twice, 143 after a request to end, 3 when the data named at the
  ///   start cannot be read.
  public func run() -> Int32 {
    cline_terminal_hold()
    defer { cline_terminal_restore() }
    guard cline_signals_install(), let input = testInput ?? TerminalInput(program: "querent") else {
      screen.report(Diagnostic(code: "no-terminal", summary: "The terminal cannot be opened."))
      return 1
    }
    defer { cline_signals_restore() }
    self.input = input
    input.setHistory(history.questions)
    screen.followTerminal()
    Banner(session: self).print()
    guard openFirst() else { return 3 }
    prepareCompletion()
    while !isLeaving { readOnce(input) }
    if exitCode == 0 { Banner(session: self).goodbye() }
    self.input = nil
    return exitCode
  }

  // MARK: Reading

  private func readOnce(_ input: any LineInput) {
    var lines = MultilineInput()
    cline_signals_drain()
    // Lines typed while the last answer was on its way are lines, not a paste.
    let isTypedAhead = input.hasWaitingInput
    while !isLeaving {
      screen.followTerminal()
      switch input.read(prompt(continues: lines.isOpen)) {
      case .line(let text):
        guard let whole = lines.add(isTypedAhead ? text : joined(text, input)) else { continue }
        return take(whole, typed: text)
      case .interrupted(let isEmpty):
        screen.write("\n")
        if lines.isOpen {
          screen.note("The question was dropped.")
        } else if isEmpty {
          screen.note("(Ctrl-D or /quit to leave)")
        }
        return
      case .end:
        if lines.isOpen {
          screen.write("\n")
          return
        }
        screen.write("\n")
        isLeaving = true
      case .terminated:
        leave(143)
      }
    }
  }

  /// A paste that the terminal did not bracket came in as several lines at once: they are put into the line again, and
  /// Enter sends them as one question.
  private func joined(_ first: String, _ input: any LineInput) -> String {
    var lines = [first]
    while input.hasWaitingInput {
      guard case .line(let next) = input.read(Prompt(text: "")) else { break }
      lines.append(next)
    }
    lines.removeAll { $0.trimmingWhiteSpace.isEmpty }
    guard lines.count > 1 else { return lines.first ?? "" }
    screen.note("\(lines.count) lines came in at once. Enter sends them as one question, Ctrl-C drops them.")
    input.prefill(lines.joined(separator: " "))
    switch input.read(prompt(continues: false)) {
    case .line(let whole): return whole
    case .interrupted, .end: screen.write("\n")
    case .terminated: leave(143)
    }
    return ""
  }

  private func prompt(continues: Bool) -> Prompt {
    let usesColor = screen.style.usesColor
    if continues { return Prompt(text: "...> ", right: "Ctrl-C drops the question", usesColor: usesColor) }
    guard case .readings(_, let clarification) = choices else {
      return Prompt(text: "ask> ", right: dataState, usesColor: usesColor)
    }
    return Prompt(text: "[1-\(clarification.options.count), Enter = 1] ", right: "", usesColor: usesColor)
  }

  /// What the right prompt says: which data, and what "today" is.
  private var dataState: String {
    guard screen.style.width >= 60, let workspace else { return "" }
    let name = workspace.sources.map { ($0 as NSString).lastPathComponent }.joined(separator: ", ")
    let day = asOf.map { "\(screen.separator)as of \($0.iso)" } ?? ""
    return DisplayText.cutMiddle(screen.fitted(name), to: 24, ellipsis: screen.ellipsis) + day
  }

  // MARK: Doing

  /// Does what a line says. `typed` is the line as it was typed, for the history.
  func take(_ line: String, typed: String? = nil) {
    let dispatch = LineDispatch(line, in: context)
    if dispatch != .nothing { remember(line, isHidden: typed?.first?.isWhitespace ?? false) }
    do {
      try perform(dispatch)
    } catch let diagnostic as Diagnostic {
      screen.report(diagnostic, source: line)
    } catch {
      screen.report(OpeningFailure.diagnostic(error))
    }
  }

  private var context: LineDispatch.Context {
    LineDispatch.Context(
      choices: choices.count, entersFirstChoice: choices.entersFirst,
      isStatement: { [self] in isStatement($0) },
      exists: { [self] in FileManager.default.fileExists(atPath: expanded($0)) })
  }

  private func perform(_ dispatch: LineDispatch) throws {
    switch dispatch {
    case .nothing: break
    case .command(let mark, let name, let arguments): try command(mark, name, arguments)
    case .choice(let number): try choose(number)
    case .statement(let text): try runStatement(text)
    case .file(let path): try load([path])
    case .question(let text): try ask(text)
    }
  }

  private func command(_ mark: Character, _ name: String, _ arguments: String) throws {
    switch CommandTable.find(name, mark: mark) {
    case .found(let command, let isOtherForm):
      if isOtherForm, hintedCommands.insert("\(mark)\(name)").inserted, name != "?" {
        screen.note("(/\(command.name) here)")
      }
      do {
        try command.run(self, arguments)
      } catch let misuse as CommandMisuse {
        throw misuse.diagnostic(for: command)
      }
    case .ambiguous(let names): throw UnknownCommand.ambiguous(name, names)
    case .unknown(let nearest): throw UnknownCommand.diagnostic(name, mark: mark, nearest: nearest)
    }
  }

  private func remember(_ line: String, isHidden: Bool) {
    guard !isHidden, history.add(line) else { return }
    historyFile?.append(line)
    input?.setHistory(history.questions)
  }

  private func prepareCompletion() {
    let vocabulary = workspace.map { Vocabulary(model: $0.model, members: $0.members) } ?? Vocabulary()
    let completer = Completer(
      vocabulary: vocabulary, commands: CommandTable.all.map { ($0.name, $0.argument) },
      files: FileCompletion(home: configuration.homeFolder),
      questions: workspace.map { QuestionCompleter(model: $0.model, members: $0.members, reader: $0.reader) })
    input?.completer = { completer.complete($0, cursor: $1) }
  }

  /// A path with `~` written out.
  func expanded(_ path: String) -> String { FileCompletion(home: configuration.homeFolder).expanded(path) }

  func leave(_ code: Int32) {
    exitCode = code
    isLeaving = true
  }

  /// Changes a setting, or prints it when there is no value.
  /// - Throws: A `Diagnostic` for an unknown setting or a value it does not take.
  func set(_ name: String, to value: String?) throws {
    guard let key = SessionSettings.keys.first(where: { $0.name == name.lowercased() }) else {
      let names = SessionSettings.keys.map(\.name)
      throw Diagnostic(
        code: "unknown-setting", summary: "There is no setting called \(name).",
        suggestions: [
          CommandTable.nearest(to: name, among: names) ?? "Settings: \(names.joined(separator: ", "))"
        ])
    }
    if let value, !key.set(&settings, value) {
      throw Diagnostic(
        code: "bad-setting", summary: "\"\(value)\" is not a value of \(key.name).",
        suggestions: ["It takes: \(key.help)"])
    }
    screen.say("\(key.name) is \(key.get(settings)).")
  }
}
