import QuerentCore
import SemanticLayer

/// What is owed, and dates set against dates.
extension PlanBuilder {
  /// "how much do customers owe us": what was billed and not paid, less what came in for it.
  mutating func buildOwed() {
    guard sketch.arithmetic.asksOwed else { return }
    if model.measure(named: "outstanding_amount") != nil, sketch.orders.isEmpty {
      let names = plan.outputs.filter { !$0.expression.isAggregated && sketch.targets.count > 1 }
      plan.outputs = names + [QueryPlan.Output(.measure("outstanding_amount"))]
      return
    }
    for table in model.tables {
      guard let state = graph.states.state("unpaid", of: table), let billed = amountMeasure(of: table.name),
        let open = restricted(billed, to: state.condition), let key = key(of: table.name)
      else { continue }
      var figure = open
      var words = "\(table.label) that are not paid"
      for link in model.relationships where link.to == table.name && link.fromColumns.count == 1 {
        guard Self.namesPayments(link.from), let amount = amountMeasure(of: link.from) else { continue }
        let column = PlanExpression.column(ColumnReference(table: link.from, column: link.fromColumns[0]))
        let unpaid = QueryPlan(outputs: [.init(key)], filter: state.condition)
        if let paid = restricted(amount, to: .inPlan(column, unpaid)) {
          figure = .arithmetic(.subtract, open, paid)
          words += ", less the \(model.table(named: link.from)?.label ?? link.from) for them"
        }
        break
      }
      let asksAmount = sketch.targets.contains { $0.kind == .implied(.amount) } || sketch.targets.isEmpty
      var names =
        asksAmount && sketch.orders.isEmpty ? [] : plan.outputs.filter { !$0.expression.isAggregated }
      if names.isEmpty, sketch.targets.contains(where: { $0.kind == .implied(.person) }),
        let people = customers(of: nil)?.own.table
      {
        names = display(of: people).map { QueryPlan.Output($0) }
      }
      plan.outputs = names + [QueryPlan.Output(figure, label: "amount owed")]
      if !names.isEmpty, sketch.orders.isEmpty { plan.order = [QueryPlan.OrderKey(figure, descending: true)] }
      if !names.isEmpty { groupConditions.append(.comparison(figure, .greater, .literal(0))) }
      defaults.append("owed: \(words)")
      if names.isEmpty { focus = table.name }
      return
    }
    doubt += 1
  }

  private static func namesPayments(_ table: String) -> Bool {
    NameWords.words(in: table).contains { ["payment", "receipt", "collection", "remittance"].contains($0) }
  }

  /// "paid after their due date", "paid late".
  mutating func dates(
    _ verb: String, _ operation: ComparisonOperator, against phrase: Int?, isNegated: Bool
  ) -> PlanCondition? {
    let named = phrase.flatMap { column($0) }.flatMap { column($0)?.role == .time ? $0 : nil }
    guard phrase == nil || named != nil else { return missed() }
    guard let focus = named?.table ?? focus, let table = model.table(named: focus),
      let due = named
        ?? table.columns.first(where: { $0.role == .time && $0.timeRole == .due })
        .map({ ColumnReference(table: focus, column: $0.name) })
    else { return missed() }
    let sign = isNegated ? operation.negated : operation
    let own = table.columns.filter { column in
      column.role == .time && column.name != due.column
        && NameSplitter.words(in: column.name).contains {
          Lemmatizer.stem(of: Lemmatizer.lemma(of: $0)) == verb
        }
    }.min { NameSplitter.words(in: $0.name).count < NameSplitter.words(in: $1.name).count }
    let right = PlanExpression.column(due)
    if let own {
      return .comparison(.column(ColumnReference(table: focus, column: own.name)), sign, right)
    }
    // the date stands in the rows of what was done: payments of invoices
    guard let key = key(of: focus) else { return missed() }
    for link in model.relationships where link.to == focus && link.fromColumns.count == 1 {
      guard NameWords.words(in: link.from).contains(where: { $0.hasPrefix(verb) && verb.utf8.count > 2 }),
        let time = model.table(named: link.from)?.defaultTimeDimension
      else { continue }
      let done = PlanExpression.column(ColumnReference(table: link.from, column: time))
      let inner = QueryPlan(
        outputs: [.init(.column(ColumnReference(table: link.from, column: link.fromColumns[0])))],
        filter: .comparison(done, operation, right))
      defaults.append(
        "\(model.table(named: link.from)?.label ?? link.from) are dated by their \(time.map { $0 == "_" ? " " : String($0) }.joined())"
      )
      return isNegated ? .not(.inPlan(key, inner)) : .inPlan(key, inner)
    }
    // "arrived late": no date is called after the verb
    return phrase == nil && operation == .greater ? late(!isNegated) : missed()
  }
}
