public import QuerentCore
public import SemanticLayer

extension QuestionReader {
  /// Reads a text as the figures of a request that a command names: "sales by region" of `/detect`.
  public func read(_ question: Question, as request: AnalysisRequest, previous: QueryPlan? = nil) -> Reading {
    let tokens = Tokenizer.tokens(of: question.text)
    guard question.text.utf8.count <= Self.longestQuestion, tokens.count <= Self.mostTokens else {
      return read(question)
    }
    let finder = cueFinder(question, tokens)
    // "/detect spikes in sales" says more than the command
    let found = finder.find(in: tokens)
    let cue =
      if let found, found.request.tool == request.tool { found } else {
        finder.cue(forced: request, tokens: tokens)
      }
    return reading(cue, of: question, previous: previous)
  }

  /// "and next year?" after a forecast: a time ahead and nothing else.
  func lookingFurther(_ question: Question, previous: QueryPlan?, request: AnalysisRequest) -> Reading? {
    guard case .forecast = request, previous != nil else { return nil }
    let tokens = Tokenizer.tokens(of: question.text).filter {
      !["and", "what", "about", "how", "then", "?"].contains($0.lower)
    }
    let cue = cueFinder(question, tokens).cue(forced: .forecast(.usual), tokens: tokens)
    guard cue.request != .forecast(.usual), cue.rest.isEmpty else { return nil }
    return reading(cue, of: question, previous: previous)
  }

  /// A follow-up of figures that a tool was given: the tool is given the edited ones.
  func carrying(_ request: AnalysisRequest, into reading: Reading) -> Reading {
    guard case .interpretations(let readings) = reading, let best = readings.first, best.request == nil,
      !best.inherited.isEmpty
    else { return reading }
    let figures = AnalysisFigures(model: model)
    let carried = readings.compactMap { reading -> Interpretation? in
      guard let plan = figures.plan(reading.plan, request) else { return nil }
      var reading = reading
      reading.plan = plan
      reading.request = request
      return reading
    }
    return carried.isEmpty ? reading : .interpretations(carried)
  }

  /// The reading of a question that starts a tool, or `nil` where none of its words do.
  func analysisReading(_ question: Question, tokens: [Token], previous: QueryPlan?) -> Reading? {
    guard let cue = cueFinder(question, tokens).find(in: tokens) else { return nil }
    return reading(cue, of: question, previous: previous)
  }

  private func cueFinder(_ question: Question, _ tokens: [Token]) -> AnalysisCueFinder {
    let goals = model.attainment
    return AnalysisCueFinder(
      rules: AnalysisGrammar.rules.filter { goals != nil || !$0.name.hasPrefix("attain") },
      today: question.asOf ?? lastDate, calendar: model.calendar,
      goalGrain: goals?.grain ?? .quarter,
      areNames: { places in
        // "predicted" where a column says what was predicted
        if places.contains(where: {
          Participle.isOne(tokens[$0].lower) && schema.wordsByStem[tokens[$0].stem] != nil
        }) {
          return true
        }
        return analyse(question, tokens: tokens).items.contains { item in
          item.tokens.contains(where: places.contains)
            && (item.schema.contains { $0.score >= 0.7 && $0.correction == nil }
              || item.values.contains { $0.score >= 0.9 } || item.quoted != nil)
        }
      })
  }

