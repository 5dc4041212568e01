import QuerentCore

/// What rows are worth where no column says: how much there was of it, times the price of one.
extension MeasureInference {
  /// What was spent, where rows come from a supplier; and what is left of a thing that has a price and a cost.
  func spent(in table: SemanticModel.Table) -> [SemanticModel.Measure] {
    guard isBought(table), let value = value(of: table) else { return unitMargin(of: table) }
    return [
      SemanticModel.Measure(
        name: "spend", label: "spend",
        synonyms: [
          "spending", "amount spent", "purchase value", "purchase amount", "purchasing volume", "total cost",
        ], expression: value.expression, unit: value.unit, polarity: .lowerIsBetter, note: value.note)
    ]
  }

  /// The measures, with the value of what the largest such table orders as revenue where nothing else is.
  func withValues(_ measures: [SemanticModel.Measure]) -> [SemanticModel.Measure] {
    let names = Set(measures.flatMap { [$0.name, $0.label] + $0.synonyms })
    guard names.isDisjoint(with: ["revenue", "sales"]) else { return measures }
    let valued = tables.filter { !isBought($0) && defaultMeasure(among: names) == nil }.compactMap { table in
      value(of: table).map { (table: table, value: $0) }
    }
    guard let (table, value) = valued.max(by: { $0.table.rowCount < $1.table.rowCount }) else {
      return measures
    }
    let noun = table.label.split(separator: " ").last.map { Inflection.singular(of: String($0)) } ?? "row"
    return measures + [
      SemanticModel.Measure(
        name: "revenue", label: "revenue",
        synonyms: (MoneyWords.synonyms(of: "revenue") + ["\(noun) value", "value of \(table.label)"]).filter {
          !names.contains($0)
        }, expression: value.expression, unit: value.unit, note: value.note)
    ]
  }

  private func value(of table: SemanticModel.Table) -> (
    expression: PlanExpression, unit: String?, note: String
  )? {
    guard let pair = quantityAndPrice(of: table) else { return nil }
    let amount = PlanExpression.arithmetic(.multiply, .column(pair.quantity), .column(pair.price))
    return (
      .aggregate(AggregateCall(.sum, of: amount, table: table.name)), pair.unit,
      "\(pair.names.quantity) times \(pair.names.price) of every row"
    )
  }

  private struct Pair {
    var quantity: ColumnReference
    var price: ColumnReference
    var names: (quantity: String, price: String)
    var unit: String?
  }

  /// `kg` and `price_per_kg` of one table, or the pieces of an order and the price of the article it refers to.
  private func quantityAndPrice(of table: SemanticModel.Table) -> Pair? {
    guard !table.columns.contains(where: Self.isMoney) else { return nil }
    for price in table.columns where price.isNumber {
      let words = price.label.split(separator: " ").map { Inflection.singular(of: String($0)) }
      guard let per = words.firstIndex(of: "per"), per + 1 < words.count,
        !Set(words[..<per]).isDisjoint(with: ["price", "cost", "rate"])
      else { continue }
      let unit = words[(per + 1)...].joined(separator: " ")
      let quantities = table.columns.filter { column in
        guard column.isNumber, column.name != price.name, column.role == .measure else { return false }
        let label = column.label.split(separator: " ").map { Inflection.singular(of: String($0)) }
        return label.joined(separator: " ") == unit || label.last == unit
          || ["unit", "piece", "item"].contains(unit) && label.first == "quantity"
      }
      guard quantities.count == 1 else { continue }
      return Pair(
        quantity: reference(quantities[0], of: table), price: reference(price, of: table),
        names: (quantities[0].label, price.label), unit: price.unit)
    }
    guard let quantity = column(of: table, in: Self.orderedPieces) else { return nil }
    for link in relationships where link.from == table.name && link.to != table.name {
      guard let thing = tables.first(where: { $0.name == link.to }),
        let price = column(of: thing, in: Self.pricesOfThings)
      else { continue }
      return Pair(
        quantity: reference(quantity, of: table), price: reference(price, of: thing),
        names: (quantity.label, price.label), unit: price.unit)
    }
    return nil
  }

  /// Whether a table has a sum of money already.
  private static func isMoney(_ column: SemanticModel.Column) -> Bool {
    column.role == .measure && column.defaultAggregate == .sum && column.additivity == .additive
      && MoneyWords.revenueScore(of: column.label) != nil
  }

  /// Rows that refer to who delivers and to nobody who buys.
  private func isBought(_ table: SemanticModel.Table) -> Bool {
    let parties = Set(
      relationships.filter { $0.from == table.name }.flatMap {
        (NameSplitter.words(in: $0.to) + $0.fromColumns.flatMap(NameSplitter.words(in:))).map(
          Inflection.singular)
      })
    return !parties.isDisjoint(with: ["vendor", "supplier"])
      && parties.isDisjoint(with: ["customer", "client", "buyer", "account"])
  }

