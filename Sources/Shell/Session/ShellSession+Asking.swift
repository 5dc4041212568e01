import Agent
import QuerentCore
import Rendering
import SemanticLayer
import SemanticParsing
import Storage

extension ShellSession {
  /// The data, or what to do where there is none.
  func requireWorkspace() throws -> Workspace {
    guard let workspace else {
      throw Diagnostic(
        code: "no-data", summary: "No data is loaded.",
        suggestions: ["/load FILE loads some, /demo opens the sample company."])
    }
    return workspace
  }

  /// The turn that a command's argument means.
  func turn(_ number: String) throws -> Conversation.Turn {
    if let turn = conversation.turn(Int(number)), number.isEmpty || Int(number) != nil { return turn }
    throw Diagnostic(
      code: "no-such-answer",
      summary: conversation.turns.isEmpty
        ? "Nothing was asked yet." : "There is no answer \(number); there are \(conversation.turns.count).",
      suggestions: ["Ask a question first, or give a number from 1."])
  }

  /// A table of the data by the name a person typed.
  func table(_ name: String) throws -> Catalogue.Table {
    let catalogue = try requireWorkspace().catalogue
    let typed = name.lowercased()
    if let table = catalogue.tables.first(where: { $0.name.lowercased() == typed }) { return table }
    let names = catalogue.tables.map(\.name)
    throw Diagnostic(
      code: "unknown-table", summary: "There is no table \(name).",
      suggestions: [
        CommandTable.nearest(to: name, among: names) ?? "Tables: \(names.joined(separator: ", "))"
      ])
  }

  /// Asks a question and prints its answer.
  func ask(_ text: String) throws {
    switch ConversationCommand(text) {
    case .undo?: return try AskCommands.undo.run(self, "")
    case .startOver?: return try SessionCommands.new.run(self, "")
    case nil: break
    }
    if let misspelt = MisspeltStatement(text, tables: try requireWorkspace().catalogue.tables.map(\.name)) {
      throw misspelt.diagnostic
    }
    var question = Question(text, asOf: asOf)
    question.remembered = rememberedChoices
    let previous = conversation.plan
    let request = conversation.request
    let options = self.options
    work { [question] analyst, cancellation in
      analyst.answer(
        question, following: previous, request: request, options: options, cancellation: cancellation)
    } then: { answered in
      self.conversation.add(text, answered)
      self.unknownWords?.add(answered.answer)
      self.print(answered.answer)
    }
  }

  /// Has a tool look at figures that a command names, and prints its answer. `text` is the question it amounts to, which
  /// `/again` asks.
  func ask(_ text: String, of figures: String, as request: AnalysisRequest) throws {
    _ = try requireWorkspace()
    var question = Question(figures, asOf: asOf)
    question.remembered = rememberedChoices
    let previous = conversation.plan
    let options = self.options
    work { [question] analyst, cancellation in
      analyst.answer(
        question, asked: text, as: request, following: previous, options: options, cancellation: cancellation)
    } then: { answered in
      self.conversation.add(text, answered)
      self.print(answered.answer)
    }
  }

  /// Asks a question whose plan is known, and prints its answer.
  func ask(_ text: String, as plan: QueryPlan) throws {
    _ = try requireWorkspace()
    let question = Question(text, asOf: asOf)
    let options = self.options
    work { analyst, cancellation in
      analyst.answer(question, with: plan, options: options, cancellation: cancellation)
    } then: { answered in
      self.conversation.add(text, answered)
      self.print(answered.answer)
    }
  }

  /// Asks the documents and nothing else.
  func askDocuments(_ text: String) throws {
    _ = try requireWorkspace()
    let question = Question(text, asOf: asOf)
    let options = self.options
    work { analyst, cancellation in
      analyst.answerFromDocuments(question, options: options, cancellation: cancellation)
        ?? .withoutDocuments(question)
    } then: { answered in
      self.conversation.add(text, answered)
      self.print(answered.answer)
    }
  }

  /// Runs SQL that a person typed and prints its rows.
  func runStatement(_ text: String) throws {
    _ = try requireWorkspace()
    let options = self.options
    work { analyst, cancellation in
      analyst.answer(statement: text, options: options, cancellation: cancellation)
    } then: { answered in
      self.conversation.add(text, answered, isStatement: true)
      self.print(answered.answer)
    }
  }

  /// Runs SQL of a command and prints its rows; it is no turn of the conversation.
  func showRows(of statement: String) throws {
    _ = try requireWorkspace()
    let limits = options.limits
    work { analyst, cancellation in
      analyst.run(sql: statement, limits: limits, cancellation: cancellation)
    } then: { answered in
      self.screen.write(AnswerRenderer(style: self.style).render(answered.answer))
    }
  }

  /// Asks an earlier question again, of the same plan as then, and says what differs.
  func repeatTurn(_ turn: Conversation.Turn) throws {
    var question = Question(turn.text, asOf: asOf)
    question.remembered = rememberedChoices
    let options = self.options
    work { [question] analyst, cancellation in
      turn.isStatement
        ? analyst.answer(statement: turn.text, options: options, cancellation: cancellation)
        : analyst.answer(question, following: turn.previousPlan, options: options, cancellation: cancellation)
    } then: { answered in
      self.conversation.add(turn.text, answered, isStatement: turn.isStatement)
      self.print(answered.answer)
      let difference = AnswerDifference(from: turn.answer, to: answered.answer)
      self.screen.say(difference.words)
      self.screen.lines(difference.rows)
    }
  }

