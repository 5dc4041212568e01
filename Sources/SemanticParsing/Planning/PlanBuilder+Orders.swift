import QuerentCore
import SemanticLayer

extension PlanBuilder {
  /// Sorting and "the most", "top 5".
  mutating func buildOrders() {
    for order in sketch.orders {
      guard let key = orderKey(order) else {
        doubt += 0.4
        continue
      }
      plan.order.append(key)
    }
    showRanking()
    if let limit = sketch.limit { plan.limit = QueryPlan.Limit(limit, offset: sketch.offset) }
    describePickedRows()
  }

  private mutating func orderKey(_ order: Sketch.Order) -> QueryPlan.OrderKey? {
    let isDescending = order.isDescending
    func key(_ expression: PlanExpression?) -> QueryPlan.OrderKey? {
      expression.map { QueryPlan.OrderKey($0, descending: isDescending) }
    }
    switch order.key {
    case .phrase(let index):
      switch element(index) {
      case .column(let reference)? where order.isSuperlative && isMereNumber(reference, phrase: index):
        return quality(isDescending: isDescending)
      case .column(let reference)?:
        return key(
          orderExpression(
            reference, ofRow: isOfNamedRow(.phrase(index), in: reference.table), isDescending: isDescending))
      case .measure(let name)?:
        if let own = rowColumn(ofMeasure: name) { return key(own) }
        // "second highest amount": one of the rows, where no groups have totals
        if order.isSuperlative, sketch.offset > 0,
          plan.outputs.allSatisfy({ $0.expression == .measure(name) }),
          sketch.groups.isEmpty,
          case .aggregate(let call)? = model.measure(named: name)?.expression, case .column? = call.argument,
          let value = call.argument
        {
          plan.outputs = [QueryPlan.Output(value)]
          return key(value)
        }
        groupForFigure()
        if order.isSuperlative, !isListed, !plan.outputs.contains(where: { $0.expression == .measure(name) })
        {
          plan.outputs.append(QueryPlan.Output(.measure(name)))
        }
        return key(.measure(name))
      case .table(let name)?:
        if order.isSuperlative {
          groupForFigure()
          return key(count(of: name))
        }
        return key(display(of: name).first)
      case .display(let name)?: return key(display(of: name).last)
      case nil: return nil
      }
    case .aggregate(let function, let index):
      // "sorted by the total balance" where two balances are added up
      if function == .sum,
        let total = plan.outputs.map(\.expression).first(where: {
          if case .arithmetic(.add, _, _) = $0 { !$0.isAggregated } else { false }
        }), let own = rowColumn(index), total.columnReferences.contains(where: { $0.column == own.column })
      {
        return key(total)
      }
      guard let reference = column(index) else {
        if let name = table(index) {
          groupForFigure()
          return key(count(of: name))
        }
        return key(aggregateOutput(function, index))
      }
      groupForFigure()
      if order.isSuperlative, listsNamesOfFacts {
        plan.outputs.append(QueryPlan.Output(aggregate(function, reference)))
      }
      return key(aggregate(function, reference))
    case .sum(let first, let second): return key(sum(first, second))
    case .count(let index):
      return countKey(index, isDescending: isDescending)
    case .frequency(let index):
      guard let name = element(index)?.tableName else { return nil }
      if let reference = column(index) {
        if plan.groups.isEmpty { plan.groups = [.column(reference)] }
        // the most common reason is one that was given: what is missing is not common
        if let found = column(reference), found.nullCount > 0,
          plan.groups == [.column(reference)] || sketch.limit == 1
        {
          rowConditions.append([.not(.isNull(.column(reference)))])
        }
        return key(.aggregate(AggregateCall(.count, table: name)))
      }
      // the entity that occurs most elsewhere
      groupForFigure()
      return key(count(of: occurrences(of: name)))
    case .adjective("profit", _) where !isRowOfOwnProfit:
      return profitKey(isDescending: isDescending)
    case .adjective(let adjective, let phrase):
      if let found = adjectiveColumn(adjective, of: phrase) {
        let ofRow = phrase.flatMap { table($0) } == found.reference.table && phrase != sketch.focus
        return QueryPlan.OrderKey(
          orderExpression(found.reference, ofRow: ofRow), descending: isDescending != found.isInverted)
      }
      if adjective == "sell" { return quality(isDescending: isDescending, byRating: false) }
      if adjective == "old", let time = timeColumn() {
        return QueryPlan.OrderKey(.column(time), descending: !isDescending)
      }
      if adjective == "long", let duration = duration(isDescending: isDescending) {
        guard listsNamesOfFacts, let focus, case .daysBetween = duration.expression else { return duration }
        let mean = PlanExpression.aggregate(AggregateCall(.average, of: duration.expression, table: focus))
        plan.outputs.append(QueryPlan.Output(mean))
        return QueryPlan.OrderKey(mean, descending: isDescending)
      }
      if adjective == "long", let focus, let lasted = duration(of: focus) {
        if isDescending == false { rowConditions.append([.not(.isNull(lasted))]) }
        return QueryPlan.OrderKey(lasted, descending: isDescending)
      }
      // "the largest claims": by what each comes to
      if AdjectiveColumns.isSize(adjective), let focus, isFact(focus),
        let own = defaultMeasureColumn(of: focus)
      {
        if let total = totalOfLines(of: focus, own) { return key(total) }
        return QueryPlan.OrderKey(orderExpression(own), descending: isDescending)
      }
      // "longest", "heaviest": no figure of ours says so
      if AdjectiveColumns.isPhysical(adjective) {
        doubt += 0.5
        isUnsure = true
      }
      return quality(isDescending: isDescending)
    case .date(let phrase):
      if let phrase, let reference = column(phrase) { return key(.column(reference)) }
      if let phrase, let name = table(phrase), let found = model.table(named: name),
        let time = found.defaultTimeDimension ?? found.columns.first(where: { $0.role == .time })?.name
      {
        return key(.column(ColumnReference(table: name, column: time)))
      }
      return key(timeColumn().map { .column($0) })
    case .quality:
      return quality(isDescending: isDescending)
    case .firstTarget:
      let expressions = plan.outputs.map(\.expression)
      return key(expressions.first(where: \.isAggregated) ?? expressions.first)
    }
  }

