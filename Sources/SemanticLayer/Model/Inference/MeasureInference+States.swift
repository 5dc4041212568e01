import QuerentCore

/// Figures that businesses compute from the states and dates of their rows, wherever a table has what they take.
extension MeasureInference {
  /// Win rate, pipeline, deal size, time to close and the like, for one table.
  func stateful(of table: SemanticModel.Table) -> [SemanticModel.Measure] {
    sales(of: table) + durations(of: table) + errors(of: table)
  }

  private func condition(_ word: String, of table: SemanticModel.Table) -> PlanCondition? {
    states.state(word, of: table)?.condition
  }

  private func count(of table: SemanticModel.Table, where condition: PlanCondition?) -> PlanExpression {
    .aggregate(AggregateCall(.count, table: table.name, where: condition))
  }

  /// Of a table whose rows are won or lost.
  private func sales(of table: SemanticModel.Table) -> [SemanticModel.Measure] {
    guard let won = condition("won", of: table), condition("lost", of: table) != nil,
      let closed = condition("closed", of: table)
    else { return [] }
    var found = [
      SemanticModel.Measure(
        name: "win_rate", label: "win rate",
        synonyms: ["close rate", "closing rate", "win ratio", "winning rate"],
        expression: .arithmetic(.divide, count(of: table, where: won), count(of: table, where: closed)),
        additivity: .nonAdditive, unit: "%", note: "won \(table.label) divided by closed ones")
    ]
    if let amount = column(of: table, in: Self.dealAmounts) {
      let value = PlanExpression.column(ColumnReference(table: table.name, column: amount.name))
      if let open = condition("open", of: table) {
        found.append(
          SemanticModel.Measure(
            name: "pipeline", label: "pipeline",
            synonyms: ["open pipeline", "pipeline value", "pipeline amount", "sales pipeline"],
            expression: .aggregate(AggregateCall(.sum, of: value, table: table.name, where: open)),
            additivity: .semiAdditive, unit: amount.unit, note: "\(amount.label) of open \(table.label)"))
      }
      if let open = condition("open", of: table),
        let chance = column(
          of: table, in: ["probability", "win probability", "likelihood", "close probability"]),
        (chance.maximum.number ?? 100) <= 1
      {
        let weighted = PlanExpression.arithmetic(
          .multiply, value, .column(ColumnReference(table: table.name, column: chance.name)))
        found.append(
          SemanticModel.Measure(
            name: "weighted_pipeline", label: "weighted pipeline",
            synonyms: ["expected pipeline", "weighted pipeline value"],
            expression: .aggregate(AggregateCall(.sum, of: weighted, table: table.name, where: open)),
            additivity: .semiAdditive, unit: amount.unit,
            note: "\(amount.label) of open \(table.label), each times its \(chance.label)"))
      }
      let entity = table.entity?.name ?? Inflection.singular(of: table.label)
      found.append(
        SemanticModel.Measure(
          name: "average_deal_size", label: "average deal size",
          synonyms: [
            "deal size", "average deal value", "average deal amount", "average \(entity) size",
            "\(entity) size",
            "average contract size", "average deal",
          ],
          expression: .aggregate(AggregateCall(.average, of: value, table: table.name, where: won)),
          additivity: .nonAdditive, unit: amount.unit, note: "mean \(amount.label) of won \(table.label)"))
    }
    return found
  }

  private static let dealAmounts = [
    "amount", "value", "deal value", "deal amount", "revenue", "annual contract value", "contract value",
    "total contract value",
  ]

  /// How long a row took from its making to its end.
  private func durations(of table: SemanticModel.Table) -> [SemanticModel.Measure] {
    guard
      let start = table.columns.first(where: { $0.role == .time && $0.timeRole == .created })
        ?? table.columns.first(where: { $0.role == .time && $0.name == table.defaultTimeDimension }),
      [.created, .event, .start].contains(start.timeRole), start.dateStyle != .year
    else { return [] }
    let isSold = condition("won", of: table) != nil
    return table.columns.filter { $0.role == .time && $0.timeRole == .closed && $0.name != start.name }
      .compactMap {
        end -> SemanticModel.Measure? in
        let words = NameSplitter.words(in: end.name)
        guard words.count <= 2, let verb = words.first, let names = Self.durations[verb] else { return nil }
        let between = PlanExpression.daysBetween(
          .column(ColumnReference(table: table.name, column: end.name)),
          .column(ColumnReference(table: table.name, column: start.name)))
        let label = isSold ? "sales cycle" : names[0]
        return SemanticModel.Measure(
          name: Self.identifier(label), label: label,
          synonyms: (isSold ? ["sales cycle length", "length of sales cycle", "cycle time"] : []) + names,
          expression: .aggregate(
            AggregateCall(
              .average, of: between, table: table.name, where: isSold ? condition("won", of: table) : nil)),
          additivity: .nonAdditive, unit: "days", polarity: .lowerIsBetter,
          note: "mean days from \(start.label) to \(end.label)\(isSold ? " of won \(table.label)" : "")")
      }
  }

