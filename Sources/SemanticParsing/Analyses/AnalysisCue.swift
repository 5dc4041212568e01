import QuerentCore
import SemanticLayer

/// The phrase of a question that starts a tool, and what is left to be read as figures.
struct AnalysisCue {
  var request: AnalysisRequest
  var rule: Interpretation.RuleApplication
  /// The question without the phrase, and without what says how far to look ahead.
  var rest: [Token]
}

/// Finds the phrase that starts a tool.
struct AnalysisCueFinder {
  let rules: [AnalysisRule]
  /// "Today", and the business calendar.
  let today: CalendarDate
  let calendar: BusinessCalendar
  /// How long a goal is for that is kept without a word on when.
  var goalGrain = TimeGrain.quarter
  /// Whether words of the question at these places are names of the data.
  let areNames: (Set<Int>) -> Bool

  func find(in tokens: [Token]) -> AnalysisCue? {
    let numbers = NumberGrammar.mentions(in: tokens)
    for rule in rules {
      for pattern in rule.patterns {
        guard let match = pattern.match(tokens, numbers: numbers), let request = rule.make(match) else {
          continue
        }
        var rest = tokens.indices.filter { !match.used.contains($0) }.map { tokens[$0] }
        let ahead = request.looksAhead ? takeHorizon(from: &rest) : nil
        let content = match.used.filter { !Stopwords.contains(tokens[$0].lower) }
        if !rule.isSentence, ahead == nil, areNames(content) { continue }
        if let cue = cue(request, ahead, rest, of: rule, match, tokens) { return cue }
      }
    }
    return nil
  }

  /// A request that a command names: the whole text says which figures.
  func cue(forced request: AnalysisRequest, tokens: [Token]) -> AnalysisCue {
    var rest = tokens
    var request = request
    if case .forecast = request {
      if let ahead = takeHorizon(from: &rest) {
        request = .forecast(ahead)
      } else if case .number(let number)? = rest.last?.kind, number.value >= 1, number.value < 10_000 {
        // "/forecast sales 3"
        request = .forecast(.steps(number.count, nil))
        rest.removeLast()
      }
    }
    return AnalysisCue(
      request: request, rule: .init(rule: "command", span: TextSpan(0, 0)),
      rest: Self.tidied(rest, keeping: 0))
  }

  private func cue(
    _ request: AnalysisRule.Request, _ ahead: AnalysisRequest.Horizon?, _ rest: [Token],
    of rule: AnalysisRule, _ match: AnalysisPattern.Match, _ tokens: [Token]
  ) -> AnalysisCue? {
    let made: AnalysisRequest
    var left = rest
    switch request {
    case .detect(let focus):
      // what is to come is not odd yet
      guard !isAhead(rest) else { return nil }
      made = .detect(focus)
    case .detectEach:
      guard !isAhead(rest) else { return nil }
      made = .detect(.anything)
      left.insert(contentsOf: Self.by, at: 0)
    case .forecast(_, let onlyAhead):
      guard ahead != nil || !onlyAhead else { return nil }
      made = .forecast(ahead ?? .usual)
    case .reach(let amount):
      if case .range(let range)? = ahead {
        made = .reach(amount, within: range)
      } else {
        made = .reach(amount, within: nil)
      }
    case .attain(let isEach):
      let usual = TimeRange(containing: today, grain: goalGrain, weekStart: calendar.weekStart)
      switch ahead {
      case .range(let range)?: made = .attain(range)
      case nil: made = .attain(TimeRange(start: usual.start, end: usual.end, grain: goalGrain))
      case .steps?, .usual?: return nil
      }
      if isEach { left.insert(contentsOf: Self.by, at: 0) }
    case .audit(var topic):
      topic.period = takeRange(from: &left)
      made = .audit(topic)
    }
    let first = tokens[match.first].span
    let span = TextSpan(first.start, tokens[match.last].span.end)
    return AnalysisCue(
      request: made, rule: .init(rule: rule.name, span: span),
      rest: Self.tidied(left, keeping: isKeyed(made, left) ? 1 : mentionLength(at: 0, in: left)))
  }

