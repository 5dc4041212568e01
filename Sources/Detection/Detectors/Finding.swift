/// One thing that is odd in a series, from `start` to `end`.
public struct Finding: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case spike, dip, collapse
    case levelShift = "level shift"
    case trendChange = "trend change"
    case varianceChange = "variance change"
    case missing = "missing"
  }

  public enum Direction: String, Hashable, Sendable {
    case up, down
  }

  public var kind: Kind
  public var direction: Direction
  /// The first and the last step. A change that lasts is dated by its onset.
  public var start: Int
  public var end: Int
  /// What was there, added up over a run of steps; for a level shift the new level, for a change of trend the new
  /// slope a step, for a change of variance the new standard deviation. `nil` where nothing was.
  public var actual: Double?
  /// What was to be expected of the same steps, in the same unit.
  public var expected: Double
  /// The interval of what was to be expected of the same steps.
  public var lower: Double
  public var upper: Double
  /// Distance from what was expected in standard deviations of the usual noise; for changes the strength of the
  /// test on the same scale.
  public var score: Double

  /// Makes a finding.
  public init(
    kind: Kind, direction: Direction, start: Int, end: Int, actual: Double?, expected: Double,
    lower: Double? = nil, upper: Double? = nil, score: Double
  ) {
    self.kind = kind
    self.direction = direction
    self.start = start
    self.end = end
    self.actual = actual
    self.expected = expected
    self.lower = lower ?? expected
    self.upper = upper ?? expected
    self.score = score
  }

  /// The change from what was expected as a share of its size: a larger loss is a fall. `nil` where nothing was expected,
  /// and where a gain was expected and a loss came, or the other way, which no percentage describes.
  public static func change(to actual: Double, from expected: Double) -> Double? {
    guard expected != 0, (actual < 0) == (expected < 0) || actual == 0 else { return nil }
    return (actual - expected) / abs(expected)
  }

  /// How plain it is.
  public var severity: String { score >= 8 || kind == .missing ? "high" : score >= 5.5 ? "medium" : "low" }
}

/// What one step of a series was compared with.
public struct ExpectedPoint: Hashable, Sendable {
  public var expected: Double
  public var lower: Double
  public var upper: Double
  /// Distance from `expected` in standard deviations, or strength of a band detector; 0 in a gap.
  public var score: Double
  public var isAnomaly: Bool
}

/// The findings of a series and the band they were measured by.
public struct DetectionResult: Hashable, Sendable {
  public var points: [ExpectedPoint]
  public var findings: [Finding]
  /// Steps that look odd but return every year: first steps of their runs.
  public var yearly: [Int]
  /// Whole sentences on what limits the findings.
  public var notes: [String]

  /// Makes a result.
  public init(
    points: [ExpectedPoint] = [], findings: [Finding] = [], yearly: [Int] = [], notes: [String] = []
  ) {
    self.points = points
    self.findings = findings
    self.yearly = yearly
    self.notes = notes
  }
}