  /// "our biggest customers" where customers are told apart by a number: no order anybody means.
  private func isMereNumber(_ reference: ColumnReference, phrase: Int) -> Bool {
    guard column(reference)?.role == .identifier, isFact(reference.table), recurs(of: reference) else {
      return false
    }
    let said = NameWords.words(in: sketch.phrases[phrase].text)
    return Set(said).isDisjoint(with: ["id", "number", "no", "code", "key", "nr"])
  }

  /// Whether the values of an id stand in several rows.
  private func recurs(of reference: ColumnReference) -> Bool { column(reference)?.isUnique == false }

  /// Whether a sentence of its own lists what to show, and means no more than that.
  private var isListed: Bool { !sketch.targets.isEmpty && sketch.targets.allSatisfy { $0.sentence > 0 } }

  /// "the largest order" of a file of lines: all its lines together.
  private mutating func totalOfLines(of table: String, _ amount: ColumnReference) -> PlanExpression? {
    guard let counted = model.table(named: table)?.entity?.countedBy,
      column(ColumnReference(table: table, column: counted))?.isUnique == false,
      plan.outputs.map(\.expression) == [.column(ColumnReference(table: table, column: counted))]
    else { return nil }
    let total = figure(of: amount)
    plan.outputs.append(QueryPlan.Output(total))
    return total
  }

  /// The column a measure adds up, where the rows listed are those of its table: each row has one value of it.
  func rowColumn(ofMeasure name: String) -> PlanExpression? {
    guard sketch.groups.isEmpty, case .aggregate(let call)? = model.measure(named: name)?.expression,
      call.function == .sum, call.condition == nil, case .column(let reference)? = call.argument
    else { return nil }
    var isListed = false
    for output in plan.outputs {
      if output.expression == .measure(name) { continue }
      guard case .column(let shown) = output.expression else { return nil }
      let isSame = shown.table == reference.table || isPaired(shown.table, reference.table)
      isListed = isListed || isSame && isEntityColumn(shown)
    }
    return isListed ? .column(reference) : nil
  }

