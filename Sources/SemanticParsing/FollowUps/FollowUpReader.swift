import QuerentCore
import SemanticLayer

/// Reads a turn after another: as an edit of the last plan where it refers to it, else by itself.
struct FollowUpReader {
  let reader: QuestionReader
  let graph: ModelGraph
  let turn: Turn
  /// What is left of the turn without the words that say how it follows.
  let analysis: QuestionReader.Analysis
  /// Whether it points back: "their", "those".
  let refers: Bool
  let previous: QueryPlan
  /// What "the last 12 months" are counted from where the question does not say.
  let today: CalendarDate

  var sketch: Sketch { analysis.sketch }
  var model: SemanticModel { graph.model }

  /// The readings, or `nil` when the turn stands alone.
  func readings() -> [Interpretation]? {
    if turn.position != nil, previous.isAggregated, previous.groups.isEmpty { return [] }
    if let whole = wholeEdit() ?? whichMoved() { return [whole] }
    if asksForFunctionOnly { return [] }
    let cue = cue()
    guard cue != .none else { return nil }
    var open = analysis
    if isDescribed(cue) { open.sketch.targets = [] }
    if turn.sortsOnly {
      for index in open.sketch.orders.indices { open.sketch.orders[index].isSuperlative = false }
      open.sketch.limit = nil
      if let last = open.sketch.orders.last, open.sketch.orders.count == 2 {
        // "by age, oldest first": the second says which way the first goes
        open.sketch.orders = [open.sketch.orders[0]]
        open.sketch.orders[0].isDescending = last.isDescending
      }
    }
    if cue == .replacement { nameFigures(in: &open.sketch) }
    countThings(in: &open.sketch)
    groupByKind(in: &open.sketch)
    if turn.act == .exclude { exclude(in: &open.sketch) }
    let limits = figureLimits(in: &open.sketch)
    let shows = !open.sketch.targets.isEmpty
    let context = asksWhichThings ?? PlanEditor.tables(of: previous, in: model)
    let assumed = shows ? [] : assumedOutputs(context)
    let base = turn.position.map { PlanEditor.row($0, of: previous) } ?? previous
    var made: [Interpretation] = []
    for found in reader.interpretations(of: open, context: context, assumed: assumed) {
      var editor = PlanEditor(graph: graph, previous: base, turn: found.plan, sketch: open.sketch)
      editor.timeWords = analysis.items.filter { $0.time != nil }.map(\.text)
      editor.saysDirection = turn.sortsOnly || analysis.items.contains { $0.isDescending != nil }
      editor.refers = refers
      editor.figureLimits = limits
      var reading = found
      reading.plan = plan(&editor, cue: cue, shows: shows)
      reading.inherited = editor.carried(into: reading.plan)
      reading.doubt += editor.doubt
      if speaksOfOldColumns(found.plan, context) { reading.score += 0.2 }
      if changesNothing(reading.plan, base) {
        reading.sureness = min(reading.sureness, Self.surenessOfNoNarrowing)
        reading.defaults.append("that changed nothing")
      }
      if turn.act == .narrow, Self.keepsAllRows(reading.plan, of: base) {
        // "only customers" after a figure leaves nothing out
        reading.sureness = Self.surenessOfNoNarrowing
        reading.defaults.append("nothing is left out by that")
      }
      if let same = made.firstIndex(where: { $0.plan == reading.plan }) {
        if made[same].score < reading.score { made[same] = reading }
      } else {
        made.append(reading)
      }
    }
    return made.isEmpty ? nil : made.sorted { $0.score > $1.score }
  }

  /// "what about Ohio?" after Texas, "which of them are in Texas?": a member of the column that was filtered before, or of
  /// the things that are asked about, not of a like column elsewhere.
  private func speaksOfOldColumns(_ plan: QueryPlan, _ context: [String]) -> Bool {
    guard let new = plan.filter.map({ PlanEditor.columns(of: $0) }), !new.isEmpty else { return false }
    if asksWhichThings != nil { return new.allSatisfy { $0.table == context.first } }
    guard let old = previous.filter.map({ PlanEditor.allColumns(of: $0) }) else { return false }
    return new.isSubset(of: old)
  }

  private func plan(_ editor: inout PlanEditor, cue: FollowUpCue, shows: Bool) -> QueryPlan {
    switch turn.act {
    case .remove: return editor.removed(turn.removedParts)
    case .compare: return editor.turn.filter == nil ? editor.edited() : editor.compared()
    case .add where shows: return editor.added()
    case .add: return editor.extended()
    case .split: return editor.split()
    default: break
    }
    if !shows { return editor.edited() }
    return cue == .reference ? editor.referred() : editor.replaced()
  }

  /// Whether words that could say something changed nothing: "what did they buy" after a ranking.
  private func changesNothing(_ plan: QueryPlan, _ base: QueryPlan) -> Bool {
    plan == base
      && analysis.items.contains { $0.isUnknown || $0.isSchema && ($0.schema.first?.score ?? 1) < 0.9 }
  }

  /// A turn that says "only" and leaves nothing out was hardly understood.
  private static let surenessOfNoNarrowing = 0.55

