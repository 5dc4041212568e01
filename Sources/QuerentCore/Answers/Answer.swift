/// Everything one question gave. Screen, machine output and exports print this value and recompute nothing.
public struct Answer: Hashable, Sendable {
  /// How it ended.
  public enum Status: String, Hashable, Sendable { case answered, clarify, refused, error }

  /// How far to trust the figures.
  public enum Trust: String, Hashable, Sendable {
    /// Matches a saved answer that a person approved.
    case verified = "VERIFIED"
    /// All reflection checks passed.
    case checked = "CHECKED"
    /// At least one check failed, or a person would have been asked; the reason is printed.
    case unchecked = "UNCHECKED"
  }

  public var id: String
  public var question: Question
  public var status: Status
  /// Set when `status` is `refused`.
  public var refusal: Refusal?
  /// Set when `status` is `clarify`.
  public var clarification: Clarification?
  /// Set when `status` is `error`.
  public var failure: Diagnostic?
  public var understanding: Understanding?
  /// The one-line form of the QueryPlan.
  public var plan: String?
  /// Complete, runnable statements; the last one gives `table`.
  public var sql: [String]
  public var table: ResultTable?
  /// The sentence; its figures are copied from cells.
  public var text: String
  public var chart: ChartSpecification?
  /// The periods before the one of a single figure.
  public var trend: Trend?
  /// The months behind each row of a table of several measures.
  public var courses: RowCourses?
  /// A sentence or two under the chart: extreme, change. The alternative text in exports.
  public var summary: String?
  public var checks: [CheckOutcome]
  public var trust: Trust?
  /// Probability that the reading is right, 0…1.
  public var confidence: Double
  public var caveats: [String]
  public var followUps: [String]
  public var trace: [ToolRecord]
  public var elapsedMilliseconds: Double
  /// The as-of date the answer used.
  public var asOf: CalendarDate?
  /// How the `expect` lines of a batch file came out; empty outside batches.
  public var expectations: [ExpectationOutcome]
  /// 1-based line of the question in its batch file; `nil` outside batches.
  public var line: Int?
  /// Which data was asked.
  public var data: DataStamp?
  /// All readings with their features, likeliest first; recorded only where it is asked for.
  public var readings: [ReadingRecord] = []
  /// How it came about; put together only where somebody asks.
  public var explanation: Explanation?
  /// What a tool found odd or wrong, the weightiest first.
  public var findings: [FindingRecord] = []
  /// What of documents the answer rests on.
  public var citations: [CitationRecord] = []
  /// What is known of the client an answer is about, in the order in which it is told; every one a cell of `table`.
  public var facts: [FactRecord] = []
  /// How a tool came to what it says; `nil` where only rows were asked for.
  public var basis: AnalysisBasis?
  /// The approved answer this one repeats; set when `trust` is `verified`.
  public var verification: Verification?
  /// Whether the question was SQL, which ran as it stands.
  public var isStatement = false

  /// Makes an answer with nothing in it but its question and how it ended.
  public init(id: String = "", question: Question, status: Status) {
    self.id = id
    self.question = question
    self.status = status
    self.refusal = nil
    self.clarification = nil
    self.failure = nil
    self.understanding = nil
    self.plan = nil
    self.sql = []
    self.table = nil
    self.text = ""
    self.chart = nil
    self.summary = nil
    self.checks = []
    self.trust = nil
    self.confidence = 0
    self.caveats = []
    self.followUps = []
    self.trace = []
    self.elapsedMilliseconds = 0
    self.asOf = nil
    self.expectations = []
    self.line = nil
    self.data = nil
  }
}

/// How a question was read, in words a person checks: the `Understood as` line.
public struct Understanding: Hashable, Sendable {
  /// `net revenue`.
  public var metric: String
  /// `by region`, `top 5 of 23`.
  public var groups: [String]
  /// `segment = Consumer`.
  public var filters: [String]
  /// `Q1 2017 (1 Jan–31 Mar)`, or `all dates`.
  public var period: String
  public var grain: String?
  /// Defaults that were taken: `"sales" read as net revenue`.
  public var defaults: [String]
  /// Corrected spellings: `"regoin" read as region`.
  public var corrections: [String]
  /// What a follow-up carried over.
  public var inherited: [String]
  /// Content words no rule used.
  public var unread: [String]

  /// Makes an understanding.
  public init(
    metric: String, groups: [String] = [], filters: [String] = [], period: String = "all dates",
    grain: String? = nil, defaults: [String] = [], corrections: [String] = [], inherited: [String] = [],
    unread: [String] = []
  ) {
    self.metric = metric
    self.groups = groups
    self.filters = filters
    self.period = period
    self.grain = grain
    self.defaults = defaults
    self.corrections = corrections
    self.inherited = inherited
    self.unread = unread
  }
}