  /// Whether a figure over the rows of a table is shown.
  private func isCounted(_ table: String) -> Bool {
    plan.outputs.contains { $0.expression.isAggregated && Self.home(of: $0.expression) == table }
  }

  /// Whether rows of two tables come in pairs.
  private func isPaired(_ one: String, _ other: String) -> Bool {
    graph.isSingle(from: one, to: other) && graph.isSingle(from: other, to: one)
  }

  /// A column to sort by: as it stands in a list, aggregated in a grouped plan or when it lies across a to-many join.
  private mutating func orderExpression(
    _ reference: ColumnReference, ofRow: Bool = false, isDescending: Bool = true
  ) -> PlanExpression {
    let plain = PlanExpression.column(reference)
    // "the station where the shortest trip started": the trip is one row, not a total
    if ofRow, sketch.groups.isEmpty, plan.outputs.allSatisfy({ !$0.expression.isAggregated }) { return plain }
    if plan.outputs.contains(where: { $0.expression == plain }) { return plain }
    for output in plan.outputs {
      if case .aggregate(let call) = output.expression, call.argument == plain { return output.expression }
      if case .measure(let name) = output.expression,
        case .aggregate(let call)? = model.measure(named: name)?.expression,
        call.argument == plain
      {
        return output.expression
      }
    }
    if listsNamesOfFacts, let found = column(reference), found.isNumeric, found.role == .measure {
      let figure = figure(of: reference)
      plan.outputs.append(QueryPlan.Output(figure))
      return figure
    }
    if !plan.isAggregated, let focus, reference.table != focus, isFact(reference.table),
      !graph.isSingle(from: focus, to: reference.table), let found = column(reference), found.isNumeric,
      found.role == .measure, found.additivity == .additive || isLarge(reference.table)
    {
      let figure = figure(of: reference)
      plan.outputs.append(QueryPlan.Output(figure))
      return figure
    }
    if column(reference)?.role == .time, !plan.groups.contains(plain), isCounted(reference.table) {
      return aggregate(isDescending ? .maximum : .minimum, reference)  // the latest of each group
    }
    if plan.isAggregated, !plan.groups.contains(plain), let found = column(reference), found.isNumeric,
      found.role == .measure
    {
      return aggregate(found.defaultAggregate ?? .sum, reference)
    }
    return plain
  }

  private mutating func countKey(_ index: Int?, isDescending: Bool) -> QueryPlan.OrderKey? {
    func key(_ expression: PlanExpression) -> QueryPlan.OrderKey {
      QueryPlan.OrderKey(expression, descending: isDescending)
    }
    guard let index else {
      if let figure = plan.outputs.map(\.expression).first(where: \.isAggregated) { return key(figure) }
      guard let focus else { return nil }
      groupForFigure()
      let other = assignment.elements.compactMap { $0?.tableName }.first { $0 != focus }
      let lists = plan.outputs.contains { isDisplay($0.expression, of: focus) }
      return key(count(of: other ?? (lists && !countsSubordinates ? occurrences(of: focus) : focus)))
    }
    switch element(index) {
    case .table(let name)?:
      if name == focus, !countsSubordinates,
        plan.outputs.contains(where: { isDisplay($0.expression, of: name) })
      {
        // "which customer has the most" of itself says nothing; rows elsewhere are meant
        groupForFigure()
        return key(count(of: occurrences(of: name)))
      }
      groupForFigure()
      return key(
        massColumn(of: name).map { figure(of: ColumnReference(table: name, column: $0.name)) }
          ?? count(of: name))
    case .column(let reference)?:
      guard let found = column(reference), found.isNumeric,
        found.role != .identifier || found.isTally(of: sketch.phrases[index].text)
      else {
        groupForFigure()
        let figure =
          isForeignKeyOrKey(reference)
          ? count(of: reference.table)
          : PlanExpression.aggregate(AggregateCall(.count, table: reference.table))
        return key(figure)
      }
      if let focus, reference.table != focus, !graph.isSingle(from: focus, to: reference.table) {
        groupForFigure()
        return key(aggregate(.sum, reference))
      }
      return key(orderExpression(reference))
    case .measure(let name)?:
      groupForFigure()
      return key(.measure(name))
    case .display?, nil: return nil
    }
  }

