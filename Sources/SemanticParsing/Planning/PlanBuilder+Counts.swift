import QuerentCore
import SemanticLayer

extension PlanBuilder {
  /// "refunds by reason": how many there are of each, where the keys recur.
  func countsItsGroups(_ table: String) -> Bool {
    guard !sketch.groups.isEmpty, sketch.targets.count == 1 || showsFiguresOnly else { return false }
    // "largest venue per town": the venue itself
    if sketch.groups.allSatisfy(\.isPer),
      sketch.orders.contains(where: { order in
        guard order.isSuperlative, case .adjective(let word, let noun) = order.key else { return false }
        return word != "sell" && noun.flatMap { self.table($0) } == table
      })
    {
      return false
    }
    return sketch.groups.allSatisfy { group in
      guard !group.isEach || group.isPer else { return false }
      switch group.key {
      case .grain, .part: return timeColumn() != nil
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

  /// "sales, margin and orders by region": all that is shown is figures, and things stand for their number.
  private var showsFiguresOnly: Bool {
    guard sketch.focus == nil || sketch.opener != .who else { return false }
    return sketch.targets.allSatisfy { target in
      switch target.kind {
      case .phrase(let index):
        switch element(index) {
        case .measure?: true
        case .table?: !isOwnerOfShown(index)
        case .column(let reference)?: column(reference)?.role == .measure
        case .display?, nil: false
        }
      case .count, .aggregate: true
      case .implied, .difference, .sum, .everything: false
      }
    }
  }

  /// Whether a phrase only says whose something else is that is shown; "by region" after it shows nothing of its own.
  private func isOwnerOfShown(_ phrase: Int) -> Bool {
    sketch.phrases.indices.contains { other in
      sketch.phrases[other].owner == phrase && !sketch.groups.contains { $0.key == .phrase(other) }
    }
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
    if let pieces = pieces(index) ?? piecesOfPaper(index) { return pieces }
    switch element {
    case .table(let name):
      return countsRows(index) ? .aggregate(AggregateCall(.count, table: name)) : count(of: name)
    case .column(let reference):
      let found = column(reference)
      // "number of employees" that is a column of its own
      if let found, found.isNumeric, found.role == .measure, !isDistinct {
        let words = NameWords.words(in: found.name)
        if words.first == "num" || words.first == "number" || ["count", "num", "number"].contains(words.last)
        {
          return .column(reference)
        }
      }
      if let found, found.isNumeric, found.role == .measure, !isDistinct {
        if isFact(reference.table) || !sketch.groups.isEmpty, found.additivity == .additive {
          return aggregate(.sum, reference)
        }
        // of no rows in particular: all of them together, or how many levels there are
        if sketch.conditions.isEmpty, sketch.times.isEmpty, sketch.orders.isEmpty, sketch.targets.count == 1,
          sketch.groups.isEmpty, context.isEmpty
        {
          return aggregate(found.additivity == .additive ? .sum : .countDistinct, reference)
        }
        return .column(reference)
      }
      if !isDistinct, let state = flagState(of: index) {
        rowConditions.append([state])
        return count(of: reference.table)
      }
      if isKey(reference), !isDistinct { return count(of: reference.table) }
      // "number of visits" by the date of the visit
      if let found, found.role == .time, !isDistinct, !saysDate(index) { return count(of: reference.table) }
      return aggregate(.countDistinct, identifier(beside: reference) ?? reference)
    case .measure(let name): return .measure(name)
    case .display(let name): return count(of: name)
    }
  }

  /// "how many line items": as they stand in the file, however many orders they make.
  func countsRows(_ phrase: Int) -> Bool {
    guard model.tables.count == 1, let name = table(phrase), RowWords.mean(sketch.phrases[phrase].text) else {
      return false
    }
    return Set(NameWords.words(in: name)).isDisjoint(with: NameWords.words(in: sketch.phrases[phrase].text))
  }

  /// "how many guests have more than 25 bookings": the number of those groups, not a row for each.
  mutating func countGroups() {
    guard sketch.groups.isEmpty, sketch.orders.isEmpty, plan.limit == nil, plan.comparison == nil,
      let having = plan.having, plan.outputs.count == 1, plan.groups.count == 1, let focus,
      plan.groups[0] == key(of: focus), plan.outputs[0].expression == count(of: focus),
      sketch.targets.count == 1, case .count(_?) = sketch.targets[0].kind, sketch.operations.isEmpty
    else { return }
    var inner = QueryPlan(
      outputs: [.init(plan.groups[0])], groups: plan.groups, tables: plan.tables, period: plan.period,
      filter: Self.conjunction(rowConditions.map { Self.disjunction($0) }))
    inner.having = having
    rowConditions = [[.inPlan(plan.groups[0], inner)]]
    plan.groups = []
    plan.having = nil
    plan.period = nil
    plan.tables = []
  }

  private func saysDate(_ phrase: Int) -> Bool {
    !Set(NameWords.words(in: sketch.phrases[phrase].text)).isDisjoint(with: [
      "date", "day", "year", "month", "week", "quarter", "time", "season",
    ])
  }

  /// "how many spades did we sell": pieces, whatever else the verb stands for.
  private func pieces(_ phrase: Int) -> PlanExpression? {
    let verbs: Set<String> = ["sell", "buy", "order", "purchase", "ship"]
    guard let verb = sketch.phrases[phrase].text.split(separator: " ").last,
      verbs.contains(Lemmatizer.lemma(of: String(verb))), table(phrase).map({ isFact($0) }) ?? true,
      !["orders", "sales", "sale"].contains(verb),
      sketch.conditions.contains(where: { if case .members = $0.kind { true } else { false } }),
      let table = element(phrase)?.tableName ?? focus ?? model.tables.first?.name,
      let quantity = model.table(named: table)?.columns.first(where: { found in
        let words = Set(NameSplitter.words(in: found.name).map { Lemmatizer.lemma(of: $0) })
        return found.isNumeric && found.role == .measure
          && !words.isDisjoint(with: ["quantity", "unit", "piece"])
          && words.isDisjoint(with: ["price", "cost", "amount", "value"])
      })
    else { return nil }
    return aggregate(.sum, ColumnReference(table: table, column: quantity.name))
  }

  /// "items per order": pieces, and not how many different ones.
  private func piecesOfPaper(_ phrase: Int) -> PlanExpression? {
    guard let entity = sketch.arithmetic.perEntity,
      let last = NameWords.words(in: sketch.phrases[phrase].text).last,
      ["item", "unit", "piece", "article"].contains(last), let home = element(entity)?.tableName,
      let quantity = model.table(named: home)?.columns.first(where: { found in
        let words = Set(NameSplitter.words(in: found.name).map { Lemmatizer.lemma(of: $0) })
        return found.isNumeric && found.role == .measure && found.additivity == .additive
          && !words.isDisjoint(with: ["quantity", "unit", "piece"])
          && words.isDisjoint(with: ["price", "cost", "amount", "value"])
      })
    else { return nil }
    return aggregate(.sum, ColumnReference(table: home, column: quantity.name))
  }

  private func isKey(_ reference: ColumnReference) -> Bool {
    guard let table = model.table(named: reference.table) else { return false }
    return table.primaryKey == [reference.column] || column(reference)?.isUnique == true
  }
}
