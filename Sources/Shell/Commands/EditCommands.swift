import QuerentCore

/// The command that opens an editor on a question or a query.
enum EditCommands {
  static let all: [Command] = [edit]

  static let edit = Command(
    name: "edit", arguments: "[sql]", group: .ask,
    help: "open the last question in your editor, or its query, and ask what you save", otherNames: ["e"],
    argument: .oneOf(["sql"])
  ) { session, arguments in
    let isSQL = arguments.lowercased() == "sql"
    guard isSQL || arguments.isEmpty else { throw CommandMisuse("\"\(arguments)\" cannot be edited.") }
    let before: String
    if isSQL {
      let turn = try session.turn("")
      guard let statement = turn.answer.sql.last else {
        throw Diagnostic(
          code: "no-query", summary: "No query was run for that.", suggestions: ["Ask a question first."])
      }
      before = statement
    } else {
      before = session.conversation.last?.text ?? ""
    }
    let text = try TerminalPrograms(traits: session.screen.terminal).edit(
      before, ending: isSQL ? "sql" : "txt")
    guard !text.isEmpty else { return session.screen.say("Nothing was written, so nothing is asked.") }
    guard text != before else { return session.screen.say("Nothing was changed, so nothing is asked.") }
    session.screen.lines(
      text.split(separator: "\n").enumerated().map { ($0 == 0 ? "ask> " : "     ") + $1 })
    session.take(text)
  }
}
