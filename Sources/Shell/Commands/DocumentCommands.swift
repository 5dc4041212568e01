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
    guard !arguments.isEmpty else {
      let documents = try shelf.index().documents()
      guard !documents.isEmpty else { throw none }
      for document in documents {
        let state =
          document.problem ?? "\(document.chunkCount) \(document.chunkCount == 1 ? "passage" : "passages")"
        session.screen.write("\(document.path)  \(state)\n")
      }
      return
    }
    guard try shelf.index().documents().contains(where: { $0.chunkCount > 0 }) else { throw none }
    try session.askDocuments(arguments)
  }

  private static let none = Diagnostic(
    code: "no-documents", summary: "There are no documents.",
    suggestions: ["Add a folder with: querent docs add PATH"])
}
