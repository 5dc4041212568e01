public import QuerentCore
public import SemanticLayer

/// Reads questions over one model. Pure: the same question, model, members and conversation give the same reading.
public struct QuestionReader: Sendable {
  private let model: SemanticModel
  private let members: MemberIndex
  private let schema: SchemaIndex
  private let graph: ModelGraph
  private let weights: RankingWeights
  /// Words that people taught.
  private let taught: Taught?
  private let dictionary: WordNet?
  /// The last date in the data, for questions that do not say what today is.
  private let lastDate: CalendarDate

  /// Makes a reader.
  /// - Parameters:
  ///   - taught: words people taught; their figures must be in the model.
  ///   - dictionary: English words, for those that nothing else explains.
  public init(
    model: SemanticModel, members: MemberIndex, weights: RankingWeights = RankingWeights(),
    taught: Taught? = nil,
    dictionary: WordNet? = nil
  ) {
    self.model = model
    self.dictionary = dictionary
    self.taught = taught
    self.members = members
    self.schema = SchemaIndex(model: model)
    self.graph = ModelGraph(model: model)
    self.weights = weights
    self.lastDate = Self.lastDate(in: model)
  }

  /// Bytes of the longest question that is read; a longer text is refused before anything looks at it.
  public static let longestQuestion = 4000
  /// Words and signs of the longest question that is read.
  public static let mostTokens = 400

  /// Reads a question; `previous` is the plan a follow-up edits, `nil` at the start of a conversation.
  public func read(_ question: Question, previous: QueryPlan? = nil) -> Reading {
    if question.text.utf8.count > Self.longestQuestion {
      return .refusal(Self.tooLong(question.text.utf8.count, "bytes", Self.longestQuestion), likeliest: [])
    }
    let tokens = Tokenizer.tokens(of: Exchange.text(of: question.text))
    if tokens.count > Self.mostTokens {
      return .refusal(Self.tooLong(tokens.count, "words and signs", Self.mostTokens), likeliest: [])
    }
    let analysis = analyse(question, tokens: tokens)
    let refusals = RefusalComposer(
      model: model, members: members, analysis: analysis, works: { works($0, asOf: question.asOf) })
    let reach = OutOfReach(today: question.asOf ?? lastDate)
    if var refusal = reach.refusal(of: analysis.tokens, items: analysis.items) {
      refusal.suggestions = refusals.suggestions()
      return .refusal(refusal, likeliest: [])
    }
    let readings = previous.map { followUps(of: analysis, previous: $0) } ?? interpretations(of: analysis)
    return Verdict(model: model, graph: graph, analysis: analysis, readings: readings).reading(refusals)
  }

  /// Whether a question would be answered with every word used: what refusals offer.
  private func works(_ text: String, asOf: CalendarDate?) -> Bool {
    guard text.utf8.count <= 300 else { return false }
    let analysis = analyse(Question(text, asOf: asOf))
    guard analysis.sketch.unread.isEmpty else { return false }
    let verdict = Verdict(
      model: model, graph: graph, analysis: analysis, readings: interpretations(of: analysis))
    guard let best = verdict.rated().first else { return false }
    return best.confidence >= 0.5 && best.plan.problems(in: model).allSatisfy { $0.severity != .error }
  }

  private static func tooLong(_ count: Int, _ things: String, _ limit: Int) -> Refusal {
    Refusal(
      .notSupported, why: "A question of \(count) \(things) is too long; at most \(limit) are read.",
      suggestions: ["Ask for one thing at a time."])
  }

  /// A question cut up and sketched, before names are chosen.
  struct Analysis {
    var question: Question
    var tokens: [Token]
    var items: [Item]
    var corrections: [String]
    /// What only a dictionary of English says.
    var guesses: [String] = []
    var sketch: Sketch
  }

  func analyse(_ question: Question) -> Analysis {
    analyse(question, tokens: Tokenizer.tokens(of: Exchange.text(of: question.text)))
  }

