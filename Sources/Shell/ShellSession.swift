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
  var settings: SessionSettings { didSet { applySettings() } }
  /// The settings the session began with, for `/reset`.
  let firstSettings: SessionSettings
  var conversation = Conversation()
  var choices = OpenChoices.none
  var history: QuestionHistory
  var exports = AnswerExports()
  /// Meanings that were chosen when a question was asked back.
  var choiceMemory: ChoiceMemory
  var aliases: Aliases
  /// Where all answers go, after `/output`.
  var answerLog: AnswerLog?
  /// Files of `/read` that are being read, one within the other.
  var readingDepth = 0
  /// The filter of the command line, until there is data to read it over.
  private var startFilter: String?
  /// Whether Ctrl-C stopped something since the last line was typed.
  var wasInterrupted = false
  /// When Ctrl-C stopped something or was pressed at an empty line, for the second within a second.
  var lastInterrupt: ContinuousClock.Instant?
  /// What is being done for the last question.
  let step = WorkStep()
  /// Data that waits for a person's word, because some of its rows cannot be read.
  var waiting: WaitingData?
  /// Files that the person agreed to ask without such rows, by path.
  var acceptedFiles: Set<String> = []
  /// Names of tables that a person gave with `/load FILE as NAME`, by file.
  var tableNames: [String: String] = [:]
  /// Whether a person agreed to the work of the question that is being answered, however much it is.
  var allowsLargeWork = false
  /// Whether the start-up file waits until it is known what becomes of the data named at the start.
  var startUpFileWaits = false
  /// Where the next answer goes, after `/once`.
  var nextExport: String?
  /// "Today" as `/asof` or the command line set it.
  var asOf: CalendarDate?
  var isLeaving = false
  var exitCode: Int32 = 0
  private(set) var analyst: Analyst?

  private let historyFile: HistoryFile?
  private let testInput: (any LineInput)?
  private var input: (any LineInput)?
  /// Hints that were given, each once.
  private var hints: Set<String> = []

  /// Makes a session.
  ///
  /// - Parameters:
  ///   - workspace: Data that is open already; `nil` opens what the configuration names, or offers a choice.
  public convenience init(workspace: Workspace?, configuration: ShellConfiguration) {
    let screen = Screen(
      style: configuration.style, errorStyle: configuration.errorStyle,
      followsTerminalWidth: configuration.followsTerminalWidth, terminal: configuration.terminal)
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
    settings.rows = configuration.rows
    settings.showsCharts = configuration.showsCharts
    settings.pager = SessionSettings.PagerUse(rawValue: configuration.pager) ?? .auto
    firstSettings = settings
    aliases = Aliases(path: configuration.aliasPath)
    asOf = configuration.asOf
    startFilter = configuration.workspaceOptions.filter
    historyFile = configuration.historyPath.map { HistoryFile(path: $0) }
    let kept = historyFile?.read() ?? []
    choiceMemory = ChoiceMemory(
      path: configuration.historyPath.map { ($0 as NSString).deletingLastPathComponent + "/choices" })
    history = QuestionHistory(kept, capacity: configuration.historySize)
    historyFile?.compact(to: history, from: kept.count)
    applySettings()
    if let workspace { use(workspace) }
  }

  private func applySettings() {
    screen.fixedWidth = settings.width
    screen.allowsLinks = settings.usesLinks
    screen.pagesAlways = settings.pager == .on
    let programs = TerminalPrograms(traits: screen.terminal)
    screen.pager = settings.pager == .off || programs.traits.pager == nil ? nil : { programs.show($0) }
  }

  var workspace: Workspace? { analyst?.workspace }

  /// "Today" for the next question.
  var today: CalendarDate? { asOf ?? workspace?.defaultAsOf }

  var style: OutputStyle { settings.style(screen.style) }

  /// Makes data the data that is asked, and forgets the conversation about other data.
  func use(_ workspace: Workspace) {
    analyst = Analyst(workspace: keepingFilter(over: workspace))
    conversation = Conversation()
    choices = .none
    prepareCompletion()
  }

  /// The data with the standing filter so far, which it may have nothing of.
  private func keepingFilter(over workspace: Workspace) -> Workspace {
    guard let text = filter?.text ?? startFilter else { return workspace }
    startFilter = nil
    do throws(Diagnostic) {
      return workspace.filtering(try StandingFilter(text, in: workspace))
    } catch {
      screen.note("! The standing filter (\(text)) does not fit this data and is off. \(error.summary)")
      return workspace
    }
  }

  /// A condition that goes with every question.
  var filter: StandingFilter? { workspace?.standingFilter }

  /// Goes on with the same data under another standing filter, or under none; the conversation stays.
  func filter(by filter: StandingFilter?) throws {
    analyst = Analyst(workspace: try requireWorkspace().filtering(filter))
    choices = .none
  }

  /// Goes on with newer or fewer tables of the same data; the conversation stays.
  func exchange(_ workspace: Workspace) {
    analyst = Analyst(workspace: keepingFilter(over: workspace))
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
    input.rewriter = { [screen] line in
      do {
        return try TerminalPrograms(traits: screen.terminal).edit(line, ending: "txt")
      } catch let diagnostic as Diagnostic {
        screen.report(diagnostic)
      } catch {}
      return nil
    }
    screen.followTerminal()
    Banner(session: self).print()
    guard openFirst() else { return 3 }
    startUpFileWaits = true
    takeWaitingStartUpFile()
    prepareCompletion()
    while !isLeaving {
      readOnce(input)
      takeWaitingStartUpFile()
    }
    if exitCode == 0 { Banner(session: self).goodbye() }
    self.input = nil
    return exitCode
  }

  // MARK: Reading

  private func readOnce(_ input: any LineInput) {
    var lines = MultilineInput()
    switch cline_signals_drain() {
    case CLINE_WAIT_TERMINATE: return leave(143)
    // Pressed before the line was there: forgotten, unless it is the second within a second.
    case CLINE_WAIT_INTERRUPT where isSecondInterrupt: return leave(130)
    default: break
    }
    // Lines typed while the last answer was on its way are lines, not a paste.
    let isTypedAhead = input.hasWaitingInput
    while !isLeaving {
      screen.followTerminal()
      switch input.read(prompt(continues: lines.isOpen)) {
      case .line(let text):
        if screen.terminal.hasPromptMarks { screen.write(Prompt.outputMark) }
        guard let whole = lines.add(isTypedAhead ? text : joined(text, input)) else { continue }
        return take(whole, typed: text)
      case .interrupted(let isEmpty):
        screen.write("\n")
        if lines.isOpen { return screen.note("The question was dropped.") }
        if isEmpty, choices.entered != nil {
          choices = .none
          waiting = nil
          return screen.note("\(screen.stopped) cancelled")
        }
        if isEmpty { interruptedAtPrompt() }
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

  /// Ctrl-C at an empty line says how to leave, and leaves when it is the second within a second.
  private func interruptedAtPrompt() {
    if isSecondInterrupt { return leave(130) }
    lastInterrupt = .now
    screen.note("(Ctrl-D or /quit to leave)")
  }

  private var isSecondInterrupt: Bool { lastInterrupt.map { .now - $0 < .seconds(1) } ?? false }

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
    var prompt = Prompt(text: "ask> ", right: dataState, usesColor: screen.style.usesColor)
    prompt.hasMarks = screen.terminal.hasPromptMarks
    if continues {
      prompt.text = "...> "
      prompt.right = "Ctrl-C drops the question"
    } else if case .sources = choices {
      prompt.text = "[1-\(choices.count) or path] "
    } else if case .largeWork(_, let entered) = choices {
      prompt.text = "Run it? \(entered == 1 ? "[Y/n]" : "[y/N]") "
      prompt.right = ""
    } else if let entered = choices.entered {
      prompt.text = choices.count == 1 ? "[Enter = go on] " : "[1-\(choices.count), Enter = \(entered)] "
      prompt.right = ""
    }
    return prompt
  }

  /// What the right prompt says: which data, and what "today" is.
  private var dataState: String {
    guard screen.style.width >= 60, let workspace else { return "" }
    let name = workspace.sources.map { ($0 as NSString).lastPathComponent }.joined(separator: ", ")
    let day = asOf.map { "\(screen.separator)as of \($0.iso)" } ?? ""
    let data = DisplayText.cutMiddle(screen.fitted(name), to: 24, ellipsis: screen.ellipsis)
    guard let filter else { return data + day }
    // What narrows every answer is worth more room than the names of files.
    let words = DisplayText.cut(screen.fitted(filter.text), to: 30, ellipsis: screen.ellipsis)
    return (screen.style.width >= 90 ? data + screen.separator : "") + "where \(words)" + day
  }

  // MARK: Doing

  /// Does what a line says. `typed` is the line as it was typed, for the history; lines of files are not kept there.
  func take(_ line: String, typed: String? = nil, isTyped: Bool = true) {
    let dispatch = LineDispatch(line, in: context)
    if isTyped {
      wasInterrupted = false
      if dispatch != .nothing { remember(line, isHidden: typed?.first?.isWhitespace ?? false) }
    }
    do {
      if isTyped { dropDamaged(before: dispatch) }
      try perform(dispatch)
    } catch let diagnostic as Diagnostic {
      screen.report(diagnostic, source: line)
    } catch {
      screen.report(OpeningFailure.diagnostic(error))
    }
  }

  private var context: LineDispatch.Context {
    LineDispatch.Context(
      choices: choices.count, enteredChoice: choices.entered, isYesOrNo: choices.takesYesOrNo,
      isStatement: { [self] in analyst?.isStatement($0) ?? false },
      exists: { [self] in FileManager.default.fileExists(atPath: expanded($0)) },
      isCommandName: { [self] name in
        let name = name.lowercased()
        return aliases.texts[name] != nil || CommandTable.all.contains { $0.name == name }
      })
  }

  private func perform(_ dispatch: LineDispatch) throws {
    switch dispatch {
    case .nothing: break
    case .command(let mark, let name, let arguments): try command(mark, name, arguments)
    case .choice(let number): try choose(number)
    case .wrongChoice(let number):
      throw Diagnostic(
        code: "no-such-choice", summary: "There is no choice \(number).",
        suggestions: ["Type a number from 1 to \(choices.count), or ask something else."])
    case .statement(let text): try runStatement(text)
    case .file(let path): try offer(fileAt: path)
    case .question(let text): try ask(text)
    }
  }

  private func command(_ mark: Character, _ name: String, _ arguments: String) throws {
    if let line = aliases.line(name, arguments) { return try take(aliasOf: name, line) }
    switch CommandTable.find(name, mark: mark) {
    case .found(let command, let isOtherForm):
      if isOtherForm, name != "?" { hint("(/\(command.name) here)") }
      let arguments = arguments.isEmpty ? command.otherArguments[name.lowercased()] ?? "" : arguments
      do {
        if command.isLong {
          try screen.paged { try command.run(self, arguments) }
        } else {
          try command.run(self, arguments)
        }
      } catch let misuse as CommandMisuse {
        throw misuse.diagnostic(for: command)
      }
    case .ambiguous(let names): throw UnknownCommand.ambiguous(name, names)
    case .unknown(let nearest): throw UnknownCommand.diagnostic(name, mark: mark, nearest: nearest)
    }
  }

  /// Does what an alias stands for. An alias of an alias is a line of its own, and one of itself is not followed.
  private func take(aliasOf name: String, _ line: String) throws {
    guard readingDepth < 10 else {
      throw Diagnostic(
        code: "alias-loop", summary: "/\(name) stands for itself.",
        suggestions: ["/alias \(name) = forgets it."])
    }
    readingDepth += 1
    defer { readingDepth -= 1 }
    screen.lines(["ask> \(line)"])
    take(line, isTyped: false)
  }

  /// Says something once a session.
  func hint(_ text: String) {
    if hints.insert(text).inserted { screen.note(text) }
  }

  private func remember(_ line: String, isHidden: Bool) {
    guard !isHidden, history.add(line) else { return }
    historyFile?.append(line)
    input?.setHistory(history.questions)
  }

  func prepareCompletion() {
    var vocabulary = workspace.map { Vocabulary(model: $0.model, members: $0.members) } ?? Vocabulary()
    vocabulary.saved = (try? savedQuestions().all.map(\.name)) ?? []
    let completer = Completer(
      vocabulary: vocabulary,
      commands: CommandTable.all.map { ($0.name, $0.argument) } + aliases.names.map { ($0, .none) },
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
    let key = try SessionSettings.key(name)
    if let value, !key.set(&settings, value) {
      throw Diagnostic(
        code: "bad-setting", summary: "\"\(value)\" is not a value of \(key.name).",
        suggestions: ["It takes: \(key.help)"])
    }
    screen.say("\(key.name) is \(key.get(settings)).")
  }
}
