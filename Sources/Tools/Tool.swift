public import QuerentCore

/// Something the analyst can do besides thinking: run a query, search documents, fit a forecast.
///
/// A tool does not throw: what goes wrong is a ``ToolResult`` that the review can see and the trace shows.
public protocol Tool: Sendable {
  /// The name in traces and prompts: `query`.
  var name: String { get }
  /// What it does, in a sentence.
  var summary: String { get }
  /// What it takes, in order.
  var parameters: [ToolParameter] { get }
  /// What a call costs, which decides what may run without being asked for.
  var cost: ToolCost { get }

  /// Runs one call. Stops early when `cancellation` is set.
  func run(_ call: ToolCall, limits: ExecutionLimits, cancellation: CancellationFlag) -> ToolResult
}

/// What a call of a tool costs.
public enum ToolCost: Int, Hashable, Sendable, Comparable, CaseIterable {
  /// Milliseconds on this machine.
  case cheap
  /// Seconds on this machine.
  case slow
  /// Leaves this machine, or costs money.
  case external

  public static func < (left: ToolCost, right: ToolCost) -> Bool { left.rawValue < right.rawValue }
}

/// One parameter of a tool, in the terms of JSON Schema.
public struct ToolParameter: Hashable, Sendable {
  /// The JSON types that tools take.
  public enum Kind: String, Hashable, Sendable { case string, integer, number, boolean }

  public var name: String
  public var kind: Kind
  public var summary: String
  public var isRequired: Bool

  /// Makes a parameter.
  public init(name: String, kind: Kind, summary: String, isRequired: Bool = true) {
    self.name = name
    self.kind = kind
    self.summary = summary
    self.isRequired = isRequired
  }
}
