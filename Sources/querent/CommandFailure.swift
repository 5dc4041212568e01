import Agent
import ArgumentParser
import QuerentCore
import Rendering
import SemanticLayer

/// Something that ends a command: what is printed on standard error, and the exit status.
struct CommandFailure: Error {
  var diagnostics: [Diagnostic]
  var status: ExitStatus
  /// The file the diagnostics point into.
  var file: String?

  init(_ diagnostics: [Diagnostic], status: ExitStatus, file: String? = nil) {
    self.diagnostics = diagnostics
    self.status = status
    self.file = file
  }

  /// Wrong arguments that the parser cannot see.
  static func usage(_ summary: String, _ suggestions: String...) -> CommandFailure {
    CommandFailure([Diagnostic(code: "usage", summary: summary, suggestions: suggestions)], status: .usage)
  }

  /// Data, a store or a model file that cannot be opened.
  static func opening(_ error: any Error) -> CommandFailure {
    if let model = error as? ModelProblems {
      return CommandFailure(model.problems, status: .usage, file: model.path)
    }
    let diagnostic = OpeningFailure.diagnostic(error)
    let status: ExitStatus = diagnostic.code == "cancelled" ? Interruption.status ?? .interrupted : .dataError
    return CommandFailure([diagnostic], status: status)
  }

  func print() {
    let renderer = ErrorRenderer(style: Surroundings.current.errorStyle)
    for diagnostic in diagnostics {
      StandardStreams.error.write(renderer.render(diagnostic, file: file))
    }
  }
}
