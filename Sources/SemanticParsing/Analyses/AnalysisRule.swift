import SemanticLayer

/// A phrase of a question that starts a tool: a name, questions it reads, the patterns, and what they ask for. The rest
/// of the question is read like any other and says which figures are meant.
struct AnalysisRule: Sendable {
  var name: String
  var examples: [String]
  var patterns: [AnalysisPattern]
  /// Whether the phrase is so plain that its words cannot be names of the data: "when did … spike".
  var isSentence: Bool
  var make: @Sendable (AnalysisPattern.Match) -> Request?

  /// What a phrase asks for.
  enum Request: Hashable, Sendable {
    case detect(AnalysisRequest.Focus)
    /// Of every member of what is named, "which region".
    case detectEach
    /// `onlyAhead`: says nothing of the future by itself, as "expected sales".
    case forecast(AnalysisRequest.Horizon, onlyAhead: Bool)
    case reach(Double)
    /// `each`: of every member of what is named, "which reps".
    case attain(each: Bool)
    case audit(AuditTopic)

    var looksAhead: Bool {
      switch self {
      case .forecast, .reach, .attain: true
      case .detect, .detectEach, .audit: false
      }
    }
  }

  init(
    _ name: String, examples: [String], isSentence: Bool = false, _ patterns: [String],
    make: @escaping @Sendable (AnalysisPattern.Match) -> Request?
  ) {
    self.name = name
    self.examples = examples
    self.patterns = patterns.map { AnalysisPattern($0) }
    self.isSentence = isSentence
    self.make = make
  }
}

/// The rules that find requests for a tool, in the order they are tried.
enum AnalysisGrammar {
  static let rules: [AnalysisRule] =
    // what is wrong in the books, before "unusual" and "any" are read by themselves
    AuditRules.all
    // "when will sales reach", before "will" alone
    + ForecastRules.reaching + ForecastRules.attaining
    + DetectionRules.all
    + ForecastRules.all
}
