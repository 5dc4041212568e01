public import QuerentCore
import Storage

/// Says in words why data could not be opened.
public enum OpeningFailure {
  /// The codes of diagnostics that mean that data cannot be read.
  public static let codes: Set<String> = [
    "file-not-found", "not-readable", "file-refused", "not-a-database", "in-use", "no-room",
  ]

  /// What happened and what to do next, for anything that ``Workspace/open(_:options:cancellation:report:progress:)``
  /// throws.
  public static func diagnostic(_ error: any Error) -> Diagnostic {
    switch error {
    case let error as StorageError: FailureWords.diagnostic(error)
    case let model as ModelProblems where !model.problems.isEmpty: model.problems[0]
    default:
      Diagnostic(
        code: "not-readable", summary: "The data cannot be opened: \(error).",
        suggestions: ["Check the path."])
    }
  }
}
