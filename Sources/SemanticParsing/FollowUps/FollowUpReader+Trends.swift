import QuerentCore
import SemanticLayer

/// Turns that ask which of the groups just shown moved.
extension FollowUpReader {
  /// "which one grew most?" after figures by region: the same groups beside the period before, ranked by the change.
  func whichMoved() -> Interpretation? {
    guard let trend = askedTrend, previous.isAggregated, previous.combination == nil,
      previous.groups.contains(where: { !PlanEditor.isTime($0) }),
      let figure = previous.outputs.map(\.expression).first(where: {
        $0.isAggregated && !$0.hasWindow && !previous.groups.contains($0)
      })
    else { return nil }
    var sketch = Sketch()
    sketch.arithmetic.trend = trend
    var builder = PlanBuilder(
      graph: graph, sketch: sketch, assignment: Assignment(elements: [], members: [:]))
    builder.today = analysis.question.asOf ?? today
    var plan = previous
    // a series over time has no one change
    plan.groups.removeAll { PlanEditor.isTime($0) }
    let keys = previous.outputs.filter { !$0.expression.isAggregated && !PlanEditor.isTime($0.expression) }
    plan.outputs = keys + [QueryPlan.Output(figure)]
    plan.order = []
    plan.limit = nil
    var comparesPeriods = false
    plan.having?.visit { if case .window = $0 { comparesPeriods = true } }
    if comparesPeriods { plan.having = nil }
    builder.plan = plan
    builder.applyTrend(trend)
    guard builder.doubt == 0, builder.plan.comparison != nil else { return nil }
    var reading = Interpretation(plan: builder.plan, score: 1)
    reading.rules = [.init(rule: "follow-up", span: TextSpan(0, analysis.question.text.utf8.count))]
    reading.defaults = builder.defaults
    let editor = PlanEditor(graph: graph, previous: previous, turn: previous, sketch: sketch)
    reading.inherited = editor.carried(into: builder.plan)
    return reading
  }

  /// The change that the words ask for, where nothing is named but "which one".
  private var askedTrend: Sketch.Trend? {
    var words = analysis.tokens.filter(\.isWord).map(\.lower)
    guard let first = words.first, ["which", "who", "what"].contains(first) else { return nil }
    words.removeFirst()
    words.removeAll { ["one", "ones", "of", "them", "those", "these", "the", "has", "have"].contains($0) }
    guard let verb = words.first, let word = TrendWord(verb), word.direction != .either,
      words.dropFirst().allSatisfy({ Self.degrees.contains($0) })
    else { return nil }
    var trend = Sketch.Trend()
    trend.direction = word.direction
    trend.isRanked = words.count > 1
    trend.isRelative = words.contains { ["fastest", "quickest", "faster", "quicker"].contains($0) }
    trend.limit = trend.isRanked ? 1 : nil
    return trend
  }

  private static let degrees: Set<String> = [
    "most", "fastest", "quickest", "more", "faster", "quicker", "furthest", "strongest",
  ]
}
