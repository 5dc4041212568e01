import QuerentCore
import SemanticLayer

/// Shares of rows that meet a condition.
extension PlanBuilder {
  /// "success rate": the rows in the state out of all rows.
  mutating func buildStateRate(_ index: Int) {
    guard case .state(let states, let subject) = sketch.conditions[index].kind else { return }
    let near = states.filter { state in focus.map { graph.distance($0, state.table) != nil } ?? true }
    guard
      let found = state(states, subject: subject)
        ?? near.min(by: { distance($0.table) < distance($1.table) })
    else { return }
    let whole = AggregateCall(.count, table: found.table)
    var part = whole
    part.condition = found.condition
    plan.outputs = [QueryPlan.Output(.arithmetic(.divide, .aggregate(part), .aggregate(whole)))]
    focus = found.table
    consumed.insert(index)
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

  /// "How many male and female patients", "average price of oak and pine desks": one figure for each of the values.
  mutating func groupByListedMembers() {
    guard plan.groups.isEmpty, plan.outputs.count == 1, let figure = plan.outputs.first?.expression,
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
