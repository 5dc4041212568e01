public import Detection
public import QuerentCore
public import SemanticLayer

/// What is odd in the series of a plan, and what they were compared with.
public struct AnomalyReport: Sendable {
  /// One odd thing.
  public struct Event: Sendable {
    /// Which of the series.
    public var line: Int
    public var finding: Finding
    /// The days it covers.
    public var range: TimeRange
  }

  /// A step that is not odd, and comes nearest to it.
  public struct Nearest: Sendable {
    public var line: Int
    public var actual: Double
    public var expected: Double
    public var range: TimeRange
  }

  public var series: PlannedSeries
  /// What each series was compared with, one a step; empty for a series that is too short.
  public var points: [[ExpectedPoint]]
  /// Odd things in the period that was asked about, the plainest first.
  public var events: [Event]
  /// The step of the period that is farthest from what was expected, where nothing is odd.
  public var nearest: Nearest?
  /// Odd things of the same kind outside that period.
  public var outside: Int
  /// Steps that look odd but come again every year.
  public var yearly: Int
  /// Findings left out because as many of their strength come by chance in so many series.
  public var dropped: Int
  public var asked: TimeRange?
  public var focus: AnalysisRequest.Focus
  /// The method, in words.
  public var method: String
}
