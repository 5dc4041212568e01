import QuerentCore

/// The command that names a person's own lines.
enum AliasCommands {
  static let all: [Command] = [alias]

  static let alias = Command(
    name: "alias", arguments: "[NAME = TEXT]", group: .session,
    help: "give a question or a command a name of your own, as in weekly = sales by region last week"
  ) { session, arguments in
    guard !arguments.isEmpty else { return list(session) }
    guard let (name, text) = Aliases.parts(of: arguments) else {
      guard let text = session.aliases.texts[arguments.lowercased()] else {
        throw CommandMisuse("There is no alias \"\(arguments)\", and a new one needs a text.")
      }
      session.screen.entry("/\(arguments.lowercased())", text, indent: 2, column: 24)
      return
    }
    guard Aliases.isName(name) else {
      throw CommandMisuse("\"\(name)\" is no name: letters, digits, - and _ make one.")
    }
    guard !text.isEmpty else {
      guard session.aliases.texts[name] != nil else { throw CommandMisuse("There is no alias \"\(name)\".") }
      try session.aliases.set(name, to: nil)
      session.screen.say("/\(name) is forgotten.")
      return
    }
    if let command = CommandTable.all.first(where: { $0.name == name || $0.otherNames.contains(name) }) {
      throw CommandMisuse("/\(name) is a command: \(command.help).")
    }
    try session.aliases.set(name, to: text)
    session.prepareCompletion()
    session.screen.say("/\(name) is \(text)", hangingIndent: 2)
  }

  private static func list(_ session: ShellSession) {
    guard !session.aliases.names.isEmpty else {
      session.screen.say("No aliases yet. Give one: /alias weekly = sales by region last week")
      return
    }
    for name in session.aliases.names {
      session.screen.entry("/\(name)", session.aliases.texts[name] ?? "", indent: 2, column: 24)
    }
  }
}
