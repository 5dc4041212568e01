import QuerentCore

/// What `/help` prints, made from the command table.
struct HelpText {
  let session: ShellSession

  private var screen: Screen { session.screen }

  func print(about subject: String) throws {
    let name = subject.hasPrefix("/") ? String(subject.dropFirst()) : subject
    switch name.lowercased() {
    case "": overview()
    case "input": input()
    case "examples": examples()
    default: try command(name)
    }
  }

  private func overview() {
    screen.say("Ask in plain English, type SQL, or use a command. Tab completes, Up goes back, Ctrl-C stops.")
    for group in CommandGroup.allCases {
      screen.write("\n")
      screen.say(group.rawValue)
      for command in CommandTable.all where command.group == group { line(command.usage, command.help) }
    }
    screen.write("\n")
    screen.say(
      "A unique beginning of a name is enough. /help COMMAND explains one; /help input says how a line is read."
    )
  }

  private func command(_ name: String) throws {
    switch CommandTable.find(name) {
    case .found(let command, _):
      screen.say(command.usage)
      screen.say(command.help.prefix(1).uppercased() + command.help.dropFirst() + ".", indent: 2)
      if !command.otherNames.isEmpty {
        screen.say("Also understood: \(command.otherNames.joined(separator: ", "))", indent: 2)
      }
      if command.name == "set" {
        for key in SessionSettings.keys { line(key.name, key.help) }
      }
    case .ambiguous(let names): throw UnknownCommand.ambiguous(name, names)
    case .unknown(let nearest): throw UnknownCommand.diagnostic(name, nearest: nearest)
    }
  }

  private func input() {
    screen.say("A line is taken as the first of these that fits:")
    line("/name", "a command; a path that starts with / is a file")
    line("help, quit, clear", "the same without the slash")
    line("a digit", "one of the numbered choices that are open")
    line("SELECT, WITH, ...", "SQL, where SQLite understands it; it runs read-only")
    line("a path", "a file or folder to load")
    line("anything else", "a question")
    screen.write("\n")
    screen.say(
      "A \\ at the end goes on in the next line, and \"\"\" opens a text of several lines. A paste is one question, whatever it holds. A line that starts with a space is not kept in the history."
    )
  }

  private func examples() {
    guard let workspace = session.workspace else {
      screen.say("Load data first: /load FILE, or /demo.")
      return
    }
    let questions = StarterQuestions.make(for: workspace)
    guard !questions.isEmpty else {
      screen.say("Try \"how many\" with the name of a table: /tables")
      return
    }
    session.offer(questions, title: "Questions that work with this data:")
  }

  private func line(_ name: String, _ help: String) {
    screen.entry(name, help, indent: 2, column: 28)
  }
}
