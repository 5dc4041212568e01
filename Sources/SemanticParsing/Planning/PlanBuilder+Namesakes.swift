import QuerentCore
import SemanticLayer

/// Two customers of one name are two: they are told apart by their key.
extension PlanBuilder {
  /// The thing that is listed by nothing but its name, where names recur.
  private var listedNamesakes: (table: String, key: PlanExpression)? {
    guard !plan.isAggregated, plan.groups.isEmpty, !plan.outputs.isEmpty, let focus, isThing(focus),
      let key = key(of: focus)
    else { return nil }
    let names = display(of: focus)
    guard plan.outputs.allSatisfy({ names.contains($0.expression) }),
      !names.contains(key), names.allSatisfy({ isRepeated($0) })
    else { return nil }
    return (focus, key)
  }

  /// "accounts with at least one critical ticket": a thing stands there once, however many rows elsewhere meet the
  /// condition.
  var listsThingsOfEvents: Bool {
    guard !plan.outputs.isEmpty, !plan.isAggregated, plan.groups.isEmpty, sketch.orders.isEmpty, let focus,
      isThing(focus), sketch.limit == nil
    else { return false }
    let names = display(of: focus)
    guard plan.outputs.allSatisfy({ names.contains($0.expression) }) else { return false }
    let filters = rowConditions.flatMap { $0 }.flatMap(\.columnReferences).map(\.table)
    return Set(plan.tables + filters).contains { table in
      table != focus && (model.table(named: table)?.defaultTimeDimension != nil || isLarge(table))
        && graph.isSingle(from: table, to: focus) && !graph.isSingle(from: focus, to: table)
    }
  }

  private func isRepeated(_ name: PlanExpression) -> Bool {
    if case .column(let reference) = name { column(reference)?.isUnique == false } else { false }
  }

  /// Each thing once, rather than each name.
  mutating func tellNamesakesApart() {
    guard plan.isDistinct, plan.combination == nil, !sketch.isDistinct, let (_, key) = listedNamesakes else {
      return
    }
    plan.isDistinct = false
    plan.groups = [key]
  }

  /// "customers who bought both A and B": customers of whom there are rows of either kind, rather than names of both.
  mutating func requireBothOfEach() -> Bool {
    guard let (table, key) = listedNamesakes, plan.period?.range == nil, let last = rowConditions.last else {
      return false
    }
    let common = rowConditions.dropLast().map { Self.disjunction($0) }
    func isOwn(_ condition: PlanCondition) -> Bool {
      condition.columnReferences.allSatisfy { $0.table == table }
    }
    func having(_ condition: PlanCondition) -> PlanCondition {
      let inner = QueryPlan(
        outputs: [.init(key)], tables: plan.tables.filter { $0 != table },
        filter: Self.conjunction(common.filter { !isOwn($0) } + [condition]))
      return .inPlan(key, inner)
    }
    let halves = [
      having(Self.disjunction(last)), having(Self.conjunction(conjoined) ?? Self.disjunction(last)),
    ]
    plan.filter = Self.conjunction(common.filter(isOwn) + halves)
    plan.tables = []
    plan.isDistinct = false
    return true
  }
}
