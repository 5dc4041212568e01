import QuerentCore
import SemanticLayer

extension PlanBuilder {
  /// What each row shows.
  mutating func buildOutputs() {
    let hasExplicitColumns = sketch.targets.contains { target in
      switch target.kind {
      case .phrase(let index): column(index) != nil
      case .count, .aggregate: true
      case .implied: false
      case .everything, .difference, .sum: true
      }
    }
    let hasEntity = sketch.targets.contains {
      if case .phrase(let index) = $0.kind { table(index) != nil } else { false }
    }
    // "where does the customer live": the place, not the customer
    let impliesColumn = sketch.targets.contains {
      if case .implied(let kind) = $0.kind { kind == .place || kind == .date } else { false }
    }
    var outputs: [PlanExpression] = []
    var shownTables: Set<String> = []
    for target in sketch.targets {
      switch target.kind {
      case .phrase(let index):
        if NameWords.words(in: sketch.phrases[index].text) == ["name"],
          let owner = sketch.phrases[index].owner,
          let reference = column(owner), column(reference)?.role == .dimension
        {
          outputs.append(.column(reference))  // "the names of the studios", where studios are a column
          continue
        }
        switch element(index) {
        case .table(let name)?:
          // "the customers' names": the table only says whose
          if let shared = sharedColumn(of: name, phrase: index) {
            outputs.append(.column(shared))
            continue
          }
          let isOwner = sketch.phrases.contains { $0.owner == index }
          if impliesColumn { continue }
          if sketch.targets.contains(where: { $0.kind == .implied(.amount) }),
            let amount = amountMeasure(of: name)
          {
            outputs.append(amount)
            continue
          }
          if countsItsGroups(name) {
            outputs.append(ownFigure(of: name) ?? count(of: name))
            continue
          }
          if isObjectOfFigure(index, of: name) { continue }
          if countsRows(index), sketch.targets.count == 1, let found = model.table(named: name) {
            outputs += found.columns.map { .column(ColumnReference(table: name, column: $0.name)) }
            continue
          }
          if isOwner || (hasExplicitColumns && isCoveredByColumns(table: name, at: index)) { continue }
          if shownTables.insert(name).inserted {
            outputs += display(of: name)
            // an order of several lines is one order
            if isFact(name), model.table(named: name)?.entity?.countedBy != nil { listsEntities = true }
          }
        case .column(let reference)?:
          if let state = flagState(of: index) {
            rowConditions.append([state])
            outputs += display(of: reference.table)
            continue
          }
          if let state = flagBeforeNoun(index, reference) {
            rowConditions.append([state])
            continue
          }
          if isDatedThing(reference, phrase: index) {
            outputs += display(of: reference.table)
            continue
          }
          outputs.append(value(of: reference, phrase: index))
        case .measure(let name)?:
          outputs.append(.measure(name))
        case .display(let name)?:
          outputs += display(of: name)
        case nil: continue
        }
      case .count(let index):
        outputs.append(countOutput(index, isDistinct: target.isDistinct))
      case .aggregate(let function, let index):
        if target.isShared, let reference = column(index),
          column(reference).map({ $0.isNumeric && $0.role == .measure }) != true
        {
          outputs.append(.column(reference))
        } else if let words = ranksWords(function, index) {
          outputs.append(.column(words))
        } else if let made = aggregateOutput(function, index) {
          outputs.append(made)
        }
      case .difference(let first, let second):
        guard var left = column(first), var right = column(second) else { continue }
        // the larger less the smaller, where the names tell
        let isSmaller = NameWords.words(in: left.column).contains {
          ["min", "minimum", "start", "low", "first"].contains($0)
        }
        if isSmaller { swap(&left, &right) }
        outputs.append(.arithmetic(.subtract, .column(left), .column(right)))
      case .sum(let first, let second):
        if let made = sum(first, second) { outputs.append(made) }
      case .everything(let index):
        if let name = index.flatMap({ element($0)?.tableName }) ?? focus, let found = model.table(named: name)
        {
          outputs += found.columns.map { .column(ColumnReference(table: name, column: $0.name)) }
        }
      case .implied(let kind):
        if (!hasEntity || kind == .date || kind == .place)
          && !(hasExplicitColumns && kind == .person && hasOwnedColumn)
        {
          outputs += implied(kind, hasColumns: hasExplicitColumns)
        }
      }
    }
    dropModifiers(of: &outputs)
    if outputs.isEmpty { outputs = fallbackOutputs() }
    var unique: [PlanExpression] = []
    for output in outputs where !unique.contains(output) { unique.append(output) }
    plan.outputs = unique.map { QueryPlan.Output($0) }
    totalBesideCounts()
    for index in plan.outputs.indices {
      if case .measure(let name) = plan.outputs[index].expression, let own = rowColumn(ofMeasure: name) {
        plan.outputs[index].expression = own
      }
    }
  }

  /// "new cars", "chronic diagnoses": a yes/no column before the noun of its table says which rows are meant.
  func flagState(of phrase: Int) -> PlanCondition? {
    guard let reference = column(phrase), let found = model.table(named: reference.table) else { return nil }
    let words = NameWords.words(in: sketch.phrases[phrase].text)
    let nouns = NameWords.words(in: found.name) + NameWords.words(in: found.label)
    guard words.count > 1, let last = words.last, nouns.contains(last),
      !words.contains("flag"), !words.contains("status")
    else { return nil }
    return flag(of: reference, isNegated: false)
  }

  /// "boarding pupils", "billable hours": a yes/no column right before what it is said of.
  private func flagBeforeNoun(_ phrase: Int, _ reference: ColumnReference) -> PlanCondition? {
    let next = sketch.targets.contains { target in
      switch target.kind {
      case .phrase(let other), .count(let other?), .aggregate(_, let other):
        other != phrase && sketch.phrases[other].item == sketch.phrases[phrase].item + 1
          && element(other)?.tableName.map {
            $0 == reference.table || graph.isSingle(from: $0, to: reference.table)
          }
            ?? (element(other) != nil)
      default: false
      }
    }
    guard next, column(reference)?.distinctCount == 2 else { return nil }
    return flag(of: reference, isNegated: false)
  }

  /// Whether other targets already show columns of a table that was named.
  private func isCoveredByColumns(table: String, at index: Int) -> Bool {
    let sentence = sketch.targets.first { $0.kind == .phrase(index) }?.sentence
    return sketch.targets.contains { target in
      // "Which film has the highest rate? And what is the rate?" asks for both
      if target.sentence == sentence, case .phrase(let other) = target.kind, other != index,
        let reference = column(other)
      {
        return reference.table == table
      }
      return false
    }
  }

  private var hasOwnedColumn: Bool {
    sketch.targets.contains { if case .phrase(let index) = $0.kind { column(index) != nil } else { false } }
  }
}