  private func reading(_ cue: AnalysisCue, of question: Question, previous: QueryPlan?) -> Reading {
    if case .audit = cue.request { return .interpretations([audit(cue, question)]) }
    var analysis = analyse(question, tokens: cue.rest)
    var readings: [Interpretation]
    var defaults: [String] = []
    var isCarriedOver = false
    let isKeyed = ["by", "per"].contains(cue.rest.first?.lower)
    if let previous, !isGoal(cue), !namesFigures(analysis),
      let figures = AnalysisFigures(model: model).plan(previous, cue.request)
    {
      // "anything unusual there?", "and what do we expect next month?"
      if cue.rest.isEmpty
        || !isKeyed
          && !analysis.items.contains(where: { $0.isValue || $0.time != nil || $0.group != nil })
      {
        readings = [Interpretation(plan: figures, score: 1, confidence: 1)]
        isCarriedOver = true
      } else if let found = followUps(of: question, tokens: cue.rest, previous: figures) {
        analysis = found.analysis
        readings = found.readings
      } else {
        readings = interpretations(of: analysis)
      }
    } else {
      if let usual = usualFigure(), !namesFigures(analysis) || saysWhose(cue, analysis) {
        analysis = analyse(question, tokens: usual.tokens + cue.rest)
        defaults = ["\(usual.label), since no figure was named"]
      }
      readings = interpretations(of: analysis)
    }
    let figures = AnalysisFigures(model: model)
    let made = readings.compactMap { reading -> Interpretation? in
      guard let plan = figures.plan(reading.plan, cue.request) else { return nil }
      if case .attain = cue.request {
        // goals are kept for one figure
        guard let goals = model.attainment, plan.figures.count == 1,
          model.isActual(plan.figures[0].expression, of: goals)
        else { return nil }
      }
      var reading = reading
      reading.plan = plan
      reading.request = cue.request
      reading.rules.insert(cue.rule, at: 0)
      reading.defaults += defaults
      return reading
    }
    if made.isEmpty, !readings.isEmpty {
      var why = "Only figures over time can be looked at in that way, not parts of a ranking or a comparison."
      if case .attain = cue.request, let goals = model.attainment {
        let kept = model.measures.first { $0.expression == goals.actual }?.label ?? "another figure"
        why = "The \(goals.goalLabel) is kept for \(kept), so nothing says what that figure is to reach."
      }
      return .refusal(
        Refusal(
          .notSupported, why: why,
          suggestions: refusals(of: analysis).suggestions(), spans: [cue.rule.span]), likeliest: [])
    }
    // what was asked before stands; there are no words of this question to weigh
    if isCarriedOver, !made.isEmpty { return .interpretations(made) }
    return Verdict(model: model, graph: graph, analysis: analysis, readings: made)
      .reading(refusals(of: analysis))
  }

  /// Goals are kept for one figure, whatever was asked before.
  private func isGoal(_ cue: AnalysisCue) -> Bool {
    if case .attain = cue.request { true } else { false }
  }

  /// Goals are kept for the usual figure: "by region" and "the West region" say whose.
  private func saysWhose(_ cue: AnalysisCue, _ analysis: Analysis) -> Bool {
    guard case .attain = cue.request, let first = cue.rest.first else { return false }
    return ["by", "per"].contains(first.lower) || analysis.items.contains { $0.isValue }
  }

  /// Whether words name something to count or add up, rather than members and times alone.
  private func namesFigures(_ analysis: Analysis) -> Bool {
    analysis.sketch.phrases.contains { phrase in
      !analysis.sketch.groups.contains { group in
        if case .phrase(let index) = group.key { analysis.sketch.phrases[index] == phrase } else { false }
      } && phrase.candidates.contains { $0.score >= 0.6 }
    } || !analysis.sketch.unread.isEmpty
      || analysis.sketch.targets.contains {
        if case .implied = $0.kind { false } else { true }
      }
  }

  /// What "we" and "anything" mean: the default measure, else the rows of the largest table that has dates.
  private func usualFigure() -> (label: String, tokens: [Token])? {
    let measure = model.defaultMeasure.flatMap { model.measure(named: $0)?.label }
    let fact = model.tables.filter { $0.defaultTimeDimension != nil }.max { $0.rowCount < $1.rowCount }
    guard let label = measure ?? fact?.label else { return nil }
    var tokens = Tokenizer.tokens(of: label)
    for index in tokens.indices { tokens[index].span = TextSpan(0, 0) }
    return (label, tokens)
  }

  /// An audit reads whole tables: words beside its phrase are conditions it does not know.
  private func audit(_ cue: AnalysisCue, _ question: Question) -> Interpretation {
    var reading = Interpretation(plan: QueryPlan(outputs: []), score: 1, confidence: 1)
    reading.request = cue.request
    reading.rules = [cue.rule]
    reading.unread = cue.rest.filter { $0.isWord && !Stopwords.contains($0.lower) }.map(\.span)
    return reading
  }
}