  /// What is said of the time until a date, by the verb that names the date.
  private static let durations: [String: [String]] = {
    let closing = ["days to close", "time to close", "resolution time", "time to resolve", "handling time"]
    let shipping = [
      "days to ship", "time to ship", "shipping time", "fulfillment time", "fulfilment time",
      "order to ship time",
    ]
    let delivery = ["days to deliver", "delivery time", "time to deliver"]
    let paying = ["days to pay", "time to pay", "payment time"]
    return [
      "close": closing, "closed": closing, "resolved": closing, "resolution": closing, "ship": shipping,
      "shipped": shipping, "shipping": shipping, "delivery": delivery, "delivered": delivery, "paid": paying,
    ]
  }()

  /// Rows whose column of errors is filled in.
  private func errors(of table: SemanticModel.Table) -> [SemanticModel.Measure] {
    guard
      let column = table.columns.first(where: {
        ["error", "failure"].contains(Inflection.singular(of: $0.label)) && $0.type == .text
          && $0.nullCount > 0 && $0.nullCount < table.rowCount
      })
    else { return [] }
    let word = Inflection.singular(of: column.label)
    let filled = PlanCondition.not(.isNull(.column(ColumnReference(table: table.name, column: column.name))))
    return [
      SemanticModel.Measure(
        name: Inflection.plural(of: word), label: Inflection.plural(of: word),
        synonyms: ["\(word) count", "number of \(Inflection.plural(of: word))"],
        expression: count(of: table, where: filled), polarity: .lowerIsBetter,
        note: "\(table.label) with an \(word)"),
      SemanticModel.Measure(
        name: "\(word)_rate", label: "\(word) rate",
        expression: .arithmetic(.divide, count(of: table, where: filled), count(of: table, where: nil)),
        additivity: .nonAdditive, unit: "%", polarity: .lowerIsBetter,
        note: "\(table.label) with an \(word) divided by all"),
    ]
  }

  /// Customers with a second order, of all who ordered.
  func repetition(of table: SemanticModel.Table, order: SemanticModel.Column) -> [SemanticModel.Measure] {
    guard let customer = table.columns.first(where: { NameSplitter.phrase(for: $0.name) == "customer id" })
    else {
      return []
    }
    let id = PlanExpression.column(ColumnReference(table: table.name, column: customer.name))
    let orders = PlanExpression.aggregate(
      AggregateCall(
        .countDistinct, of: .column(ColumnReference(table: table.name, column: order.name)), table: table.name
      ))
    let often = QueryPlan(
      outputs: [.init(id)], groups: [id], having: .comparison(orders, .greater, .literal(.integer(1))))
    let all = AggregateCall(.countDistinct, of: id, table: table.name)
    var again = all
    again.condition = .inPlan(id, often)
    return [
      SemanticModel.Measure(
        name: "repeat_rate", label: "repeat rate",
        synonyms: ["repeat purchase rate", "repeat customer rate", "repurchase rate", "repeat order rate"],
        expression: .arithmetic(.divide, .aggregate(again), .aggregate(all)), additivity: .nonAdditive,
        unit: "%",
        note: "customers with more than one order divided by customers with any")
    ]
  }

  /// Money paid back against what came in.
  func refundRate(_ measures: [SemanticModel.Measure], default name: String?) -> [SemanticModel.Measure] {
    guard let whole = measures.first(where: { $0.name == name }),
      case .aggregate(let sold) = whole.expression,
      let part = measures.first(where: { measure in
        guard case .aggregate(let call) = measure.expression, call.function == .sum, call.table != sold.table,
          case .column(let reference)? = call.argument
        else { return false }
        return Inflection.singular(of: NameSplitter.phrase(for: call.table)) == "refund"
          && NameSplitter.words(in: reference.column).contains("amount")
      })
    else { return [] }
    return [
      SemanticModel.Measure(
        name: "refund_rate", label: "refund rate",
        synonyms: ["rate of refunds", "refund ratio", "return rate"],
        expression: .arithmetic(.divide, part.expression, whole.expression), additivity: .nonAdditive,
        unit: "%",
        polarity: .lowerIsBetter, note: "\(part.label) divided by \(whole.label)")
    ]
  }

  /// What came in against what was aimed at, where both are kept by the same keys.
  func attainment(_ measures: [SemanticModel.Measure], default name: String?) -> [SemanticModel.Measure] {
    guard let actual = measures.first(where: { $0.name == name }),
      case .aggregate(let sold) = actual.expression,
      let goal = measures.first(where: {
        ["quota", "target", "goal", "sales target", "sales quota"].contains($0.label)
      }),
      case .aggregate(let aimed) = goal.expression, aimed.table != sold.table,
      let actuals = tables.first(where: { $0.name == sold.table }),
      let goals = tables.first(where: { $0.name == aimed.table }), goals.defaultTimeDimension != nil,
      goals.columns.contains(where: { column in
        column.role == .dimension
          && actuals.columns.contains { $0.name == column.name && $0.role == .dimension }
      })
    else { return [] }
    return [
      SemanticModel.Measure(
        name: "\(goal.name)_attainment", label: "\(goal.label) attainment",
        synonyms: [
          "attainment", "\(goal.label) achievement", "percent of \(goal.label)", "% of \(goal.label)",
          "attainment against \(goal.label)", "\(goal.label) attainment rate",
        ],
        expression: .arithmetic(.divide, actual.expression, goal.expression), additivity: .nonAdditive,
        unit: "%",
        note: "\(actual.label) divided by \(goal.label)")
    ]
  }
}