  private func analyse(_ question: Question, tokens: [Token]) -> Analysis {
    let tokens = taught.map { $0.applied(to: tokens) } ?? tokens
    let grammar = TimeGrammar(asOf: question.asOf ?? lastDate, calendar: model.calendar)
    let found = MentionFinder(
      schema: schema, members: members, time: grammar, states: graph.states, taught: taught,
      dictionary: dictionary
    ).find(in: tokens)
    let sketch = SketchReader.read(found.items)
    return Analysis(
      question: question, tokens: tokens, items: found.items, corrections: found.corrections,
      guesses: found.guesses, sketch: sketch)
  }

  /// Plans for the best assignments, best first, without repetitions.
  func interpretations(
    of analysis: Analysis, context: [String] = [], assumed: [PlanExpression] = []
  ) -> [Interpretation] {
    let resolver = Resolver(graph: graph, sketch: analysis.sketch, weights: weights, context: context)
    let roles = JoinRoles(model: model, stems: Set(analysis.tokens.map(\.stem)))
    let extractor = ReadingFeatureExtractor(model: model, graph: graph, analysis: analysis)
    let choices = ReadingChoices(model: model, analysis: analysis)
    var readings: [Interpretation] = []
    for assignment in resolver.assignments(count: 6) {
      var builder = PlanBuilder(
        graph: graph, sketch: analysis.sketch, assignment: assignment, context: context)
      builder.assumedOutputs = assumed
      builder.today = analysis.question.asOf ?? lastDate
      guard let built = builder.build() else { continue }
      let joined = roles.resolve(built)
      let plan = joined.plan
      let score = assignment.score - builder.doubt - 0.1 * Double(joined.guesses.count)
      guard !readings.contains(where: { $0.plan == plan }) else { continue }
      var reading = Interpretation(plan: plan, score: score)
      reading.doubt = builder.doubt
      reading.choices = choices.choices(of: assignment)
      reading.features = extractor.features(of: assignment)
      reading.features["join.guesses"] = Double(joined.guesses.count)
      reading.rules = analysis.sketch.rules
      reading.corrections = analysis.corrections
      reading.defaults =
        (taught?.notes(on: analysis.tokens) ?? []) + analysis.guesses + builder.defaults + joined.guesses
      reading.unread = analysis.sketch.unread.map { analysis.items[$0].span }
      readings.append(reading)
    }
    return readings.sorted { $0.score > $1.score }
  }

  /// Readings of a turn after another: as an edit of the last plan where the turn refers to it, else by itself.
  func followUps(of analysis: Analysis, previous: QueryPlan) -> [Interpretation] {
    let cue = FollowUpCue.find(in: analysis.items, sketch: analysis.sketch)
    let context = PlanEditor.tables(of: previous, in: model)
    let assumed = cue != .none && analysis.sketch.targets.isEmpty ? previous.outputs.map(\.expression) : []
    let alone = interpretations(of: analysis, context: cue == .none ? [] : context, assumed: assumed)
    guard cue != .none else { return alone }
    var readings: [Interpretation] = []
    let turns = alone.isEmpty ? [Interpretation(plan: previous)] : alone
    for turn in turns {
      var editor = PlanEditor(graph: graph, previous: previous, hasOwnGroups: !analysis.sketch.groups.isEmpty)
      var reading = turn
      let shows = !analysis.sketch.targets.isEmpty
      reading.plan =
        cue == .reference || shows
        ? editor.refer(turn.plan, isReplacement: cue != .reference) : editor.edit(turn.plan)
      reading.inherited = editor.inherited
      readings.append(reading)
    }
    return readings.isEmpty ? alone : readings
  }

  private static func lastDate(in model: SemanticModel) -> CalendarDate {
    var latest: CalendarDate?
    for table in model.tables {
      guard let name = table.defaultTimeDimension, let text = table.column(named: name)?.maximum.text,
        let date = CalendarDate(iso: text)
      else { continue }
      if latest.map({ $0 < date }) ?? true { latest = date }
    }
    return latest ?? CalendarDate(daysSinceEpoch: 0)
  }
}