  /// Takes one of the numbered choices.
  func choose(_ number: Int) throws {
    let open = choices
    choices = .none
    switch open {
    case .questions(let questions):
      screen.say("ask> \(questions[number - 1])")
      try ask(questions[number - 1])
    case .sources(let sources): try openChoice(sources[number - 1])
    case .tour(let step, let line):
      screen.lines(["ask> \(line)"])
      take(line, isTyped: false)
      if !isLeaving, !wasInterrupted { try visit(step + 1) }
    case .file(let path): try number == 1 ? load([path]) : self.open([expanded(path)])
    case .damage(let damaged, _): try decide(on: damaged, number)
    case .largeWork(let work, _): try decide(on: work, number)
    case .readings(let text, let clarification):
      let option = clarification.options[number - 1]
      if !option.meaning.isEmpty { remember(clarification.term, as: option) }
      if let question = option.question { try ask(question) } else { try answer(text, as: option) }
    case .none: break
    }
  }

  /// Answers a question with the reading that a person chose.
  private func answer(_ text: String, as option: Clarification.Option) throws {
    _ = try requireWorkspace()
    let planned = PlannedAnalysis(parsing: option.plan)
    let plan = try planned?.plan ?? QueryPlan(parsing: option.plan)
    let question = Question(text, asOf: asOf)
    let options = self.options
    work { analyst, cancellation in
      analyst.answer(
        question, with: plan, request: planned?.request, options: options, cancellation: cancellation)
    } then: { answered in
      self.conversation.add(text, answered, replacesLast: true)
      self.print(answered.answer)
    }
  }

  var options: AnalystOptions {
    var options = configuration.analystOptions
    options.limits.seconds = settings.timeout
    if allowsLargeWork { options.limits.pairs = .infinity }
    options.report = { [step] in step.begin($0) }
    return options
  }

  // MARK: Printing

  /// Prints an answer in the session's format and opens the choices it leaves.
  func print(_ answer: Answer) {
    if asksAboutWork(of: answer) { return }
    if answer.failure?.code == "cancelled" { return stopped(after: answer.elapsedMilliseconds / 1_000) }
    var shown = answer
    if !settings.showsCharts { shown.chart = nil }
    choices = OpenChoices(after: answer)
    // What is no answer is for the person, not for the file.
    let isFiled = answer.status == .answered && (export(answer) || log(shown))
    guard !isFiled else { return }
    screen.paged {
      screen.write(AnswerFormatter(format: settings.format, style: style).format(shown))
    }
  }

  /// Writes an answer to the file of `/once` in place of the screen; false when there is none or it cannot be written.
  private func export(_ answer: Answer) -> Bool {
    guard let path = nextExport else { return false }
    nextExport = nil
    do {
      let written = try exports.write(answer, to: expanded(path), style: style)
      screen.wrote(path, to: expanded(path), written)
      return true
    } catch let diagnostic as Diagnostic {
      screen.report(diagnostic)
    } catch {}
    return false
  }

  /// Adds an answer to the file of `/output` in place of the screen. The file ends when it cannot be written, and the
  /// screen has the answers again.
  private func log(_ answer: Answer) -> Bool {
    guard let before = answerLog?.count else { return false }
    do throws(Diagnostic) {
      try answerLog?.add(answer, style: style)
      guard let log = answerLog, log.count > before else { return false }
      screen.wrote(log.path, to: log.path, log.count == 1 ? "1 answer" : "\(log.count) answers")
      return true
    } catch {
      answerLog = nil
      screen.report(error)
      return false
    }
  }

  /// Prints rows that are no answer. `rows` overrides how many are shown.
  func show(_ table: ResultTable, rows: Int??) {
    var answer = Answer(question: Question(""), status: .answered)
    answer.table = table
    var style = self.style
    if let rows { style.maximumRows = rows }
    let format = settings.format == .plain ? OutputFormat.plain : .table
    screen.write(AnswerFormatter(format: format, style: style).format(answer))
  }

  /// Prints questions with numbers, which a digit then asks.
  func offer(_ questions: [String], title: String) {
    guard !questions.isEmpty else { return }
    screen.say(title)
    for (index, question) in questions.enumerated() {
      screen.choice(index + 1, question)
    }
    choices = .questions(questions)
  }

  func stopped(after seconds: Double) {
    wasInterrupted = true
    lastInterrupt = .now
    let time = ProgressLine.seconds(.milliseconds(Int(seconds * 1_000)))
    screen.note(
      "\(screen.stopped) stopped after \(time). Your data is unchanged; the question is in the history (Up).")
  }

  // MARK: Working

  /// Runs something on the data while Ctrl-C is watched, and goes on with what came out of it.
  func work<Outcome: Sendable>(
    _ task: @escaping @Sendable (Analyst, CancellationFlag) -> Outcome, then finish: (Outcome) -> Void
  ) {
    guard let analyst else { return }
    let cancellation = CancellationFlag()
    let progress = ProgressLine(screen: screen, isTerminal: isErrorTerminal, isPlain: style.isPlain)
    var work = InterruptibleWork()
    var elapsed = Duration.zero
    let limit = settings.timeout
    step.begin(.running)
    work.tick = { [step] time in
      elapsed = time
      progress.show(step.words(after: time, limit: limit), after: time)
    }
    let ending = work.run(cancellation: cancellation) { task(analyst, cancellation) }
    progress.erase()
    screen.followTerminal()
    switch ending {
    case .finished(let outcome): finish(outcome)
    case .abandoned: stopped(after: elapsed / .seconds(1))
    case .leave(let code): leave(code)
    }
  }
}
