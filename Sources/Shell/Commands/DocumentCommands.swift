import Agent
import QuerentCore

/// Commands about documents.
enum DocumentCommands {
  static let all: [Command] = [docs]

  static let docs = Command(
    name: "docs", arguments: "QUESTION", group: .ask,
    help: "quote what playbooks and other documents say, or list them", isLong: true
  ) { session, arguments in
    let workspace = try session.requireWorkspace()
    guard let shelf = workspace.documents else { throw none }
    let lines = try shelf.listing()
    guard !lines.isEmpty else { throw none }
    guard !arguments.isEmpty else { return session.screen.write(lines.joined(separator: "\n") + "\n") }
    try session.askDocuments(arguments)
  }

  private static let none = Diagnostic(
    code: "no-documents", summary: "There are no documents.",
    suggestions: ["Add a folder with: querent docs add PATH"])
}
