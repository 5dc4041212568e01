import QuerentCore
import SemanticLayer

extension PlanBuilder {
  mutating func implied(_ kind: Sketch.Implied, hasColumns: Bool) -> [PlanExpression] {
    let tables = ([focus].compactMap { $0 } + assignment.elements.compactMap { $0?.tableName })
    switch kind {
    case .person:
      if let doer { return [.column(doer)] }
      if let dealers { return dealers }
      return focus.map { display(of: people(of: $0) ?? $0) } ?? []
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
      if let verb = sketch.arithmetic.amountVerb {
        if let amount = amount(ofVerb: verb) { return [amount] }
        // some other sum is no answer to what was billed or lent
        unreadVerb()
      }
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

  /// "how much did we bill": the amounts of the table that is named for it.
  func amount(ofVerb verb: String) -> PlanExpression? {
    if verb == "spend", model.measure(named: "spend") != nil { return .measure("spend") }
    for word in AmountVerbs.tables[verb] ?? [] {
      let named = model.tables.filter { NameWords.words(in: $0.name).contains(word) }
      // `loan` before `loan_product`
      let nearest = named.sorted { NameWords.words(in: $0.name).count < NameWords.words(in: $1.name).count }
      for table in nearest {
        if let amount = amountMeasure(of: table.name) { return amount }
        if let column = defaultMeasureColumn(of: table.name), let found = self.column(column),
          found.additivity == .additive, found.defaultAggregate == .sum,
          MoneyTerms.speaksOfMoney(found.label + " " + Inflection.singular(of: found.label))
            || found.label.hasPrefix("fees ") || found.label.hasSuffix(" billed")
            || found.unit.map({ $0.utf8.count == 3 }) == true
            || found.label.hasPrefix("principal")
        {
          return figure(of: column)
        }
      }
    }
    // what was collected of instalments is what was paid of them
    guard verb == "collect" || verb == "receive" else { return nil }
    let paid = model.tables.flatMap { table in
      table.columns.filter { column in
        column.role == .measure && column.defaultAggregate == .sum
          && !Set(NameSplitter.words(in: column.name)).isDisjoint(with: ["paid", "received", "collected"])
      }.map { ColumnReference(table: table.name, column: $0.name) }
    }
    return paid.count == 1 ? figure(of: paid[0]) : nil
  }

  /// "who approved the most credits": the column that says by whom it was done.
  private var doer: ColumnReference? {
    for condition in sketch.conditions where !condition.isNegated {
      guard case .state(let states, _) = condition.kind else { continue }
      for state in states {
        guard case .not(.isNull(.column(let reference))) = state.condition,
          NameSplitter.words(in: reference.column).last == "by"
        else { continue }
        return reference
      }
    }
    return nil
  }

  /// The people that the rows of a table belong to, where they are no people themselves and one reference leads to some.
  private func people(of table: String) -> String? {
    guard !arePeople(table) else { return nil }
    let found = model.relationships.filter { $0.from == table && arePeople($0.to) }
    return found.count == 1 ? found[0].to : nil
  }

  func arePeople(_ table: String) -> Bool {
    let words = Set(
      NameWords.words(in: table) + (model.table(named: table).map { NameWords.words(in: $0.label) } ?? []))
    return !words.isDisjoint(with: Self.people) || display(of: table).count > 1
  }

  private static let people: Set<String> = [
    "person", "customer", "client", "user", "member", "employee", "staff", "worker", "agent", "student",
    "teacher",
    "instructor", "patient", "doctor", "rider", "driver", "guest", "seller", "buyer", "salesperson", "author",
    "player", "owner", "manager", "contact", "subscriber", "policyholder", "holder",
  ]

  private func isReachable(_ table: String, fromMeasure name: String) -> Bool {
    guard let home = model.measure(named: name).flatMap({ Self.home(of: $0.expression) }) else {
      return false
    }
    return graph.isSingle(from: home, to: table)
  }

  /// Nothing was named to be shown: the entity itself, or its key figure.
  func fallbackOutputs() -> [PlanExpression] {
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