  /// What is still to come in, in a table that tells what was due and what was paid.
  func outstanding(of table: SemanticModel.Table) -> [SemanticModel.Measure] {
    func amounts(_ marks: Set<String>) -> [SemanticModel.Column] {
      table.columns.filter {
        $0.role == .measure && $0.defaultAggregate == .sum && $0.additivity == .additive
          && !marks.isDisjoint(with: $0.label.split(separator: " ").map(String.init))
      }
    }
    let due = amounts(["due", "owed", "billed", "payable", "charged"])
    let paid = amounts(["paid", "received", "settled"])
    guard due.count == 1, paid.count == 1, due[0].name != paid[0].name else { return [] }
    func sum(_ column: SemanticModel.Column) -> PlanExpression {
      .aggregate(AggregateCall(.sum, of: .column(reference(column, of: table)), table: table.name))
    }
    let moneys: Set<String> = ["due", "dues", "fee", "fees", "rent", "premium", "payment", "charge"]
    let nouns = NameSplitter.words(in: table.name).filter { moneys.contains($0) }
    return [
      SemanticModel.Measure(
        name: "outstanding_amount", label: "outstanding amount",
        synonyms: [
          "arrears", "amount outstanding", "unpaid amount", "amount owed", "amount still owed", "open amount",
          "unpaid balance", "outstanding balance", "amount in arrears",
        ] + nouns.map { "outstanding \($0)" },
        expression: .arithmetic(.subtract, sum(due[0]), sum(paid[0])), unit: due[0].unit,
        polarity: .lowerIsBetter, note: "\(due[0].label) less \(paid[0].label)")
    ]
  }

  /// What one click, lead or thousand views cost, in a table of what was spent on them.
  func costsOfEach(of table: SemanticModel.Table) -> [SemanticModel.Measure] {
    guard
      let spent = column(
        of: table, in: ["spend", "cost", "ad spend", "media spend", "total cost", "amount spent"]),
      spent.defaultAggregate == .sum
    else { return [] }
    func sum(_ column: SemanticModel.Column) -> PlanExpression {
      .aggregate(AggregateCall(.sum, of: .column(reference(column, of: table)), table: table.name))
    }
    return Self.results.compactMap { result, names in
      guard let count = column(of: table, in: [result]), count.defaultAggregate == .sum else { return nil }
      return SemanticModel.Measure(
        name: "cost_per_\(result)", label: "cost per \(result)", synonyms: names,
        expression: .arithmetic(.divide, sum(spent), sum(count)), additivity: .nonAdditive, unit: spent.unit,
        polarity: .lowerIsBetter, note: "\(spent.label) divided by \(count.label)")
    }
  }

  private static let results: [(String, [String])] = [
    ("click", ["cpc", "spend per click"]), ("lead", ["cpl", "spend per lead"]),
    ("conversion", ["cpa", "cost per acquisition", "spend per conversion"]),
    ("install", ["cpi", "spend per install"]), ("visit", ["spend per visit"]),
  ]

  /// What is left of one thing that is sold for a price and costs something itself.
  private func unitMargin(of table: SemanticModel.Table) -> [SemanticModel.Measure] {
    guard let price = column(of: table, in: Self.pricesOfThings),
      let cost = column(of: table, in: Self.costsOfThings), table.primaryKey.count == 1
    else { return [] }
    let left = PlanExpression.arithmetic(
      .subtract, .column(reference(price, of: table)), .column(reference(cost, of: table)))
    return [
      SemanticModel.Measure(
        name: "unit_margin", label: "unit margin",
        synonyms: ["margin", "unit profit", "profit per unit", "markup"],
        expression: .aggregate(AggregateCall(.average, of: left, table: table.name)),
        additivity: .nonAdditive, unit: price.unit,
        note: "\(price.label) less \(cost.label), mean of its rows")
    ]
  }

  private static let orderedPieces = [
    "quantity", "quantity ordered", "order quantity", "ordered quantity", "quantity sold", "units sold",
    "unit",
    "piece", "pieces sold", "pieces ordered",
  ]
  private static let pricesOfThings = [
    "unit price", "sell price", "selling price", "sale price", "sales price", "retail price", "list price",
    "price",
  ]
  private static let costsOfThings = [
    "unit cost", "standard cost", "std cost", "cost price", "purchase price", "purchase cost", "buy price",
    "cost",
  ]
}

extension SemanticModel.Column {
  fileprivate var isNumber: Bool { type == .integer || type == .real }
}