  private static func keepsAllRows(_ plan: QueryPlan, of before: QueryPlan) -> Bool {
    plan.filter == before.filter && plan.having == before.having && plan.period == before.period
      && plan.limit == before.limit && plan.tables == before.tables && plan.outputs != before.outputs
      || plan == before
  }

  // MARK: Turns without names

  private func wholeEdit() -> Interpretation? {
    let isBare =
      !analysis.items.contains { $0.isSchema || $0.isValue || $0.time != nil || $0.number != nil }
      && sketch.operations.isEmpty && sketch.comparison == nil
    var editor = PlanEditor(graph: graph, previous: previous, turn: previous, sketch: sketch)
    let plan: QueryPlan?
    switch turn.act {
    case .listRows: plan = editor.rows()
    case .countRows: plan = editor.counted()
    case .liftLimit: plan = editor.unlimited()
    case .liftPeriod: plan = previous.period == nil ? nil : editor.removed([.period])
    case .reverse: plan = editor.reversed()
    case .remove where isBare: plan = turn.removedParts.isEmpty ? nil : editor.removed(turn.removedParts)
    default:
      if let place = turn.position, isBare {
        plan = PlanEditor.row(place, of: previous)
      } else if let shift = turn.shift, isBare {
        plan = editor.shifted(by: shift.steps, shift.grain)
      } else if isBare, !refers, let function = bareFunction,
        previous.outputs.contains(where: \.expression.isAggregated)
      {
        plan = editor.recomputed(function)
      } else {
        plan = nil
      }
    }
    guard let plan else { return nil }
    var reading = Interpretation(plan: plan, score: 1)
    reading.rules = [.init(rule: "follow-up", span: TextSpan(0, analysis.question.text.utf8.count))]
    reading.inherited = editor.carried(into: plan)
    return reading
  }

  // MARK: How the turn follows

  private func cue() -> FollowUpCue {
    switch turn.act {
    case .replace: return .replacement
    case .remove, .exclude, .split: return .ellipsis
    case .compare: return .ellipsis
    case .add: return isOwnQuestion ? .none : refers ? .reference : .ellipsis
    case .narrow: return turn.namesResult || refers ? .reference : isOwnQuestion ? .none : .ellipsis
    case .none, .listRows, .countRows, .liftLimit, .liftPeriod, .reverse: break
    }
    if turn.position != nil || refers { return .reference }
    // "whose level is 5": asks who, of everybody
    if analysis.items.first?.relative == .whose { return .none }
    if asksForAttribute || asksOfWhichKind { return .reference }
    if namesNothing { return .reference }
    if sketch.targets.isEmpty { return hasEdit ? .ellipsis : .none }
    if turn.isContinuing, !isOwnQuestion { return .ellipsis }
    return .none
  }

  /// "how many are in Texas", "who is the oldest": asks of something that was named before.
  private var namesNothing: Bool {
    !sketch.targets.isEmpty && sketch.focus == nil && !sketch.unread.contains { analysis.items[$0].isUnknown }
      && sketch.targets.allSatisfy { target in
        switch target.kind {
        case .count(nil), .implied(.person), .implied(.date), .implied(.place): true
        default: false
        }
      }
  }

  /// "what is the price?" after one product: a property of the one thing that is spoken of.
  private var asksForAttribute: Bool {
    guard turn.act == .none, sketch.targets.count == 1, case .phrase(let index) = sketch.targets[0].kind,
      sketch.focus == nil, sketch.phrases[index].owner == nil, !hasEdit,
      ["what is", "what was", "whats", "what 's"].contains(where: { analysis.items.first?.text == $0 })
        || analysis.items.first?.opener == .what && analysis.items.dropFirst().first?.has(.be) == true,
      !analysis.items.contains(where: { $0.has(.all) || $0.has(.each) || $0.aggregate != nil }),
      case .column(let reference)? = sketch.phrases[index].candidates.first?.element
    else { return false }
    let isOne =
      previous.limit?.count == 1
      || PlanEditor.parts(of: previous.filter ?? .all([])).contains { part in
        guard case .comparison(.column(let column), .equal, .literal) = part else { return false }
        return PlanBuilder.empty(graph).isEntityColumn(column) || model.column(column)?.isUnique == true
      }
    return isOne && PlanEditor.tables(of: previous, in: model).contains(reference.table)
  }

  private var hasEdit: Bool {
    !sketch.conditions.isEmpty || !sketch.times.isEmpty || !sketch.groups.isEmpty || !sketch.orders.isEmpty
      || sketch.limit != nil || sketch.comparison != nil || !sketch.operations.isEmpty
  }

  /// A turn that opens as a question and narrows its rows itself needs nothing from the one before.
  private var isOwnQuestion: Bool {
    guard !refers, turn.position == nil, !sketch.targets.isEmpty else { return false }
    // "the shop named Central" is no command to name something
    guard
      analysis.items.prefix(3).contains(where: {
        $0.opener != nil && $0.text != "named" || $0.has(.count) || $0.has(.amount)
      })
    else { return false }
    return !sketch.conditions.isEmpty || !sketch.times.isEmpty || !sketch.groups.isEmpty
      || !sketch.orders.isEmpty
  }

