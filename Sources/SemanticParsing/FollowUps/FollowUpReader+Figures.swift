import QuerentCore
import SemanticLayer

/// What a turn does to figures it does not name in full: "what about orders?", "and the maximum?", "in which region?".
extension FollowUpReader {
  /// "what about by profit": the figure that ranks, not a key.
  func nameFigures(in sketch: inout Sketch) {
    guard sketch.targets.isEmpty, !sketch.groups.isEmpty else { return }
    let figures = sketch.groups.compactMap { group -> Int? in
      guard case .phrase(let index) = group.key, let best = sketch.phrases[index].candidates.first else {
        return nil
      }
      switch best.element {
      case .measure: return index
      case .column(let reference): return model.column(reference)?.role == .measure ? index : nil
      default: return nil
      }
    }
    guard figures.count == sketch.groups.count else { return }
    sketch.groups = []
    sketch.targets = figures.map { Sketch.Target(kind: .phrase($0)) }
  }

  /// "what about orders?" after a figure: how many there are, in the same groups; a list was not asked for.
  func countThings(in sketch: inout Sketch) {
    guard !refers, turn.position == nil, turn.act == .replace || turn.isContinuing || turn.act == .add,
      previous.outputs.contains(where: \.expression.isAggregated),
      !analysis.items.contains(where: { $0.opener != nil || $0.has(.all) || $0.relative != nil }),
      !sketch.targets.isEmpty,
      sketch.targets.allSatisfy({ target in
        guard case .phrase(let index) = target.kind else { return false }
        return analysis.items[sketch.phrases[index].item].isMostlyTable
      })
    else { return }
    for index in sketch.targets.indices {
      if case .phrase(let phrase) = sketch.targets[index].kind { sketch.targets[index].kind = .count(phrase) }
    }
  }

  /// "in which region?" after a figure: the figure of each.
  func groupByKind(in sketch: inout Sketch) {
    guard asksOfWhichKind, previous.outputs.contains(where: \.expression.isAggregated),
      case .phrase(let index)? = sketch.targets.first?.kind,
      case .column(let reference)? = sketch.phrases[index].candidates.first?.element,
      model.column(reference)?.role == .dimension
    else { return }
    sketch.targets = []
    sketch.groups = [Sketch.Group(key: .phrase(index))]
  }

  /// Nothing but "which region?", "in which state?".
  var asksOfWhichKind: Bool {
    guard turn.act == .none, sketch.targets.count == 1, case .phrase = sketch.targets[0].kind, !refers else {
      return false
    }
    let content = analysis.items.filter { !$0.has(.sentenceEnd) && $0.text != "the" }
    guard content.count == 2 || content.count == 3, let last = content.last, last.isSchema,
      !last.isMostlyTable,
      content[content.count - 2].opener == .which || content[content.count - 2].text == "what"
    else { return false }
    return content.count == 2 || content[0].preposition != nil
  }

  /// "and the median?" of a figure that has none, such as a ratio.
  var asksForFunctionOnly: Bool {
    bareFunction != nil && !refers && sketch.targets.isEmpty
      && !sketch.unread.contains { analysis.items[$0].isUnknown }
      && !analysis.items.contains { $0.isSchema || $0.isValue || $0.time != nil || $0.number != nil }
      && previous.outputs.contains { $0.expression.isAggregated }
  }

  /// "and the maximum?", "the average instead": the function that takes the place of the one of the last figure.
  var bareFunction: Aggregate? {
    guard turn.act == .none || turn.act == .replace else { return nil }
    var function: Aggregate?
    for item in analysis.items where !item.has(.sentenceEnd) && !item.has(.comma) {
      if let found = item.aggregate, function == nil {
        function = found
      } else if item.isUnknown || item.opener != nil || item.has(.count) || item.aggregate != nil {
        return nil
      }
    }
    return function
  }
}

extension PlanEditor {
  /// Another function of what the first figure is made of.
  func recomputed(_ function: Aggregate) -> QueryPlan? {
    guard let old = previous.outputs.first(where: \.expression.isAggregated)?.expression else { return nil }
    let whole: PlanExpression =
      if case .measure(let name) = old, let measure = model.measure(named: name) { measure.expression } else {
        old
      }
    guard case .aggregate(var call) = whole, let argument = call.argument,
      call.function != .countDistinct
    else { return nil }
    if case .column(let reference) = argument, model.column(reference)?.isNumeric != true { return nil }
    call.function = function
    let known = model.measures.first { $0.expression == .aggregate(call) }
    let new: PlanExpression = known.map { .measure($0.name) } ?? .aggregate(call)
    guard new != old else { return nil }
    var plan = previous
    for index in plan.outputs.indices where plan.outputs[index].expression == old {
      plan.outputs[index] = QueryPlan.Output(new)
    }
    plan.order = plan.order.map { key in
      key.expression == old ? QueryPlan.OrderKey(new, descending: key.isDescending) : key
    }
    plan.having = nil
    return plan
  }

  /// Rows in the order of a figure of another table, of which each has many: the total of each.
  func totalsInOrder(_ plan: inout QueryPlan) {
    guard plan.groups.isEmpty, !plan.isAggregated,
      let table = plan.outputs.lazy.compactMap({ Self.tables(of: $0.expression).first }).first,
      let key = PlanBuilder.empty(graph).key(of: table)
    else { return }
    for index in plan.order.indices {
      guard case .column(let reference) = plan.order[index].expression, reference.table != table,
        !graph.isSingle(from: table, to: reference.table), let found = model.column(reference),
        found.isNumeric, found.role == .measure
      else { continue }
      let sum = PlanBuilder.empty(graph).aggregate(found.additivity == .additive ? .sum : .average, reference)
      let known = model.measures.first { $0.expression == sum }
      let figure: PlanExpression = known.map { .measure($0.name) } ?? sum
      plan.order[index] = QueryPlan.OrderKey(figure, descending: true)
      plan.groups = [key]
      plan.outputs.append(QueryPlan.Output(figure))
    }
  }

  /// Keys whose members were named to be compared; a series of each stays apart.
  var comparedGroups: [PlanExpression] {
    previous.groups.filter { group in
      (previous.filter.map(Self.parts) ?? []).contains { part in
        switch part {
        case .inList(let value, let members): value == group && members.count > 1
        case .any(let parts): parts.count > 1 && parts.allSatisfy { Self.members(of: $0)?.value == group }
        default: false
        }
      }
    }
  }

  static func isTime(_ expression: PlanExpression) -> Bool {
    switch expression {
    case .bucket, .part: true
    default: false
    }
  }

  /// "compare with the East": the member beside the one there was, each with its figure.
  func compared() -> QueryPlan {
    var plan = previous
    guard let new = turn.filter else { return plan }
    plan.filter = previous.filter.map { united($0, new) } ?? new
    for part in plan.filter.map(Self.parts) ?? [] {
      guard let (value, members) = Self.members(of: part), members.count > 1,
        Self.parts(of: new).contains(where: { Self.members(of: $0)?.value == value }),
        !plan.groups.contains(value), plan.outputs.contains(where: \.expression.isAggregated)
      else { continue }
      plan.groups.append(value)
      plan.outputs.insert(
        QueryPlan.Output(value), at: plan.outputs.firstIndex { $0.expression.isAggregated } ?? 0)
    }
    return plan
  }
}
