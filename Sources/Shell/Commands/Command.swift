import QuerentCore

/// What stands after a command, for completion and its line in `/help`.
enum CommandArgument: Equatable, Sendable {
  case none, file, table, column, command, statement, saved, filter
  case oneOf([String])
}

/// The groups of `/help`, in its order.
enum CommandGroup: String, CaseIterable, Sendable {
  case ask = "Ask and understand"
  case investigate = "Investigate"
  case data = "Data"
  case output = "Output"
  case session = "Session"
}

/// One row of the command table. Help, completion, the guide's test and dispatch read it; nothing else knows a command.
struct Command: Sendable {
  var name: String
  /// What the guide and `/help` print after the name: `TABLE [n]`.
  var arguments = ""
  var group: CommandGroup
  /// One line, without a full stop.
  var help: String
  /// Names other programs have for it, accepted silently.
  var otherNames: [String] = []
  /// What a name of another program stands for where nothing follows it: psql's `\x` is `/mode expanded`.
  var otherArguments: [String: String] = [:]
  var argument: CommandArgument = .none
  /// Whether what it prints may be longer than a screen and goes through the pager then.
  var isLong = false
  /// Does it. Throws a `Diagnostic` that is printed, or `CommandMisuse`.
  var run: @Sendable (ShellSession, String) throws -> Void

  /// `/sample TABLE [n]`.
  var usage: String { arguments.isEmpty ? "/\(name)" : "/\(name) \(arguments)" }
}

/// The arguments of a command do not fit; how they should look is added from the table.
struct CommandMisuse: Error, Equatable {
  /// One sentence: what is wrong with them.
  var summary: String

  init(_ summary: String) { self.summary = summary }

  func diagnostic(for command: Command) -> Diagnostic {
    Diagnostic(code: "command-usage", summary: summary, suggestions: ["Like this: \(command.usage)"])
  }
}
