import QuerentCore

/// Words for a name that finds no command.
enum UnknownCommand {
  static func diagnostic(_ name: String, mark: Character = "/", nearest: String?) -> Diagnostic {
    Diagnostic(
      code: "unknown-command", summary: "Unknown command \(mark)\(name).",
      suggestions: [nearest.map { "/\($0)" } ?? "/help lists the commands."])
  }

  static func ambiguous(_ name: String, _ names: [String]) -> Diagnostic {
    Diagnostic(
      code: "ambiguous-command", summary: "/\(name) could be several commands.",
      suggestions: ["One of: " + names.map { "/\($0)" }.joined(separator: ", ")])
  }
}