  /// What says how far to look ahead, taken out of the words: a time that ends after today, or steps.
  private func takeHorizon(from rest: inout [Token]) -> AnalysisRequest.Horizon? {
    let time = TimeGrammar(asOf: today, calendar: calendar)
    for mention in time.mentions(in: rest) {
      guard case .range(var range) = mention.meaning else { continue }
      // "what will sales be in December": the next one
      if let end = range.end, end <= today, range.grain.map({ $0 < .year }) ?? false,
        !rest[mention.tokens].contains(where: { Self.saysWhichYear($0) })
      {
        range = range.shifted(by: 12, .month)
      }
      guard let end = range.end, today.adding(days: 1) < end,
        !rest[mention.tokens].contains(where: { Self.looksBack.contains($0.lower) })
      else { continue }
      rest.removeSubrange(mention.tokens)
      return .range(TimeRange(start: range.start ?? today.adding(days: 1), end: end, grain: range.grain))
    }
    let numbers = NumberGrammar.mentions(in: rest)
    for pattern in ForecastRules.steps {
      guard let match = pattern.match(rest, numbers: numbers), let number = match.number, number >= 1,
        number < 10_000, number == number.rounded(),
        match.first == 0 || !Self.saysWhichYear(rest[match.first - 1]),
        match.last + 1 >= rest.count || rest[match.last + 1].lower != "ago"
      else { continue }
      rest = rest.indices.filter { !match.used.contains($0) }.map { rest[$0] }
      return .steps(Int(number), match.grain)
    }
    for (pattern, grain) in ForecastRules.ends {
      guard let match = pattern.match(rest, numbers: numbers), let grain = grain ?? match.grain else {
        continue
      }
      rest = rest.indices.filter { !match.used.contains($0) }.map { rest[$0] }
      let whole = TimeRange(
        containing: today, grain: grain, weekStart: calendar.weekStart,
        fiscalYearStart: grain.isFiscal ? calendar.fiscalYearStart : 1)
      return .range(TimeRange(start: today.adding(days: 1), end: whole.end))
    }
    return nil
  }

  /// Whether a word of a time says that it lies where it lies: "last", "2017".
  private static func saysWhichYear(_ token: Token) -> Bool {
    looksBack.contains(token.lower) || ["this", "current"].contains(token.lower)
      || token.text.utf8.count == 4 && token.text.allSatisfy(\.isNumber)
  }

  private static let looksBack: Set<String> = ["last", "previous", "past", "ago", "recent", "yesterday"]

  private func isAhead(_ words: [Token]) -> Bool {
    TimeGrammar(asOf: today, calendar: calendar).mentions(in: words).contains { mention in
      if case .range(let range) = mention.meaning { range.start.map { today < $0 } ?? false } else { false }
    }
  }

  private func takeRange(from rest: inout [Token]) -> TimeRange? {
    for mention in TimeGrammar(asOf: today, calendar: calendar).mentions(in: rest) {
      guard case .range(let range) = mention.meaning else { continue }
      rest.removeSubrange(mention.tokens)
      return range
    }
    return nil
  }

  /// The word that makes a member of "which region" a key.
  private static var by: [Token] {
    var tokens = Tokenizer.tokens(of: "by")
    for index in tokens.indices { tokens[index].span = TextSpan(0, 0) }
    return tokens
  }

  /// "by region" says whose a figure is that is not named.
  private func isKeyed(_ request: AnalysisRequest, _ words: [Token]) -> Bool {
    switch request {
    case .attain, .detect: ["by", "per"].contains(words.first?.lower)
    case .forecast, .reach, .audit: false
    }
  }

  /// How many tokens of a time stand at a place: "in June" keeps its preposition.
  private func mentionLength(at place: Int, in tokens: [Token]) -> Int {
    TimeGrammar(asOf: today, calendar: calendar).mentions(in: tokens)
      .first { $0.tokens.lowerBound == place }?.tokens.count ?? 0
  }

  /// The words without the prepositions and articles that a phrase left hanging.
  private static func tidied(_ tokens: [Token], keeping: Int) -> [Token] {
    var tokens = tokens
    if keeping == 0 {
      while let first = tokens.first, first.kind == .punctuation || hanging.contains(first.lower) {
        tokens.removeFirst()
      }
    }
    while let last = tokens.last,
      last.kind == .punctuation && last.text != ")" || hanging.contains(last.lower)
    {
      tokens.removeLast()
    }
    return tokens
  }

  private static let hanging: Set<String> = [
    "in", "of", "for", "about", "with", "on", "at", "from", "the", "a", "an", "our", "my", "there", "any",
    "been", "be", "to", "is", "are", "was", "were", "did", "do", "we", "and", "please", "s", "'s", "going",
    "our", "by", "then", "today", "it", "will", "level",
  ]
}
