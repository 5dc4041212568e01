public import QuerentCore

/// A model file that cannot be used: everything that is wrong with it, in the order of its lines.
public struct ModelFileError: Error, Hashable, Sendable {
  public let diagnostics: [Diagnostic]

  /// Makes an error.
  public init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics.sorted { ($0.line ?? 0, $0.column ?? 0) < ($1.line ?? 0, $1.column ?? 0) }
  }
}