  /// "what about customers in Texas", "and the shop with the most orders": the noun says what the last turn was about,
  /// not something else to show.
  private func isDescribed(_ cue: FollowUpCue) -> Bool {
    guard cue == .replacement || cue == .ellipsis || turn.act == .narrow, turn.act != .add,
      turn.act != .remove,
      hasCondition
    else { return false }
    guard
      !analysis.items.contains(where: { item in
        // "the most number of" ranks
        (item.has(.count) || item.has(.amount) || item.aggregate != nil) && item.superlative == nil
      })
    else { return false }
    let tables = Set(PlanEditor.tables(of: previous, in: model))
    return sketch.targets.allSatisfy { target in
      guard case .phrase(let index) = target.kind else { return false }
      // "the region West": the column says what the member is
      let best = sketch.phrases[index].candidates.first
      if case .column(let reference)? = best?.element, valueColumns.contains(reference) { return true }
      return sketch.phrases[index].candidates.contains { candidate in
        if case .table(let name) = candidate.element {
          candidate.score >= 0.8 && tables.contains(name)
        } else {
          false
        }
      }
    }
  }

  private var valueColumns: Set<ColumnReference> {
    sketch.conditions.reduce(into: []) { found, condition in
      if case .members(let members, _) = condition.kind {
        found.formUnion(members.flatMap(\.matches).map(\.column))
      }
    }
  }

  /// What a turn shows that names nothing to show: what was shown before; after "which of those" at least what tells
  /// the rows apart.
  private func assumedOutputs(_ context: [String]) -> [PlanExpression] {
    var shown = previous.outputs.map(\.expression)
    if !sketch.operations.isEmpty {
      shown.removeAll { if case .window = $0 { true } else { false } }  // "as a share" in the place of a rank
    }
    let asksWhich = analysis.items.prefix(2).contains { $0.opener == .which || $0.opener == .who }
    guard refers, asksWhich, let table = context.first else { return shown }
    if shown.contains(where: \.isAggregated) {
      // "which of them are in Texas" asks about the customers, not about the figure beside them
      let named = shown.filter { !$0.isAggregated }
      return named.isEmpty || previous.groups.isEmpty || hasFigureCondition ? shown : named
    }
    let builder = PlanBuilder.empty(graph)
    let isNamed = shown.contains { expression in
      if case .column(let reference) = expression {
        builder.isEntityColumn(reference) || previous.groups.contains(expression)
      } else {
        false
      }
    }
    return isNamed ? shown : builder.display(of: table)
  }

  /// "only those above 100" after figures by groups: a number that nothing is named for limits the figure.
  private func figureLimits(in sketch: inout Sketch) -> [(ComparisonOperator, NumberMention)] {
    guard sketch.targets.isEmpty, previous.isAggregated, !previous.groups.isEmpty,
      previous.outputs.contains(where: \.expression.isAggregated)
    else { return [] }
    var limits: [(ComparisonOperator, NumberMention)] = []
    sketch.conditions.removeAll { condition in
      switch condition.kind {
      case .compare(.unknown, let sign, .number(let number)): limits.append((sign, number))
      case .count(nil, let sign, let number): limits.append((sign, NumberMention(number)))
      default: return false
      }
      return true
    }
    return limits
  }

  /// The table of the things beside a figure that "which of them are in Texas" asks about.
  private var asksWhichThings: [String]? {
    let asksWhich = analysis.items.prefix(2).contains { $0.opener == .which || $0.opener == .who }
    guard refers, asksWhich, sketch.targets.isEmpty, !hasFigureCondition, !previous.groups.isEmpty,
      let named = previous.outputs.first(where: { !$0.expression.isAggregated }),
      let table = PlanEditor.tables(of: named.expression).first
    else { return nil }
    return [table]
  }

  /// "which of those sold more than …": of the figure.
  private var hasFigureCondition: Bool {
    sketch.conditions.contains { condition in
      switch condition.kind {
      case .members, .pattern, .missing: false
      default: true
      }
    } || !sketch.orders.isEmpty || !sketch.operations.isEmpty || !sketch.times.isEmpty
  }

  private var hasCondition: Bool {
    !sketch.conditions.isEmpty || !sketch.times.isEmpty || !sketch.orders.isEmpty || sketch.limit != nil
  }

  /// "without Texas" leaves rows out; "without orders" those that have some.
  private func exclude(in sketch: inout Sketch) {
    for index in sketch.conditions.indices { sketch.conditions[index].isNegated = true }
    guard sketch.conditions.isEmpty else {
      if sketch.targets.count == 1, case .phrase = sketch.targets[0].kind { sketch.targets = [] }
      return
    }
    for target in sketch.targets {
      guard case .phrase(let index) = target.kind else { continue }
      sketch.conditions.append(
        Sketch.Condition(kind: .exists(index), isNegated: true, span: sketch.phrases[index].span))
    }
    if !sketch.conditions.isEmpty { sketch.targets = [] }
  }
}
