public import QuerentCore
public import SemanticLayer
public import SemanticParsing

/// How a question is to be answered.
public struct AnalystOptions: Sendable {
  /// Answer with the likeliest reading even where a person would be asked, marked UNCHECKED.
  public var isBestEffort: Bool
  public var limits: ExecutionLimits
  /// How many follow-up questions are suggested. Each is read once to see that it works.
  public var followUpCount: Int
  /// How many periods the course beside a single figure has; 0 asks for none.
  public var trendPeriods = 0
  /// Keep all readings with their features in the answer, to learn from.
  public var recordsReadings = false
  /// Called on the thread that answers when it begins something else, for a line of progress.
  public var report: (@Sendable (AnalystStep) -> Void)?

  /// Makes options; the defaults suit a person at a terminal.
  public init(isBestEffort: Bool = false, limits: ExecutionLimits = ExecutionLimits(), followUpCount: Int = 3)
  {
    self.isBestEffort = isBestEffort
    self.limits = limits
    self.followUpCount = followUpCount
  }
}

/// What an analyst is doing, as a line of progress names it.
public enum AnalystStep: String, Hashable, Sendable {
  case reading = "reading the question"
  case running = "running the query"
  case searching = "looking for what is unusual"
  case forecasting = "making the forecast"
  case auditing = "going through the books"
  case checking = "checking the answer"
}

/// An answer and what a conversation goes on from.
public struct Answered: Sendable {
  public var answer: Answer
  /// The plan that was answered; a follow-up edits it. `nil` when no plan was run.
  public var plan: QueryPlan?
  /// What a tool made of the plan's figures; a follow-up has it made of others.
  public var request: AnalysisRequest?
  /// All readings, likeliest first, for `/explain`.
  public var interpretations: [Interpretation]

  /// Makes a value from its parts.
  public init(
    answer: Answer, plan: QueryPlan? = nil, request: AnalysisRequest? = nil,
    interpretations: [Interpretation] = []
  ) {
    self.answer = answer
    self.plan = plan
    self.request = request
    self.interpretations = interpretations
  }
}
