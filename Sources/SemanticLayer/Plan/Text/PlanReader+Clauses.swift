import QuerentCore

extension PlanReader {
  mutating func plan() throws(Diagnostic) -> QueryPlan {
    try descend()
    defer { ascend() }
    let isList = take(word: "show")
    var shown: [QueryPlan.Output] = []
    if !isList || !isHeadDone { shown = try outputs() }
    var plan = QueryPlan(outputs: [], groups: take(word: "by") ? try list() : [])
    var ranking: (keyword: PlanToken, isDescending: Bool)?
    while take(symbol: "|") {
      if isWord("top") || isWord("bottom") { ranking = (token, isWord("top")) }
      try clause(&plan)
    }
    plan.outputs = isList ? shown : plan.groups.map { QueryPlan.Output($0) } + shown
    if let ranking {
      guard let measure = plan.rankedMeasure else {
        throw .planSyntax("there is no figure to rank by", at: ranking.keyword.span)
      }
      plan.order = [QueryPlan.OrderKey(measure, descending: ranking.isDescending)]
    }
    return plan
  }

  private var isHeadDone: Bool {
    token.kind == .end || isSymbol("|") || isSymbol("]") || isWord("by")
  }

  private mutating func outputs() throws(Diagnostic) -> [QueryPlan.Output] {
    var outputs: [QueryPlan.Output] = []
    repeat {
      let expression = try expression()
      var label: String?
      if take(word: "as") {
        guard case .text(let text) = token.kind else { throw failure("expected a label in quotation marks") }
        label = text
        advance()
      }
      outputs.append(QueryPlan.Output(expression, label: label))
    } while take(symbol: ",")
    return outputs
  }

  private mutating func clause(_ plan: inout QueryPlan) throws(Diagnostic) {
    if startsPeriod { return try period(&plan) }
    guard case .name(let word, isQuoted: false) = token.kind else { return try filter(&plan) }
    switch word {
    case "having":
      advance()
      plan.having = try condition()
    case "from":
      advance()
      plan.tables = [try name("a table")]
      while take(symbol: ",") { plan.tables.append(try name("a table")) }
    case "order":
      advance()
      try expect(word: "by")
      plan.order = try orderKeys()
    case "top", "bottom", "limit":
      advance()
      try limit(&plan, canSkip: word == "limit")
    case "versus":
      advance()
      plan.comparison = QueryPlan.Comparison(range: try range())
    case "weeks" where following.kind == .name("from", isQuoted: false):
      advance()
      try expect(word: "from")
      guard case .name(let name, isQuoted: false) = token.kind, let day = PlanVocabulary.weekday(named: name)
      else {
        throw failure("expected a day of the week: weeks from sunday")
      }
      plan.weekStart = day
      advance()
    case "distinct":
      advance()
      plan.isDistinct = true
    case "union", "intersect", "except":
      advance()
      try expect(symbol: "[")
      let second = try self.plan()
      try expect(symbol: "]")
      plan.combination = QueryPlan.Combination.Operation(rawValue: word).map {
        QueryPlan.Combination($0, second)
      }
    default: try filter(&plan)
    }
  }

  private mutating func filter(_ plan: inout QueryPlan) throws(Diagnostic) {
    let condition = try condition()
    plan.filter = plan.filter.map { .all($0.conjuncts + condition.conjuncts) } ?? condition
  }

  private mutating func orderKeys() throws(Diagnostic) -> [QueryPlan.OrderKey] {
    var keys: [QueryPlan.OrderKey] = []
    repeat {
      let expression = try expression()
      let isDescending = take(word: "desc")
      if !isDescending { _ = take(word: "asc") }
      keys.append(QueryPlan.OrderKey(expression, descending: isDescending))
    } while take(symbol: ",")
    return keys
  }

  private mutating func limit(_ plan: inout QueryPlan, canSkip: Bool) throws(Diagnostic) {
    let count = try wholeNumber()
    let offset = canSkip && take(word: "offset") ? try wholeNumber() : 0
    plan.limit = QueryPlan.Limit(count, offset: offset, per: take(word: "per") ? try list() : [])
  }
}

extension PlanReader {
  private var startsPeriod: Bool {
    func startsRange(_ token: PlanToken) -> Bool {
      switch token.kind {
      case .date, .symbol("..<"), .name("all", isQuoted: false): true
      default: false
      }
    }
    switch token.kind {
    case .date, .symbol("..<"), .name("on", isQuoted: false): return true
    case .name("all", isQuoted: false): return following.kind != .symbol("(")
    case .name(let word, isQuoted: false): return TimeGrain(rawValue: word) != nil && startsRange(following)
    default: return false
    }
  }

  private mutating func period(_ plan: inout QueryPlan) throws(Diagnostic) {
    let range = isWord("on") ? nil : try range()
    guard take(word: "on") else { throw failure("expected the time column: on TABLE.COLUMN") }
    let column = try columnReference()
    plan.period = QueryPlan.Period(column: column, range: range)
    if take(word: "by") { plan.groups.append(.bucket(.column(column), try grain())) }
  }

  private mutating func grain() throws(Diagnostic) -> TimeGrain {
    guard case .name(let word, isQuoted: false) = token.kind, let grain = TimeGrain(rawValue: word) else {
      throw failure("expected \(TimeGrain.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    advance()
    return grain
  }

  private mutating func range() throws(Diagnostic) -> TimeRange {
    var range = TimeRange(start: nil, end: nil)
    if case .name(let word, isQuoted: false) = token.kind, let grain = TimeGrain(rawValue: word) {
      range.grain = grain
      advance()
    }
    if take(word: "all") { return range }
    if case .date(let start) = token.kind {
      range.start = start
      advance()
      if take(symbol: "..") { return range }
    }
    guard take(symbol: "..<") else { throw failure("expected a range of days: 2017-01-01..<2017-04-01") }
    guard case .date(let end) = token.kind else { throw failure("expected a day: 2017-04-01") }
    range.end = end
    advance()
    return range
  }
}
