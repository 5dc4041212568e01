import Agent
import QuerentCore
import Rendering
import SemanticLayer

/// Commands about answers: the query behind one, how it was read, more of its rows.
enum AskCommands {
  static let all: [Command] = [sql, explain, rows, again, undo, forget]

  static let sql = Command(
    name: "sql", arguments: "[n|STATEMENT]", group: .ask,
    help: "show the query of the last answer or of the n-th, or run a statement",
    argument: .statement,
    isLong: true
  ) { session, arguments in
    guard !arguments.isEmpty, Int(arguments) == nil else {
      let turn = try session.turn(arguments)
      guard !turn.answer.sql.isEmpty else {
        throw Diagnostic(
          code: "no-query", summary: "No query was run for that.", suggestions: ["Ask a question first."])
      }
      session.screen.write(
        turn.answer.sql.map { $0.hasSuffix(";") ? $0 : $0 + ";" }.joined(separator: "\n") + "\n")
      return
    }
    try session.runStatement(arguments)
  }

  static let explain = Command(
    name: "explain", arguments: "[n]", group: .ask,
    help: "show how a question was read, its plan, query, checks and steps", isLong: true
  ) { session, arguments in
    let answer = try ExplanationComposer(workspace: session.requireWorkspace()).explained(
      session.turn(arguments).answered)
    switch session.settings.format {
    case .json, .jsonl:
      session.screen.write(
        AnswerFormatter(format: session.settings.format, style: session.style).format(answer))
    case .table, .plain, .record, .markdown, .csv, .tsv, .html:
      session.screen.write(ExplanationRenderer(style: session.style).render(answer))
    }
  }

  static let rows = Command(
    name: "rows", arguments: "[n|all]", group: .ask, help: "show n rows of the last answer, or all",
    argument: .oneOf(["all"]), isLong: true
  ) { session, arguments in
    let turn = try session.turn("")
    guard let table = turn.answer.table else {
      throw Diagnostic(
        code: "no-rows", summary: "The last answer has no rows.", suggestions: ["Ask a question first."])
    }
    guard arguments.isEmpty || arguments == "all" || Int(arguments).map({ $0 > 0 }) == true else {
      throw CommandMisuse("\"\(arguments)\" is not a number of rows.")
    }
    session.show(table, rows: arguments.isEmpty ? .some(nil) : .some(Int(arguments)))
  }

  static let again = Command(
    name: "again", arguments: "[n]", group: .ask,
    help: "ask the last question again, or the n-th, and say what differs"
  ) { session, arguments in
    let turn = try session.turn(arguments)
    try session.repeatTurn(turn)
  }

  static let forget = Command(
    name: "forget", arguments: "[TERM]", group: .ask,
    help: "ask again what a term means that you chose a meaning for, or every such term"
  ) { session, arguments in
    try session.forget(arguments)
  }

  static let undo = Command(
    name: "undo", group: .ask,
    help: "forget the last question, so that the next one goes on from the one before"
  ) { session, _ in
    guard let turn = session.conversation.undo() else {
      throw Diagnostic(code: "nothing-to-undo", summary: "There is nothing to undo.")
    }
    session.choices = .none
    let next =
      session.conversation.last.map { "The next question goes on from: \($0.text)" }
      ?? "Nothing is left before it."
    session.screen.say("Forgotten: \(turn.text)\n\(next)")
  }
}
