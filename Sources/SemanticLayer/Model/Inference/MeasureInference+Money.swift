import QuerentCore

/// What comes in and what is left of it, where no column is called so.
extension MeasureInference {
  /// Measures with "revenue" and "sales" among the names of the one they mean: the amount of the largest table of
  /// sales, orders or invoices, unless a column has the name already.
  func namingRevenue(_ measures: [SemanticModel.Measure]) -> [SemanticModel.Measure] {
    let names = Set(measures.flatMap { [$0.label] + $0.synonyms })
    guard !names.contains("revenue"), let table = largestTableOfSales,
      let index = measures.indices.filter({ isAmount(measures[$0], of: table) })
        .max(by: { score(measures[$0]) < score(measures[$1]) })
    else { return measures }
    var measures = measures
    let new = [
      "revenue", "sales", "total sales", "sales amount", "turnover", "sales revenue", "sales volume",
    ]
    let isSold =
      !Self.trades.isDisjoint(
        with: (NameSplitter.words(in: table.name) + table.columns.flatMap { NameSplitter.words(in: $0.name) })
          .map(
            Inflection.singular)) || column(of: table, in: Self.pieces) != nil || hasPieces(table)
      || tables.count == 1 && costAmount(of: table) != nil
    measures[index].synonyms += new.filter { name in
      !names.contains(name) && (isSold || !name.split(separator: " ").contains("sales"))
    }
    for place in measures.indices where isAmount(measures[place], of: table) {
      let words = measures[place].label.split(separator: " ")
      for kind in ["net", "gross"] where words.contains(Substring(kind)) {
        measures[place].synonyms += ["sales", "revenue", "turnover"].map { "\(kind) \($0)" }.filter {
          !names.contains($0)
        }
      }
    }
    return measures
  }

  private var largestTableOfSales: SemanticModel.Table? {
    func largest(of trades: Set<String>, _ words: (SemanticModel.Table) -> [String]) -> SemanticModel.Table? {
      tables.filter { table in
        !trades.isDisjoint(with: words(table).map(Inflection.singular))
          && table.columns.contains { isAmount($0) }
      }.max { $0.rowCount < $1.rowCount }
    }
    // a file of any name that numbers or dates orders holds sales
    return largest(of: Self.trades) { NameSplitter.words(in: $0.name) }
      ?? largest(of: Self.services) { NameSplitter.words(in: $0.name) }
      ?? largest(of: Self.trades) { table in
        table.columns.filter { $0.role == .identifier || $0.role == .time }.flatMap {
          NameSplitter.words(in: $0.name)
        }
      }
      // pieces and what was paid for them, whatever the file is called
      ?? tables.filter { table in
        table.columns.contains { isAmount($0) }
          && (column(of: table, in: Self.pieces) != nil || hasPieces(table)
            || tables.count == 1 && costAmount(of: table) != nil)
      }.max { $0.rowCount < $1.rowCount }
  }

  private static let trades: Set<String> = ["sale", "sales", "order", "invoice", "booking", "purchase"]
  /// What else brings money in without anything being sold.
  private static let services: Set<String> = [
    "shipment", "reservation", "rental", "stay", "job", "ticket", "lease", "trip", "ride", "delivery", "bill",
    "billing", "visit", "appointment", "charge", "fee", "receipt", "income", "turnover", "takings",
    "earnings",
  ]

  private static let pieces = [
    "quantity", "quantity sold", "quantity ordered", "order quantity", "units sold",
  ]

  /// `sls_qty`: how many were sold, under a longer name.
  private func hasPieces(_ table: SemanticModel.Table) -> Bool {
    table.columns.contains { column in
      let words = Set(column.label.split(separator: " ").map { Inflection.singular(of: String($0)) })
      return column.role == .measure && column.additivity == .additive && words.contains("quantity")
        && !words.isDisjoint(with: ["sale", "sales", "sold", "order", "ordered"])
    }
  }

  private func isAmount(_ column: SemanticModel.Column) -> Bool {
    column.role == .measure && column.defaultAggregate == .sum && column.additivity == .additive
      && MoneyWords.revenueScore(of: column.label) != nil
  }

  private func isAmount(_ measure: SemanticModel.Measure, of table: SemanticModel.Table) -> Bool {
    guard case .aggregate(let call) = measure.expression, call.table == table.name,
      case .column(let reference)? = call.argument
    else { return false }
    return table.columns.first { $0.name == reference.column }.map { isAmount($0) } ?? false
  }

  private func score(_ measure: SemanticModel.Measure) -> Int {
    MoneyWords.revenueScore(of: measure.label) ?? 0
  }

  /// What came in less what it cost, in a table that has both and no column for it.
  func profit(of table: SemanticModel.Table, revenue: PlanExpression) -> [SemanticModel.Measure] {
    guard let cost = column(of: table, in: Self.costs) ?? costAmount(of: table),
      cost.defaultAggregate == .sum
    else { return [] }
    let spent = PlanExpression.aggregate(
      AggregateCall(
        .sum, of: .column(ColumnReference(table: table.name, column: cost.name)), table: table.name))
    let profit = PlanExpression.arithmetic(.subtract, revenue, spent)
    return [
      SemanticModel.Measure(
        name: "profit", label: "profit", synonyms: ["gross profit", "earnings", "net profit"],
        expression: profit, unit: cost.unit, note: "what came in less \(cost.label)"),
      SemanticModel.Measure(
        name: "profit_margin", label: "profit margin",
        synonyms: [
          "margin", "gross margin", "profitability", "margin percentage", "gross margin percentage",
        ],
        expression: .arithmetic(.divide, profit, revenue), additivity: .nonAdditive, unit: "%",
        note: "profit divided by what came in, over all rows together"),
    ]
  }

  /// `amt_net_eur`: the one sum of money that says it is net, in a table that says what the goods cost as well.
  func netAmount(of table: SemanticModel.Table) -> SemanticModel.Column? {
    let found = table.columns.filter { isAmount($0) && $0.label.split(separator: " ").contains("net") }
    return found.count == 1 && costAmount(of: table) != nil ? found[0] : nil
  }

  private func costAmount(of table: SemanticModel.Table) -> SemanticModel.Column? {
    table.columns.first { column in
      let words = column.label.split(separator: " ")
      return column.role == .measure && column.defaultAggregate == .sum && column.additivity == .additive
        && words.contains("cost") && (words.contains("amount") || words.contains("total"))
    }
  }

  private static let costs = [
    "cost", "total cost", "cost amount", "cost sum", "cost of goods sold", "cogs", "cost total",
    "product cost",
  ]
}
