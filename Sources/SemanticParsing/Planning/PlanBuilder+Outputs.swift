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
  private func flagState(of phrase: Int) -> PlanCondition? {
    guard let reference = column(phrase), let found = model.table(named: reference.table) else { return nil }
    let words = NameWords.words(in: sketch.phrases[phrase].text)
    let nouns = NameWords.words(in: found.name) + NameWords.words(in: found.label)
    guard words.count > 1, let last = words.last, nouns.contains(last),
      !words.contains("flag"), !words.contains("status")
    else { return nil }
    return flag(of: reference, isNegated: false)
  }

  /// "quota by rep": the column that has the name of its table.
  private func ownFigure(of table: String) -> PlanExpression? {
    let words = NameWords.words(in: table)
    let own = model.table(named: table)?.columns.first {
      $0.role == .measure && NameWords.words(in: $0.name) == words
    }
    return own.map { figure(of: ColumnReference(table: table, column: $0.name)) }
  }

  /// "refunds by reason": how many there are of each, where the keys recur.
  private func countsItsGroups(_ table: String) -> Bool {
    guard !sketch.groups.isEmpty, sketch.targets.count == 1 else { return false }
    return sketch.groups.allSatisfy { group in
      guard !group.isEach || group.isPer else { return false }
      switch group.key {
      case .grain, .part: return true
      case .phrase(let index):
        if let reference = column(index) {
          return recurs(reference)
            || reference.table != table && graph.isSingle(from: table, to: reference.table)
        }
        guard let other = element(index)?.tableName else { return false }
        return !group.isPer || other != table && !graph.isSingle(from: other, to: table)
      }
    }
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

  /// A column as it stands, or its total where the question asks for figures over many rows.
  private mutating func value(of reference: ColumnReference, phrase: Int) -> PlanExpression {
    if let found = column(reference), found.role == .measure, sketch.targets.count == 1,
      sketch.phrases[phrase].text.hasPrefix("total "),
      sketch.orders.isEmpty
    {
      return aggregate(.sum, reference)
    }
    guard let found = column(reference), found.role == .measure, isFigureQuestion, !isGroupKey(reference),
      !isAttributeOfGroup(reference)
    else {
      return .column(reference)
    }
    if let measure = model.measures.first(where: { $0.expression == aggregate(.sum, reference) }) {
      return .measure(measure.name)
    }
    return aggregate(found.defaultAggregate ?? .sum, reference)
  }

  private func isGroupKey(_ reference: ColumnReference) -> Bool {
    sketch.groups.contains {
      if case .phrase(let index) = $0.key { column(index) == reference } else { false }
    }
  }

  /// "capacity for each cinema": the group is the row itself.
  private func isAttributeOfGroup(_ reference: ColumnReference) -> Bool {
    sketch.groups.contains { group in
      guard case .phrase(let index) = group.key else { return false }
      switch element(index) {
      case .table(let name)?, .display(let name)?:
        return name == reference.table || graph.isSingle(from: name, to: reference.table)
      case .column(let key)?: return key.table == reference.table && column(key)?.isUnique == true
      case .measure?, nil: return false
      }
    }
  }

  /// Whether bare measures mean totals: there are groups that are no single rows, or only measures are asked for and
  /// nothing says whose.
  var isFigureQuestion: Bool {
    if sketch.groups.contains(where: { group in
      switch group.key {
      case .grain, .part: true
      case .phrase(let index): element(index) != nil
      }
    }) {
      return true
    }
    if sketch.targets.contains(where: { if case .implied(.amount) = $0.kind { true } else { false } }) {
      return true
    }
    if sketch.comparison != nil || !sketch.operations.isEmpty { return true }
    // "sales in Texas last quarter": a fact with dates, no row named, nothing else shown
    let sold =
      sketch.targets.count == 1 && sketch.orders.isEmpty
      && sketch.targets.allSatisfy {
        if case .phrase(let index) = $0.kind { isSoldTo(index) } else { false }
      }
    guard sketch.focus == nil || sold, sketch.orders.isEmpty else { return false }
    return sketch.targets.allSatisfy { target in
      guard case .phrase(let index) = target.kind, isOwnedByNothing(index) || isSoldTo(index),
        let reference = column(index), let found = column(reference), found.role == .measure,
        let table = model.table(named: reference.table)
      else {
        if case .phrase(let index) = target.kind, case .measure? = element(index) { return true }
        return false
      }
      return isFact(table.name)
    }
  }

  private func isOwnedByNothing(_ phrase: Int) -> Bool { sketch.phrases[phrase].owner == nil }

  /// "sales to active customers": what many rows add up to for things that do not list them.
  private func isSoldTo(_ phrase: Int) -> Bool {
    guard let owner = sketch.phrases[phrase].owner, let name = element(owner)?.tableName, isThing(name),
      let reference = column(phrase), reference.table != name, let measure = column(reference),
      measure.additivity == .additive, measure.defaultAggregate == .sum
    else { return false }
    return isFact(reference.table) && isLarge(reference.table)
      && graph.isSingle(from: reference.table, to: name)
      && sketch.conditions.contains { if case .state = $0.kind { true } else { false } }
  }

  mutating func countOutput(_ index: Int?, isDistinct: Bool) -> PlanExpression {
    guard let index, let element = element(index) else {
      // "the top 5 countries by number of orders, and how many do they have"
      for order in sketch.orders where order.isSuperlative {
        if case .count(let ranked?) = order.key, self.element(ranked) != nil {
          return countOutput(ranked, isDistinct: isDistinct)
        }
      }
      return focus.map { count(of: $0) }
        ?? .aggregate(AggregateCall(.count, table: model.tables.first?.name ?? ""))
    }
    switch element {
    case .table(let name): return count(of: name)
    case .column(let reference):
      let found = column(reference)
      // "number of employees" that is a column of its own
      if let found, found.isNumeric, found.role == .measure, !isDistinct {
        let words = NameWords.words(in: found.name)
        if words.first == "num" || words.first == "number" || words.last == "count" {
          return .column(reference)
        }
      }
      if let found, found.isNumeric, found.role == .measure, !isDistinct {
        if isFact(reference.table) || !sketch.groups.isEmpty, found.additivity == .additive {
          return aggregate(.sum, reference)
        }
        return .column(reference)
      }
      if !isDistinct, let state = flagState(of: index) {
        rowConditions.append([state])
        return count(of: reference.table)
      }
      if isKey(reference), !isDistinct { return count(of: reference.table) }
      return aggregate(.countDistinct, identifier(beside: reference) ?? reference)
    case .measure(let name): return .measure(name)
    case .display(let name): return count(of: name)
    }
  }

  private func isKey(_ reference: ColumnReference) -> Bool {
    guard let table = model.table(named: reference.table) else { return false }
    return table.primaryKey == [reference.column] || column(reference)?.isUnique == true
  }

  mutating func aggregateOutput(_ function: Aggregate, _ index: Int) -> PlanExpression? {
    switch element(index) {
    case .column(let reference)?:
      if function == .sum, let found = column(reference), !found.isNumeric {
        return countOutput(index, isDistinct: false)
      }
      return aggregate(function, reference)
    case .table(let name)?:
      if function == .sum {
        // "total refunds": their amount, where they have one
        if isFact(name), let amount = amount(of: name) { return figure(of: amount) }
        return ownFigure(of: name) ?? count(of: name)
      }
      return defaultMeasureColumn(of: name).map { aggregate(function, $0) }
    case .measure(let name)?:
      guard function != .sum, let measure = model.measure(named: name) else { return .measure(name) }
      if case .aggregate(var call) = measure.expression, call.function == .sum {
        call.function = function
        if function == .percentile { call.percent = sketch.arithmetic.percent ?? 50 }
        return .aggregate(call)
      }
      if let single = perThing(function, measure) { return single }
      return .measure(name)
    case .display(let name)?: return count(of: name)
    case nil: return nil
    }
  }

  /// The column of money that the rows of a table are about: `payment_amount` of payments, `balance` of balances.
  private func amount(of table: String) -> ColumnReference? {
    guard let found = model.table(named: table) else { return nil }
    let own = Set(NameSplitter.words(in: table).map { $0 == "sales" ? "sale" : Inflection.singular(of: $0) })
    let amounts = found.columns.filter { column in
      let words = NameSplitter.words(in: column.name).map(Inflection.singular)
      return column.role == .measure && column.additivity != .nonAdditive
        && words.allSatisfy { Self.amountWords.contains($0) || own.contains($0) }
    }
    let best = amounts.first { NameWords.words(in: $0.name) == ["amount"] } ?? amounts.first
    return best.map { ColumnReference(table: table, column: $0.name) }
  }

  private static let amountWords: Set<String> = ["amount", "total", "value", "price", "paid", "net", "gross"]

  /// The measure a table is mostly about: its first additive measure, else any measure.
  func defaultMeasureColumn(of table: String) -> ColumnReference? {
    guard let found = model.table(named: table) else { return nil }
    let measures = found.columns.filter { $0.role == .measure }
    let best =
      measures.first { $0.additivity == .additive && $0.unit != nil } ?? measures.first {
        $0.additivity == .additive
      }
      ?? measures.first
    return best.map { ColumnReference(table: table, column: $0.name) }
  }

  private func implied(_ kind: Sketch.Implied, hasColumns: Bool) -> [PlanExpression] {
    let tables = ([focus].compactMap { $0 } + assignment.elements.compactMap { $0?.tableName })
    switch kind {
    case .person:
      return focus.map { display(of: $0) } ?? []
    case .date:
      for table in tables {
        if let found = model.table(named: table) {
          if let time = found.defaultTimeDimension ?? found.columns.first(where: { $0.role == .time })?.name {
            return [.column(ColumnReference(table: table, column: time))]
          }
        }
      }
      return []
    case .place:
      for table in tables {
        guard let found = model.table(named: table) else { continue }
        for word in [
          "location", "city", "address", "country", "state", "place", "headquarter", "building", "street",
        ] {
          if let column = found.columns.first(where: {
            NameWords.words(in: $0.name).contains(word) && $0.role != .identifier
          }) {
            return [.column(ColumnReference(table: table, column: column.name))]
          }
        }
      }
      return hasColumns ? [] : focus.map { display(of: $0) } ?? []
    case .amount:
      if hasColumns { return [] }
      for element in assignment.elements {
        if case .measure(let name)? = element { return [.measure(name)] }
      }
      if let name = model.defaultMeasure,
        tables.isEmpty || tables.allSatisfy({ isReachable($0, fromMeasure: name) })
      {
        return [.measure(name)]
      }
      return tables.compactMap { defaultMeasureColumn(of: $0) }.first.map { [aggregate(.sum, $0)] } ?? []
    }
  }

  private func isReachable(_ table: String, fromMeasure name: String) -> Bool {
    guard let home = model.measure(named: name).flatMap({ Self.home(of: $0.expression) }) else {
      return false
    }
    return graph.isSingle(from: home, to: table)
  }

  /// The table whose rows a measure aggregates.
  static func home(of expression: PlanExpression) -> String? {
    switch expression {
    case .aggregate(let call): call.table
    case .arithmetic(_, let left, let right): home(of: left) ?? home(of: right)
    case .window(let call): home(of: call.argument)
    default: nil
    }
  }

  /// Nothing was named to be shown: the entity itself, or its key figure.
  private func fallbackOutputs() -> [PlanExpression] {
    if !assumedOutputs.isEmpty {
      return sketch.groups.isEmpty ? assumedOutputs : assumedOutputs.filter(\.isAggregated)
    }
    let named = sketch.groups.compactMap { group -> [PlanExpression]? in
      guard case .phrase(let index) = group.key else { return nil }
      return column(index).map { [.column($0)] } ?? element(index)?.tableName.map { display(of: $0) }
    }
    // "every album": a list; "by region" alone: how many
    if !named.isEmpty, named.count == sketch.groups.count, sketch.groups.allSatisfy(\.isEach) {
      return named.flatMap { $0 }
    }
    // "the best month": by the figure that ranks it
    for order in sketch.orders {
      if case .phrase(let index) = order.key, let reference = column(index),
        column(reference)?.role == .measure
      {
        let total = model.measures.first { $0.expression == aggregate(.sum, reference) }
        return [total.map { .measure($0.name) } ?? aggregate(.sum, reference)]
      }
      if case .phrase(let index) = order.key, case .measure(let name)? = element(index) {
        return [.measure(name)]
      }
      if case .quality = order.key, let name = model.defaultMeasure { return [.measure(name)] }
    }
    if sketch.groups.isEmpty == false, let focus { return [count(of: focus)] }
    if let focus { return display(of: focus) }
    return []
  }
}
