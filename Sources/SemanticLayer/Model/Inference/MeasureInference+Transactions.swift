import QuerentCore

/// What one order, invoice or receipt comes to on average.
extension MeasureInference {
  /// The average order value of a table of orders or of their lines, and how often customers come back. Invoices, tickets
  /// and other papers that lines belong to are named by their own word as well.
  func valuePerTransaction(
    of table: SemanticModel.Table, revenue: SemanticModel.Column
  ) -> [SemanticModel.Measure] {
    guard let (order, noun) = transaction(of: table) else { return [] }
    let count = PlanExpression.aggregate(
      AggregateCall(.countDistinct, of: .column(reference(order, of: table)), table: table.name))
    let isOrder = noun == "order"
    var synonyms =
      isOrder || !hasOrders
      ? ["average basket", "basket size", "average basket value", "average order size", "aov", "order value"]
      : []
    if !isOrder {
      synonyms += ["average \(noun)", "\(noun) value", "average \(noun) size", "average \(noun) amount"]
      if !hasOrders { synonyms.append("average order value") }
    }
    var found = [
      SemanticModel.Measure(
        name: Self.identifier("average \(noun) value"), label: "average \(noun) value", synonyms: synonyms,
        expression: .arithmetic(.divide, sum(revenue, of: table), count), additivity: .nonAdditive,
        unit: revenue.unit, note: "\(revenue.label) divided by the number of \(Inflection.plural(of: noun))")
    ]
    if noun == "order", table.entity?.countedBy != nil || table.primaryKey == [order.name] {
      found += repetition(of: table, order: order)
    }
    return found
  }

  /// Whether some table tells orders apart.
  private var hasOrders: Bool {
    tables.contains { table in
      table.columns.contains { ["order id", "order number"].contains(NameSplitter.phrase(for: $0.name)) }
    }
  }

  /// The column that tells orders, or what else the lines of a table belong to, apart, and the word for it.
  private func transaction(of table: SemanticModel.Table) -> (column: SemanticModel.Column, noun: String)? {
    let order = table.columns.first {
      let phrase = NameSplitter.phrase(for: $0.name)
      return ["order id", "order number"].contains(phrase) || phrase == "sales order number" && !$0.isUnique
    }
    if let order,
      NameSplitter.words(in: order.name).count == 3 || table.entity?.countedBy != nil
        || table.entity?.name == "order" || order.isUnique
    {
      return (order, "order")
    }
    // payments of invoices are no lines of them
    let hasOwnNumber = table.columns.contains { column in
      column.isUnique && column.role == .identifier
        && Set(NameSplitter.words(in: column.name)).isDisjoint(with: ["row", "line", "record"])
    }
    if !hasOwnNumber, let entity = table.entity, let counted = entity.countedBy,
      let column = table.column(named: counted)
    {
      return (column, entity.name)
    }
    // `transaction_number` of a fact that has a key of its own
    let numbers = table.columns.filter { column in
      guard column.type == .text, column.role == .identifier, !column.isUnique, column.distinctCount > 1
      else {
        return false
      }
      let words = NameSplitter.words(in: column.name)
      return words.count == 2 && TableInference.transactions.contains(words[0])
        && ["number", "id"].contains(words[1])
    }
    guard numbers.count == 1, order == nil else { return nil }
    return (numbers[0], NameSplitter.words(in: numbers[0].name)[0])
  }
}
