import QuerentCore
import SemanticLayer

/// Shares of rows that meet a condition.
extension PlanBuilder {
  /// "success rate": the rows in the state out of all rows.
  mutating func buildStateRate(_ index: Int) {
    if case .late(let isLate) = sketch.conditions[index].kind { return buildRateOfLateness(isLate, index) }
    guard case .state(let states, let subject) = sketch.conditions[index].kind else { return }
    let near = states.filter { state in focus.map { graph.distance($0, state.table) != nil } ?? true }
    guard
      let found = state(states, subject: subject)
        ?? near.min(by: { distance($0.table) < distance($1.table) })
    else { return }
    let whole = AggregateCall(.count, table: found.table)
    var part = whole
    part.condition = found.condition
    // "officer with the highest default rate": the officers by their rates
    let ranked =
      sketch.orders.contains(where: \.isSuperlative)
      ? plan.outputs.filter { !$0.expression.isAggregated } : []
    let rate = PlanExpression.arithmetic(.divide, .aggregate(part), .aggregate(whole))
    plan.outputs = (ranked.contains { !isFact($0) } ? ranked : []) + [QueryPlan.Output(rate)]
    focus = found.table
    consumed.insert(index)
  }

  private func isFact(_ output: QueryPlan.Output) -> Bool {
    if case .column(let reference) = output.expression { isFact(reference.table) } else { false }
  }

  private func distance(_ table: String) -> Int { focus.flatMap { graph.distance($0, table) } ?? 9 }

  /// The conditions that a share of groups is the part of: "what share of orders was returned, by region". What stands
  /// before the verb, and places and times after it, limit the whole.
  var partConditions: Set<Int> {
    guard let verb = sketch.arithmetic.shareVerb else { return [] }
    let after = sketch.conditions.indices.filter { sketch.conditions[$0].span.end > verb }
    guard let first = after.first, sketch.conditions[first].span.start < groupStart else { return [] }
    return Set(
      after.filter { index in
        index == first || ![.in, .from, .for].contains(sketch.conditions[index].preposition)
      })
  }

  /// "ratio of open shops to closed shops in Ohio": a place after both sides limits both, unless the first side has one
  /// of its own.
  func commonConditions(_ first: Set<Int>, _ second: Set<Int>) -> Set<Int> {
    guard !first.isEmpty, second.count > 1, let last = second.max(),
      case .members = sketch.conditions[last].kind,
      [.in, .from, .at, .for].contains(sketch.conditions[last].preposition),
      let column = assignment.members[last]?.first?.column,
      !first.contains(where: { assignment.members[$0]?.first?.column == column })
    else { return [] }
    return [last]
  }

  /// "ratio of orders in 2016 to all orders", "to orders in 2015": each side in its own time.
  mutating func buildRatioOfTimes(_ ratio: Sketch.Ratio, _ figure: PlanExpression) -> Bool {
    guard ratio.time > 0, sketch.conditions.isEmpty, sketch.groups.isEmpty else { return false }
    func test(_ times: ArraySlice<Sketch.Time>) -> PlanCondition? {
      let tests = times.compactMap { time -> PlanCondition? in
        guard case .range(let range) = time.mention.meaning, let reference = timeColumn(for: time) else {
          return nil
        }
        return condition(reference, range, isNegated: time.isNegated)
      }
      return tests.count == times.count ? Self.conjunction(tests) : nil
    }
    guard let over = test(sketch.times[..<ratio.time]), let top = restricted(figure, to: over) else {
      return false
    }
    let rest = sketch.times[ratio.time...]
    let bottom = rest.isEmpty ? expanded(figure) : test(rest).flatMap { restricted(figure, to: $0) }
    guard let bottom else { return false }
    plan.outputs = [QueryPlan.Output(.arithmetic(.divide, top, bottom))]
    consumedTimes = Set(sketch.times.indices)
    return true
  }

  /// "ratio of orders in each region to the total number of orders": the share of each group.
  mutating func buildRatioToWhole(_ ratio: Sketch.Ratio, _ figure: PlanExpression) -> Bool {
    guard !sketch.groups.isEmpty, sketch.conditions.isEmpty, sketch.targets.count > ratio.target else {
      return false
    }
    plan.outputs = [QueryPlan.Output(figure)]
    ratioToWhole = figure
    return true
  }

  mutating func showShareOfWhole() {
    guard let figure = ratioToWhole, !plan.groups.isEmpty,
      let place = plan.outputs.firstIndex(where: { $0.expression == figure })
    else { return }
    plan.outputs[place].expression = .window(WindowCall(.share, of: figure, partition: []))
  }

  /// "How many have a lift and how many do not": the rows of both values of a yes/no column.
  mutating func groupByFlag() {
    guard sketch.arithmetic.asksForOpposite, plan.groups.isEmpty, plan.outputs.count == 1,
      rowConditions.count == 1,
      rowConditions[0].count == 1, case .comparison(let left, .equal, .literal) = rowConditions[0][0]
    else { return }
    rowConditions = []
    plan.groups = [left]
    plan.outputs.insert(QueryPlan.Output(left), at: 0)
  }

  /// "How many male and female patients", "average price of oak and pine desks": one figure for each of the values.
  mutating func groupByListedMembers() {
    guard plan.groups.isEmpty, plan.outputs.count == 1, let figure = plan.outputs.first?.expression,
      !sketch.isComparing, !sketch.arithmetic.setsMembersBeside,
      figure.isAggregated, plan.order.isEmpty, plan.limit == nil, sketch.operations.isEmpty,
      sketch.arithmetic.ratio == nil, plan.comparison == nil, groupConditions.isEmpty
    else { return }
    for group in rowConditions where group.count > 1 {
      var column: PlanExpression?
      for test in group {
        guard case .comparison(let left, .equal, .literal) = test, column == nil || column == left else {
          return
        }
        column = left
      }
      guard let column else { continue }
      let listed = sketch.conditions.filter { if case .members = $0.kind { true } else { false } }
      guard listed.count == group.count, listed.allSatisfy({ !$0.isAlternative && !$0.isNegated }) else {
        return
      }
      plan.groups = [column]
      plan.outputs.insert(QueryPlan.Output(column), at: 0)
    }
  }

  /// Where the first key is named.
  private var groupStart: Int {
    let starts = sketch.groups.compactMap { group -> Int? in
      if case .phrase(let index) = group.key { sketch.phrases[index].span.start } else { nil }
    }
    return starts.min() ?? .max
  }
}