  private func isForeignKeyOrKey(_ reference: ColumnReference) -> Bool {
    column(reference)?.role == .identifier
  }

  private func isDisplay(_ expression: PlanExpression, of table: String) -> Bool {
    if case .column(let reference) = expression {
      reference.table == table && isEntityColumn(reference)
    } else {
      false
    }
  }

  /// The table in which an entity occurs most: the largest that refers to it.
  private func occurrences(of table: String) -> String {
    let referring = model.relationships.filter { $0.to == table && $0.from != table }.map(\.from)
    return referring.max { (model.table(named: $0)?.rowCount ?? 0) < (model.table(named: $1)?.rowCount ?? 0) }
      ?? table
  }

  /// Groups by what is shown, so that a figure can order it.
  private mutating func groupForFigure() {
    guard plan.groups.isEmpty else { return }
    // done by `finishGroups` from the plain outputs
  }

  /// "best", "top": by the measure that is shown, else by a rating, else by the default measure.
  private mutating func quality(isDescending: Bool, byRating: Bool = true) -> QueryPlan.OrderKey? {
    if let figure = plan.outputs.map(\.expression).first(where: \.isAggregated) {
      return QueryPlan.OrderKey(figure, descending: isDescending)
    }
    if let verb = sketch.arithmetic.amountVerb, let amount = amount(ofVerb: verb) {
      groupForFigure()
      if !isListed { plan.outputs.append(QueryPlan.Output(amount)) }
      return QueryPlan.OrderKey(amount, descending: isDescending)
    }
    if byRating, !listsNamesOfFacts, let found = adjectiveColumn("best", of: nil) {
      return QueryPlan.OrderKey(.column(found.reference), descending: isDescending != found.isInverted)
    }
    if let fact = rankedFact {
      // "top 3 credit reasons": by how many credits there are, whatever was sold to these customers
      let figure = count(of: fact)
      defaults.append("ranked by how many \(model.table(named: fact)?.label ?? fact) there are")
      plan.outputs.append(QueryPlan.Output(figure))
      return QueryPlan.OrderKey(figure, descending: isDescending)
    }
    if let name = model.defaultMeasure, let measure = model.measure(named: name),
      let home = Self.home(of: measure.expression), let focus, graph.distance(home, focus) != nil
    {
      defaults.append("ranked by \(measure.label)")
      if !isListed { plan.outputs.append(QueryPlan.Output(.measure(name))) }
      return QueryPlan.OrderKey(.measure(name), descending: isDescending)
    }
    if let focus, let reference = defaultMeasureColumn(of: focus) {
      return QueryPlan.OrderKey(.column(reference), descending: isDescending)
    }
    return nil
  }

  /// The table of events whose values are listed, where the rows of the main figure say nothing of its rows.
  private var rankedFact: String? {
    guard !isListed, plan.outputs.count == 1, case .column(let shown) = plan.outputs[0].expression,
      isFact(shown.table), recurs(shown), let name = model.defaultMeasure,
      let home = model.measure(named: name).flatMap({ Self.home(of: $0.expression) }), home != shown.table,
      !graph.isSingle(from: home, to: shown.table)
    else { return nil }
    return shown.table
  }

  /// "the longest tickets": how long a thing took from its beginning to its end; of open ones, how long ago they began.
  private func duration(isDescending: Bool) -> QueryPlan.OrderKey? {
    guard let focus, let columns = model.table(named: focus)?.columns,
      let start = columns.first(where: { $0.role == .time && $0.timeRole == .created })
    else { return nil }
    let began = PlanExpression.column(ColumnReference(table: focus, column: start.name))
    guard let end = columns.first(where: { $0.role == .time && $0.timeRole == .closed }) else { return nil }
    let ended = PlanExpression.column(ColumnReference(table: focus, column: end.name))
    if rowConditions.contains(where: { $0 == [.isNull(ended)] }) {
      return QueryPlan.OrderKey(began, descending: !isDescending)
    }
    return QueryPlan.OrderKey(.daysBetween(ended, began), descending: isDescending)
  }
}
