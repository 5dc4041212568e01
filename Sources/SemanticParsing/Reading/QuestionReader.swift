public import QuerentCore
public import SemanticLayer

/// Reads questions over one model. Pure: the same question, model, members and conversation give the same reading.
public struct QuestionReader: Sendable {
  let model: SemanticModel
  let members: MemberIndex
  let schema: SchemaIndex
  let graph: ModelGraph
  private let selfReferences: SelfReferences
  let weights: RankingWeights
  /// Words that people taught.
  let taught: Taught?
  let dictionary: WordNet?
  /// The last date in the data, for questions that do not say what today is.
  let lastDate: CalendarDate

  /// Makes a reader.
  /// - Parameters:
  ///   - taught: words people taught; their figures must be in the model.
  ///   - dictionary: English words, for those that nothing else explains.
  public init(
    model: SemanticModel, members: MemberIndex, weights: RankingWeights = .learned,
    taught: Taught? = nil,
    dictionary: WordNet? = nil
  ) {
    self.model = model
    self.dictionary = dictionary
    self.taught = taught
    self.members = members
    self.schema = SchemaIndex(model: model)
    self.graph = ModelGraph(model: model)
    self.selfReferences = SelfReferences(model: model)
    self.weights = weights
    self.lastDate = Self.lastDate(in: model)
  }

  /// Bytes of the longest question that is read; a longer text is refused before anything looks at it.
  public static let longestQuestion = 4000
  /// Words and signs of the longest question that is read.
  public static let mostTokens = 400

  /// Reads a question; `previous` is the plan a follow-up edits, `nil` at the start of a conversation, and `request` what
  /// a tool made of its figures, which a follow-up has it make of others.
  public func read(
    _ question: Question, previous: QueryPlan? = nil, request: AnalysisRequest? = nil
  ) -> Reading {
    guard let request else { return read(plain: question, previous: previous) }
    if let reading = lookingFurther(question, previous: previous, request: request) { return reading }
    return carrying(request, into: read(plain: question, previous: previous))
  }

  private func read(plain question: Question, previous: QueryPlan?) -> Reading {
    if question.text.utf8.count > Self.longestQuestion {
      return .refusal(Self.tooLong(question.text.utf8.count, "bytes", Self.longestQuestion), likeliest: [])
    }
    if let context = question.context, !context.isEmpty, context.utf8.count <= Self.longestQuestion {
      let parts = Parts(
        model: model, members: members, weights: weights, taught: taught, dictionary: dictionary)
      return read(question, by: QuestionNote(context), previous: previous, parts: parts)
    }
    let tokens = tokens(of: question)
    if tokens.count > Self.mostTokens {
      return .refusal(Self.tooLong(tokens.count, "words and signs", Self.mostTokens), likeliest: [])
    }
    if ConversationCommand(question.text) != nil {
      return .refusal(OutOfReach.nothingBefore(model), likeliest: [])
    }
    if Pleasantries.isAll(tokens) { return .refusal(OutOfReach.courtesy(model), likeliest: []) }
    if let previous, let reading = weekEdit(of: previous, question: question, tokens: tokens) {
      return .interpretations([reading])
    }
    if let reading = analysisReading(
      question, tokens: Pleasantries.stripped(tokens), previous: previous)
    {
      return reading
    }
    if var refusal = OutOfReach.asksWhetherAhead(tokens) {
      let figure = model.defaultMeasure.flatMap { model.measure(named: $0)?.label }
      refusal.suggestions =
        figure.map { ["forecast \($0) for the next quarter", "\($0) this quarter"] } ?? []
      return .refusal(refusal, likeliest: [])
    }
    if let previous, !OutOfReach.changesData(tokens),
      let found = followUps(of: question, tokens: tokens, previous: previous)
    {
      return Verdict(
        model: model, graph: graph, analysis: found.analysis, readings: found.readings, isLaterTurn: true
      ).reading(refusals(of: found.analysis))
    }
    let analysis = analyse(question, tokens: Pleasantries.stripped(tokens))
    let refusals = refusals(of: analysis)
    let reach = OutOfReach(today: question.asOf ?? lastDate)
    if var refusal = reach.refusal(of: analysis.tokens, items: analysis.items) {
      if refusal.why == OutOfReach.causes {
        refusal.suggestions = OutOfReach.changes(in: model).filter { works($0, asOf: question.asOf) }
      }
      if refusal.suggestions.isEmpty { refusal.suggestions = refusals.suggestions() }
      return .refusal(refusal, likeliest: [])
    }
    return Verdict(
      model: model, graph: graph, analysis: analysis, readings: interpretations(of: analysis),
      isLaterTurn: previous != nil
    ).reading(refusals)
  }

