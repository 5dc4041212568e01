import QuerentCore

/// Commands about the session itself.
enum SessionCommands {
  static let all: [Command] = [help, status, new, history, clear, quit]

  static let help = Command(
    name: "help", arguments: "[COMMAND|TOPIC]", group: .session,
    help: "list the commands, or explain one; topics: input, examples", otherNames: ["?", "h"],
    argument: .command, isLong: true
  ) { session, arguments in
    try HelpText(session: session).print(about: arguments)
  }

  static let status = Command(
    name: "status", group: .session,
    help: "show what is loaded, what \"today\" is and how answers are printed",
    otherNames: ["show", "conninfo"]
  ) { session, _ in
    SessionStatus(session: session).print()
  }

  static let new = Command(
    name: "new", group: .session, help: "forget the conversation and keep the data"
  ) { session, _ in
    session.conversation = Conversation()
    session.choices = .none
    session.screen.say("A new conversation. The data stays loaded.")
  }

  static let history = Command(
    name: "history", arguments: "[TEXT]", group: .session,
    help: "list earlier questions, or those with a text in them", isLong: true
  ) { session, arguments in
    let found = session.history.matching(arguments, limit: 20)
    guard !found.isEmpty else {
      session.screen.say(arguments.isEmpty ? "No questions yet." : "No question has \"\(arguments)\" in it.")
      return
    }
    session.screen.lines(found.map { "  " + $0.split(separator: "\n").joined(separator: " ") })
  }

  static let clear = Command(name: "clear", group: .session, help: "clear the screen") { session, _ in
    session.screen.write(
      session.screen.terminal.movesCursor ? "\u{1B}[H\u{1B}[2J\u{1B}[3J" : String(repeating: "\n", count: 24))
  }

  static let quit = Command(
    name: "quit", group: .session, help: "leave; so does Ctrl-D", otherNames: ["exit", "q", "bye"]
  ) { session, _ in
    session.isLeaving = true
  }
}
