/// A call of a tool with its arguments.
public struct RecordedToolCall: Hashable, Sendable {
  public var name: String
  public var arguments: [String: JSONNode]

  /// Makes a call.
  public init(name: String, arguments: [String: JSONNode]) {
    self.name = name
    self.arguments = arguments
  }
}

/// Calls that were made against calls that should have been, as RAGAS 0.4 defines it.
public enum ToolCallMetrics {
  /// `tool_call_accuracy`: 0 unless the same tools were called, in the same order if `strict`; then the mean, over the
  /// calls that should have been made, of the share of arguments that read the same. Arguments nobody asked for do no harm.
  public static func accuracy(
    _ calls: [RecordedToolCall], _ references: [RecordedToolCall], strict: Bool = true
  ) -> Double {
    if calls.isEmpty, references.isEmpty { return 1 }
    guard !calls.isEmpty, calls.count == references.count else { return 0 }
    let made = strict ? calls : ordered(calls)
    let wanted = strict ? references : ordered(references)
    guard made.map(\.name) == wanted.map(\.name) else { return 0 }
    let shares = zip(made, wanted).map { call, reference in
      guard !reference.arguments.isEmpty else { return 1.0 }
      let same = reference.arguments.count { call.arguments[$0.key]?.pythonText == $0.value.pythonText }
      return Double(same) / Double(reference.arguments.count)
    }
    return shares.reduce(0, +) / Double(shares.count)
  }

  /// `tool_call_f1`: F1 over the different calls, tool and arguments together; to four decimals. 0 when both are empty.
  public static func f1(_ calls: [RecordedToolCall], _ references: [RecordedToolCall]) -> Double {
    let made = Set(calls.map(Frozen.init))
    let wanted = Set(references.map(Frozen.init))
    let both = made.intersection(wanted).count
    let score = Verdicts.fBeta(
      truePositives: both, falsePositives: made.count - both, falseNegatives: wanted.count - both)
    return (score * 10_000).rounded(.toNearestOrEven) / 10_000
  }

  private static func ordered(_ calls: [RecordedToolCall]) -> [RecordedToolCall] {
    calls.enumerated().sorted { ($0.element.name, $0.offset) < ($1.element.name, $1.offset) }.map(\.element)
  }

  /// A call as a key: numbers are equal by value, and truth values are numbers.
  private struct Frozen: Hashable {
    var name: String
    var arguments: [String: String]

    init(_ call: RecordedToolCall) {
      name = call.name
      arguments = call.arguments.mapValues(\.pythonKey)
    }
  }
}
