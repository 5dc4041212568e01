/// What one reflection check found.
public struct CheckOutcome: Hashable, Sendable {
  /// A stable name such as `figure-in-prose-is-a-cell`.
  public var name: String
  public var passed: Bool
  /// In plain words; printed on the trust line (`sums re-added`) or as the reason for UNCHECKED.
  public var detail: String
  /// A soft check discloses; a hard one makes the answer UNCHECKED.
  public var isHard: Bool
  /// Whether a pass is worth a word on the trust line; most checks pass silently.
  public var isNotable: Bool

  /// Makes an outcome.
  public init(name: String, passed: Bool, detail: String, isHard: Bool = true, isNotable: Bool = true) {
    self.name = name
    self.passed = passed
    self.detail = detail
    self.isHard = isHard
    self.isNotable = isNotable
  }
}

/// A tool call and how it went, as it stands in the trace.
public struct ToolRecord: Hashable, Sendable {
  public var name: String
  /// Arguments in order.
  public var arguments: [Argument]
  public var milliseconds: Double
  public var succeeded: Bool

  /// One named argument, printed.
  public struct Argument: Hashable, Sendable {
    public var name: String
    public var value: String

    /// Makes an argument.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Makes a record.
  public init(name: String, arguments: [Argument], milliseconds: Double, succeeded: Bool) {
    self.name = name
    self.arguments = arguments
    self.milliseconds = milliseconds
    self.succeeded = succeeded
  }
}
