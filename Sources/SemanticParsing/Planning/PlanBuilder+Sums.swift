import SemanticLayer

extension PlanBuilder {
  // MARK: Sums of a row

  /// Two columns added up.
  func sum(_ first: Int, _ second: Int) -> PlanExpression? {
    guard let right = rowColumn(second) else { return nil }
    let left =
      rowColumn(first)
      ?? table(first).flatMap { name in
        // "checking and savings balances": the balance of both
        model.table(named: name)?.column(named: right.column).map {
          ColumnReference(table: name, column: $0.name)
        }
      }
    guard let left, left != right else { return nil }
    return .arithmetic(.add, .column(left), .column(right))
  }

  /// The column of a phrase, or the one its measure adds up.
  func rowColumn(_ phrase: Int) -> ColumnReference? {
    if let reference = column(phrase) { return reference }
    guard case .measure(let name)? = element(phrase) else { return nil }
    return summedColumn(ofMeasure: name)
  }

  /// The column a measure is the plain sum of.
  func summedColumn(ofMeasure name: String) -> ColumnReference? {
    guard case .aggregate(let call)? = model.measure(named: name)?.expression, call.function == .sum,
      call.condition == nil, case .column(let reference)? = call.argument
    else { return nil }
    return reference
  }

  /// The column meant by a table in a list before a column: `checking` in "checking and savings balances".
  func sharedColumn(of name: String, phrase index: Int) -> ColumnReference? {
    guard sketch.phrases.indices.contains(index + 1),
      sketch.phrases[index + 1].item == sketch.phrases[index].item + 2,
      sketch.targets.contains(where: { $0.kind == .phrase(index + 1) }),
      sketch.phrases[index + 1].text.contains(" "), let other = rowColumn(index + 1), other.table != name,
      NameWords.words(in: sketch.phrases[index + 1].text).first == NameWords.words(in: other.table).first,
      let own = model.table(named: name)?.column(named: other.column)
    else { return nil }
    return ColumnReference(table: name, column: own.name)
  }

  /// "the number of invoices and the amount": figures of the same rows, when nothing else is shown.
  mutating func totalBesideCounts() {
    let counted = plan.outputs.compactMap { output -> String? in
      if case .aggregate(let call) = output.expression, call.function == .count { call.table } else { nil }
    }
    guard counted.count == 1, sketch.groups.isEmpty, sketch.orders.isEmpty, plan.outputs.count > 1 else {
      return
    }
    let totals = plan.outputs.map { output -> PlanExpression? in
      if output.expression.isAggregated { return output.expression }
      guard case .column(let reference) = output.expression, reference.table == counted[0],
        let found = column(reference), found.role == .measure, found.isNumeric
      else { return nil }
      return figure(of: reference)
    }
    guard !totals.contains(nil) else { return }
    plan.outputs = totals.compactMap { $0.map { QueryPlan.Output($0) } }
  }
}
