/// How one `expect` line of a batch file came out.
public struct ExpectationOutcome: Hashable, Sendable {
  /// The line as written, without the word `expect`: `value = 4209700 within 0.5%`.
  public var rule: String
  public var passed: Bool
  /// What the line asks for, in words or figures.
  public var expected: String
  /// What the answer had.
  public var actual: String
  /// 1-based line of the batch file, or `nil` for files without lines of their own.
  public var line: Int?
  /// Whether a failure is reported without failing the run.
  public var isWarning: Bool

  /// Makes an outcome.
  public init(
    rule: String, passed: Bool, expected: String, actual: String, line: Int? = nil, isWarning: Bool = false
  ) {
    self.rule = rule
    self.passed = passed
    self.expected = expected
    self.actual = actual
    self.line = line
    self.isWarning = isWarning
  }
}
