import QuerentCore

/// Commands about how the session behaves.
enum SettingCommands {
  static let all: [Command] = [set, reset]

  static let set = Command(
    name: "set", arguments: "[KEY [VALUE]]", group: .session, help: "show the settings, or change one",
    argument: .oneOf(SessionSettings.keys.map(\.name)), isLong: true
  ) { session, arguments in
    let words = arguments.split(separator: " ").map(String.init)
    guard let key = words.first else {
      for key in SessionSettings.keys {
        session.screen.entry("\(key.name) = \(key.get(session.settings))", key.help, column: 20)
      }
      return
    }
    try session.set(key, to: words.count > 1 ? words.dropFirst().joined(separator: " ").lowercased() : nil)
  }

  static let reset = Command(
    name: "reset", arguments: "[KEY]", group: .session, help: "put a setting back, or all of them",
    argument: .oneOf(SessionSettings.keys.map(\.name))
  ) { session, arguments in
    guard arguments.isEmpty else {
      let key = try SessionSettings.key(arguments)
      return try session.set(key.name, to: key.get(session.firstSettings))
    }
    let changed = SessionSettings.keys.filter { $0.get(session.settings) != $0.get(session.firstSettings) }
    session.settings = session.firstSettings
    session.screen.say(
      changed.isEmpty
        ? "No setting was changed."
        : changed.map { "\($0.name) is \($0.get(session.settings))" }.joined(separator: ", ") + ".")
  }

  /// A command that is a setting's own.
  static func ownCommand(
    _ name: String, arguments: String, group: CommandGroup, help: String, values: [String]
  ) -> Command {
    Command(name: name, arguments: arguments, group: group, help: help, argument: .oneOf(values)) {
      session, value in
      try session.set(name, to: value.isEmpty ? nil : value.lowercased())
    }
  }
}
