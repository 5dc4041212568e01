public import QuerentCore
public import SemanticLayer

/// One way to read a question: a plan, the rules that made it and what is left unread.
public struct Interpretation: Hashable, Sendable {
  public var plan: QueryPlan
  /// The names of the rules that took part, in reading order, each with the words it used.
  public var rules: [RuleApplication]
  /// Higher is likelier; comparable between readings of one question only.
  public var score: Double
  /// Probability that the reading is right, 0…1, calibrated.
  public var confidence: Double
  /// What the confidence is multiplied with: below 1 where something was read that nothing was learned about.
  public var sureness = 1.0
  /// How doubtful the decisions behind the plan were, 0 for none.
  public var doubt = 0.0
  /// Columns that say more of a row than was asked.
  var described: Set<ColumnReference> = []
  /// What terms of the question were taken for.
  public var choices: [ReadingChoice] = []
  /// What speaks for and against it, by name.
  public var features = ReadingFeatures()
  /// Content words no rule used.
  public var unread: [TextSpan]
  /// Corrected spellings, `"regoin" read as region`.
  public var corrections: [String]
  /// Defaults taken, `"sales" read as revenue`.
  public var defaults: [String]
  /// What a tool is to make of the figures of the plan; `nil` where they are to be shown.
  public var request: AnalysisRequest?
  /// What a follow-up carried over from the plan before.
  public var inherited: [CarriedOver]

  /// A rule at work.
  public struct RuleApplication: Hashable, Sendable {
    public var rule: String
    public var span: TextSpan

    /// Makes an application.
    public init(rule: String, span: TextSpan) {
      self.rule = rule
      self.span = span
    }
  }

  /// Makes an interpretation of a plan.
  public init(plan: QueryPlan, score: Double = 0, confidence: Double = 0) {
    self.plan = plan
    self.rules = []
    self.score = score
    self.confidence = confidence
    self.unread = []
    self.corrections = []
    self.defaults = []
    self.inherited = []
  }
}

extension Reading {
  /// Whether a tool is to answer.
  public var startsTool: Bool {
    switch self {
    case .interpretations(let readings), .clarification(_, let readings), .refusal(_, let readings):
      readings.first?.request != nil
    }
  }
}

/// What reading a question gave.
public enum Reading: Hashable, Sendable {
  /// Ranked readings, likeliest first; never empty.
  case interpretations([Interpretation])
  /// Readings that give different numbers score alike. `likeliest` is what `--best-effort` answers with.
  case clarification(Clarification, likeliest: [Interpretation])
  /// `likeliest` holds readings for `--best-effort`, and may be empty.
  case refusal(Refusal, likeliest: [Interpretation])
}