  /// "weeks starting on Sunday" after a series by week: the same weeks, cut otherwise.
  private func weekEdit(of previous: QueryPlan, question: Question, tokens: [Token]) -> Interpretation? {
    guard let week = WeekStart.find(in: tokens),
      !tokens.enumerated().contains(where: { place, token in
        token.isWord && !week.tokens.contains(place) && !Stopwords.contains(token.lower)
          && !["week", "weeks"].contains(token.lower)
      }),
      previous.groups.contains(where: { if case .bucket(_, .week) = $0 { true } else { false } })
    else { return nil }
    var plan = previous
    plan.weekStart = week.day == model.calendar.weekStart ? nil : week.day
    var reading = Interpretation(plan: plan, score: 1, confidence: 0.9)
    reading.rules = [.init(rule: "follow-up", span: TextSpan(0, question.text.utf8.count))]
    return reading
  }

  func refusals(of analysis: Analysis) -> RefusalComposer {
    RefusalComposer(
      model: model, members: members, analysis: analysis,
      works: { works($0, asOf: analysis.question.asOf) })
  }

  /// Whether a question would be answered with every word used: what refusals offer.
  func works(_ text: String, asOf: CalendarDate?) -> Bool {
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
      .notSupported,
      why: "A question of \(count) \(things) is too long; at most \(limit) are read."
        + " Ask for one thing at a time.")
  }

  /// A question cut up and sketched, before names are chosen.
  struct Analysis {
    var question: Question
    var tokens: [Token]
    var items: [Item]
    var corrections: [String]
    /// Values that were spelt otherwise.
    var respelt: [String] = []
    /// What only a dictionary of English says.
    var guesses: [String] = []
    var sketch: Sketch
    /// The day that weeks start on, where the question says so.
    var weekStart: Int?
    /// Words that name nothing of the data and still say what a follow-up does: "the other way".
    var edits = 0
    /// Words that are stored values and were read as something else.
    var storedWords: [StoredWord] = []
  }

  func analyse(_ question: Question) -> Analysis {
    analyse(question, tokens: Pleasantries.stripped(tokens(of: question)))
  }

  /// The words of a question, those that people taught put in their place.
  private func tokens(of question: Question) -> [Token] {
    let tokens = Self.numbered(Self.unbracketed(Tokenizer.tokens(of: Exchange.text(of: question.text))))
    return taught?.applied(to: tokens) ?? tokens
  }

  /// "flight no 44", "invoice no. 7": the word before a number that follows a noun stands for "number".
  private static func numbered(_ tokens: [Token]) -> [Token] {
    var tokens = tokens
    for index in tokens.indices.dropFirst().dropLast()
    where ["no", "nr", "num"].contains(tokens[index].lower) {
      var after = index + 1
      if tokens[after].text == ".", after + 1 < tokens.count { after += 1 }
      guard case .number = tokens[after].kind, tokens[index - 1].isWord,
        !Stopwords.contains(tokens[index - 1].lower)
      else { continue }
      tokens[index].lower = "number"
      tokens[index].lemma = "number"
      tokens[index].stem = Lemmatizer.stem(of: "number")
    }
    return tokens
  }

  /// "price (in euro)": the brackets around what only says more of the noun before them are left out.
  private static func unbracketed(_ tokens: [Token]) -> [Token] {
    var result: [Token] = []
    var isOpen = false
    for (index, token) in tokens.enumerated() {
      if token.text == "(", index + 1 < tokens.count, tokens[index + 1].lower == "in" {
        isOpen = true
      } else if token.text == ")", isOpen {
        isOpen = false
      } else {
        result.append(token)
      }
    }
    return result
  }

  /// Cuts up and sketches words; a follow-up rewrites the items first.
  func analyse(
    _ question: Question, tokens: [Token],
    rewriting rewrite: ([Item]) -> (items: [Item], follows: Bool) = {
      ($0, false)
    }
  ) -> Analysis {
    let week = WeekStart.find(in: tokens)
    var calendar = model.calendar
    var tokens = tokens
    if let week {
      calendar.weekStart = week.day
      tokens.removeSubrange(week.tokens)
    }
    let grammar = TimeGrammar(asOf: question.asOf ?? lastDate, calendar: calendar)
    let found = MentionFinder(
      schema: schema, members: members, time: grammar, states: graph.states, taught: taught,
      dictionary: dictionary
    ).find(in: tokens)
    let (rewritten, follows) = rewrite(found.items)
    var (items, selfReference) = selfReferences.read(rewritten, tokens)
    for index in items.indices {
      guard case .column(let reference)? = items[index].schema.first?.element else { continue }
      items[index].holdsNumbers = model.column(reference)?.role == .measure
    }
    var sketch = SketchReader.read(items, followsTurn: follows)
    sketch.selfReference = selfReference
    var analysis = Analysis(
      question: question, tokens: tokens, items: items, corrections: found.corrections,
      respelt: found.respelt, guesses: found.guesses, sketch: sketch, weekStart: week?.day)
    analysis.storedWords = storedWords(tokens, items)
    return analysis
  }

  /// Plans for the best assignments, best first, without repetitions.
  func interpretations(
    of analysis: Analysis, context: [String] = [], assumed: [PlanExpression] = []
  ) -> [Interpretation] {
    let resolver = Resolver(graph: graph, sketch: analysis.sketch, weights: weights, context: context)
    let roles = JoinRoles(
      model: model, stems: Set(analysis.tokens.map(\.stem)), words: Set(analysis.tokens.map(\.lower)))
    let extractor = ReadingFeatureExtractor(model: model, graph: graph, analysis: analysis)
    let choices = ReadingChoices(model: model, analysis: analysis)
    var readings: [Interpretation] = []
    for assignment in resolver.assignments(count: 6) {
      var builder = PlanBuilder(
        graph: graph, sketch: analysis.sketch, assignment: assignment, context: context)
      builder.assumedOutputs = assumed
      builder.stems = roles.stems
      builder.today = analysis.question.asOf ?? lastDate
      guard let built = builder.build() else { continue }
      let joined = roles.resolve(built)
      var plan = joined.plan
      if let day = analysis.weekStart, day != model.calendar.weekStart {
        plan.weekStart = day
        builder.defaults.append("weeks start on \(WeekStart.name(day))")
      }
      let score = assignment.score - builder.doubt - 0.1 * Double(joined.guesses.count)
      guard !readings.contains(where: { $0.plan == plan }) else { continue }
      var reading = Interpretation(plan: plan, score: score)
      reading.doubt = builder.doubt
      reading.sureness = builder.sureness
      if builder.isUnsure { reading.sureness = min(reading.sureness, 0.6) }
      reading.described = builder.described
      reading.choices = choices.choices(of: assignment)
      reading.features = extractor.features(of: assignment)
      // for learning how to rank: the score is the weighted sum of these and of the rest
      for (name, value) in assignment.ranking.named { reading.features["rank.\(name)"] = value }
      reading.features["rank.rest"] =
        assignment.ranking.rest - builder.doubt - 0.1 * Double(joined.guesses.count)
      reading.features["join.guesses"] = Double(joined.guesses.count)
      reading.rules = analysis.sketch.rules
      reading.corrections = analysis.corrections + analysis.respelt
      reading.defaults =
        (taught?.notes(on: analysis.tokens) ?? []) + analysis.guesses + builder.defaults + joined.guesses
      reading.unread = analysis.sketch.unread.map { analysis.items[$0].span }
      reading.unread += builder.missedWords.filter { !reading.unread.contains($0) }
      for (phrase, element) in zip(analysis.sketch.phrases, assignment.elements)
      where element == nil && !phrase.candidates.isEmpty && !isRecorded(phrase.text, in: plan) {
        reading.unread.append(phrase.span)
      }
      readings.append(reading)
    }
    return readings.sorted { $0.score > $1.score }
  }

  /// Whether a verb of trade, as in "kg bought by month", says no more than what the rows of a plan are.
  private func isRecorded(_ verb: String, in plan: QueryPlan) -> Bool {
    guard NeverActed.isTrade(verb) else { return false }
    let records = NeverActed.records(of: verb)
    return JoinRoles.tables(of: plan).contains { table in
      NameSplitter.words(in: table).contains {
        records.contains(Lemmatizer.stem(of: Lemmatizer.lemma(of: $0)))
      }
    }
  }

  /// Readings of a turn that follows another, `nil` when it stands alone.
  func followUps(of question: Question, tokens: [Token], previous: QueryPlan)
    -> (analysis: Analysis, readings: [Interpretation])?
  {
    let turn = Turn(Pleasantries.stripped(tokens))
    var refers = false
    var analysis = analyse(question, tokens: turn.tokens) { items in
      let anaphora = Anaphora(items)
      refers = anaphora.refers
      return (anaphora.items, anaphora.refers)
    }
    if turn.act == .none,
      OutOfReach(today: question.asOf ?? lastDate).refusal(of: analysis.tokens, items: analysis.items) != nil
    {
      return nil
    }
    analysis.edits = turn.edits + analysis.sketch.operations.count + analysis.sketch.orders.count
    if analysis.sketch.targets.isEmpty, analysis.items.contains(where: { $0.aggregate != nil }) {
      analysis.edits += 1  // "and the maximum?"
    }
    let follow = FollowUpReader(
      reader: self, graph: graph, turn: turn, analysis: analysis, refers: refers, previous: previous,
      today: lastDate)
    guard let readings = follow.readings() else { return nil }
    return (analysis, readings)
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
