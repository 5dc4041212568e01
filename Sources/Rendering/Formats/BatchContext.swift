/// How one expectation of a batch file came out.
public struct ExpectationOutcome: Hashable, Sendable {
  /// `value = 4209700 within 0.5%`.
  public var rule: String
  public var passed: Bool
  public var expected: String
  public var actual: String

  /// Makes an outcome.
  public init(rule: String, passed: Bool, expected: String, actual: String) {
    self.rule = rule
    self.passed = passed
    self.expected = expected
    self.actual = actual
  }
}

/// What only the surroundings of a question know and machine output repeats.
public struct BatchContext: Hashable, Sendable {
  /// The 1-based line of the question in its file; printed only when there is one.
  public var line: Int?
  public var expectations: [ExpectationOutcome]
  /// SHA-256 of the data in hexadecimal.
  public var dataFingerprint: String?

  /// Makes a context; without arguments, that of a question asked by hand.
  public init(line: Int? = nil, expectations: [ExpectationOutcome] = [], dataFingerprint: String? = nil) {
    self.line = line
    self.expectations = expectations
    self.dataFingerprint = dataFingerprint
  }
}
