import QuerentCore

/// Walks a plan and the plans inside it, and collects what is wrong.
struct PlanValidator {
  let model: SemanticModel
  private(set) var problems: [Diagnostic] = []

  init(model: SemanticModel) { self.model = model }

  mutating func report(_ code: String, _ summary: String, suggestions: [String] = []) {
    let problem = Diagnostic(code: code, summary: summary, suggestions: suggestions)
    if !problems.contains(problem) { problems.append(problem) }
  }

  mutating func check(_ plan: QueryPlan) {
    if plan.outputs.isEmpty { report("no-outputs", "the plan shows nothing") }
    for output in plan.outputs { check(output.expression) }
    for key in plan.order { check(key.expression) }
    for table in plan.tables { checkTable(table) }
    checkGroups(plan)
    checkConditions(plan)
    checkTime(plan)
    checkLimit(plan)
    if let combination = plan.combination {
      check(combination.plan)
      let (left, right) = (plan.outputs.count, combination.plan.outputs.count)
      if left != right {
        report(
          "combination-arity", "\(combination.operation.rawValue) over \(left) and \(right) columns")
      }
    }
  }

  private mutating func checkConditions(_ plan: QueryPlan) {
    if let filter = plan.filter {
      check(filter)
      if filter.isAggregated {
        report(
          "aggregate-in-filter", "a filter decides about rows and cannot use aggregates: \(filter.text)",
          suggestions: ["use having"])
      }
      var hasWindow = false
      filter.visit { if case .window = $0 { hasWindow = true } }
      if hasWindow { report("window-in-filter", "a filter cannot look at other rows: \(filter.text)") }
    }
    if let having = plan.having {
      check(having)
      var speaksOfGroups = having.isAggregated
      having.visit { part in
        if case .window = part { speaksOfGroups = true }
        if plan.groups.contains(part) { speaksOfGroups = true }
      }
      if !speaksOfGroups {
        report(
          "having-without-aggregate", "having decides about groups and needs an aggregate: \(having.text)",
          suggestions: ["make it a filter"])
      }
    }
  }

  private mutating func checkTime(_ plan: QueryPlan) {
    if let period = plan.period {
      check(.column(period.column))
      if let column = model.column(period.column), !Self.holdsTime(column) {
        report("period-not-time", "\(PlanExpression.column(period.column).text) holds no dates")
      }
      if let range = period.range { check(range) }
    }
    guard let comparison = plan.comparison else { return }
    check(comparison.range)
    if plan.period?.range == nil {
      report("comparison-without-period", "there is no first period to compare with")
    }
    if !plan.isAggregated {
      report("comparison-of-rows", "only figures are compared between periods, not lists of rows")
    }
  }

  private mutating func check(_ range: TimeRange) {
    if let start = range.start, let end = range.end, end <= start {
      report("empty-range", "no day lies in \(range)")
    }
  }

  private mutating func checkLimit(_ plan: QueryPlan) {
    guard let limit = plan.limit else { return }
    if limit.count <= 0 { report("limit-not-positive", "\(limit.count) rows cannot be shown") }
    if limit.offset < 0 { report("offset-negative", "\(limit.offset) rows cannot be skipped") }
    for key in limit.per { check(key) }
  }

  mutating func checkTable(_ name: String) {
    if model.table(named: name) == nil {
      report("unknown-table", "there is no table \(name)", suggestions: near(name, model.tables.map(\.name)))
    }
  }

  /// Known names that resemble one, at most three.
  func near(_ name: String, _ known: [String]) -> [String] {
    let wanted = Set(name.lowercased().utf8)
    let close = known.filter { candidate in
      let letters = Set(candidate.lowercased().utf8)
      return letters.intersection(wanted).count * 4 >= letters.union(wanted).count * 3
    }
    return close.prefix(3).map { "did you mean \($0)?" }
  }
}
