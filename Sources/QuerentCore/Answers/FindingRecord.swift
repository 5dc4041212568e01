/// One thing that a tool found odd or wrong, as an answer carries it.
public struct FindingRecord: Hashable, Sendable {
  /// How plain or how costly it is.
  public enum Severity: String, Hashable, Sendable, CaseIterable { case low, medium, high, critical }

  /// Which way a figure went.
  public enum Direction: String, Hashable, Sendable { case up, down }

  /// `F1`, in the order of the answer.
  public var id: String
  /// `spike`, `level shift`, `duplicate_refund`.
  public var kind: String
  /// What was looked at: `sales`, or `refund RF1051`.
  public var subject: String
  /// The member it was found in: `EMEA`; empty for all rows.
  public var place: String
  /// First and last day, ISO; `nil` where it has no time.
  public var start: String?
  public var end: String?
  public var actual: Double?
  public var expected: Double?
  /// Money at risk, of audits.
  public var amountAtRisk: Double?
  /// Unit of the figures.
  public var unit: String?
  /// Distance from what was expected in standard deviations.
  public var score: Double?
  public var severity: Severity
  /// 0…1, of audits.
  public var confidence: Double?
  public var direction: Direction?
  /// The rule that was broken, in words.
  public var rule: String?
  /// A sentence with all of it.
  public var sentence: String

  /// Makes a finding without figures.
  public init(
    id: String, kind: String, subject: String, place: String = "", severity: Severity, sentence: String
  ) {
    self.id = id
    self.kind = kind
    self.subject = subject
    self.place = place
    self.severity = severity
    self.sentence = sentence
  }

  /// What tells it from other findings, whatever else the answer holds: for feedback.
  public var key: String { [kind, subject, place, start ?? ""].joined(separator: "|") }
}

/// How a tool came to what it says: the method, what it learned from, how good it was so far.
public struct AnalysisBasis: Hashable, Sendable {
  /// `detect_anomalies`, `forecast`, `audit_billing`.
  public var tool: String
  /// The name of the method or of the models.
  public var method: String
  /// The days that were learned from, in words.
  public var history: String
  /// Steps of that history, and their grain; 0 for audits.
  public var steps: Int
  public var grain: TimeGrain?
  /// Series that were looked at.
  public var series: Int
  /// Sum of absolute errors over sum of absolute values, of forecasts from earlier days.
  public var backtestError: Double?
  /// How many of these forecasts there were.
  public var backtestOrigins: Int?
  /// What was checked or left out, a phrase each.
  public var notes: [String]
  /// What only those want to know who look closer: which table plays which part.
  public var details: [String] = []

  /// Makes a basis.
  public init(
    tool: String, method: String, history: String = "", steps: Int = 0, grain: TimeGrain? = nil,
    series: Int = 1, backtestError: Double? = nil, backtestOrigins: Int? = nil, notes: [String] = []
  ) {
    self.tool = tool
    self.method = method
    self.history = history
    self.steps = steps
    self.grain = grain
    self.series = series
    self.backtestError = backtestError
    self.backtestOrigins = backtestOrigins
    self.notes = notes
  }
}
