internal import QuerentCore

/// Something the analyst can do besides thinking: run a query, search documents, fit a forecast.
public protocol Tool: Sendable {
  /// The name in traces and prompts: `query`.
  var name: String { get }
  /// What it does, in a sentence.
  var summary: String { get }
}
