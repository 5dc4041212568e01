import QuerentCore

/// Named figures: the sum of every column that adds up, and the ratios that names suggest.
struct MeasureInference {
  let tables: [SemanticModel.Table]
  let states: RowStates
  /// What the rows of one table refer to in others.
  let relationships: [SemanticModel.Relationship]
  /// Sums and ratios of each table, which names and the default are chosen among.
  private var plain: [[SemanticModel.Measure]] = []

  init(tables: [SemanticModel.Table], relationships: [SemanticModel.Relationship] = []) {
    self.tables = tables
    self.relationships = relationships
    self.states = RowStates(tables: tables)
    self.plain = tables.map { sums(of: $0) + derived(of: $0) }
  }

  func measures() -> [SemanticModel.Measure] {
    let found = zip(tables, plain).flatMap { table, measures in
      (measures + stateful(of: table)).map { (table, $0) }
    }
    var uses: [String: Int] = [:]
    for (_, measure) in found { uses[measure.name, default: 0] += 1 }
    var taken: Set<String> = []
    let unique = found.compactMap { table, measure -> SemanticModel.Measure? in
      var measure = measure
      if uses[measure.name, default: 0] > 1 {
        // `quantity` of two tables: each says of what.
        measure.name = Self.identifier(table.label + " " + measure.label)
        measure.synonyms.removeAll { _ in true }
        measure.label = table.entity.map { "\($0.name) \(measure.label)" } ?? measure.label
      }
      return taken.insert(measure.name).inserted ? measure : nil
    }
    let main = defaultMeasure(among: Set(unique.map(\.name)))
    return withValues(namingRevenue(unique)) + attainment(unique, default: main)
      + refundRate(unique, default: main)
  }

  /// The most telling sum of money of the largest table, by the names that measures got.
  func defaultMeasure(among names: Set<String>) -> String? {
    let candidates = zip(tables, plain).flatMap { table, measures in
      measures.compactMap { measure -> (score: Int, rows: Int, name: String)? in
        guard measure.additivity == .additive, let score = MoneyWords.revenueScore(of: measure.label) else {
          return nil
        }
        let name =
          names.contains(measure.name) ? measure.name : Self.identifier(table.label + " " + measure.label)
        return names.contains(name) ? (score, table.rowCount, name) : nil
      }
    }
    return candidates.max { ($0.score, $0.rows, $1.name) < ($1.score, $1.rows, $0.name) }?.name
  }

  private func sums(of table: SemanticModel.Table) -> [SemanticModel.Measure] {
    let added = table.columns.filter { $0.role == .measure && $0.defaultAggregate == .sum }
    return added.map { column in
      SemanticModel.Measure(
        name: Self.identifier(column.label), label: column.label,
        synonyms: column.synonyms + MoneyWords.synonyms(of: column.label)
          + subject(of: table, told: column, among: added),
        expression: isRecurring(column) ? recurring(column, of: table) : sum(column, of: table),
        additivity: column.additivity, unit: column.unit, polarity: MoneyWords.polarity(of: column.label),
        note: isRecurring(column) && isEnding(table) ? "active \(table.label) only" : "")
    }
  }

  /// `fact_premium` is about its `written_premium`: the bare word means the figure and not its rows.
  private func subject(
    of table: SemanticModel.Table, told column: SemanticModel.Column, among others: [SemanticModel.Column]
  ) -> [String] {
    let words = NameSplitter.words(in: table.name).map(Inflection.singular)
    guard words.count >= 2, let first = words.first, ["fact", "fct"].contains(first), let noun = words.last
    else { return [] }
    func tells(_ column: SemanticModel.Column) -> Bool {
      let label = column.label.split(separator: " ").map { Inflection.singular(of: String($0)) }
      return label.count > 1 && label.last == noun
    }
    return tells(column) && others.count(where: tells) == 1 ? [noun] : []
  }

  /// What comes in each month or year comes in while a contract runs.
  private func isRecurring(_ column: SemanticModel.Column) -> Bool {
    column.label.hasSuffix("recurring revenue") || ["mrr", "arr"].contains(column.label)
  }

  private func isEnding(_ table: SemanticModel.Table) -> Bool {
    states.state("active", of: table) != nil
  }

  private func recurring(_ column: SemanticModel.Column, of table: SemanticModel.Table) -> PlanExpression {
    .aggregate(
      AggregateCall(
        .sum, of: .column(reference(column, of: table)), table: table.name,
        where: states.state("active", of: table)?.condition))
  }

  private func derived(of table: SemanticModel.Table) -> [SemanticModel.Measure] {
    var found: [SemanticModel.Measure] = []
    let revenue = column(of: table, in: MoneyWords.revenue) ?? netAmount(of: table)
    let profit = column(of: table, in: ["profit", "net profit", "gross profit"])
    let revenueExpression = revenue.map { sum($0, of: table) } ?? lineAmount(of: table)
    if revenue == nil, lineAmount(of: table) == nil { found += spent(in: table) }
    if revenue == nil, let amount = lineAmount(of: table) {
      found.append(
        SemanticModel.Measure(
          name: "revenue", label: "revenue", synonyms: MoneyWords.synonyms(of: "revenue"), expression: amount,
          unit: column(of: table, in: ["unit price", "price"])?.unit,
          note: "quantity times price of every line"))
    }
    if let profit, let revenueExpression {
      found.append(
        SemanticModel.Measure(
          name: "profit_margin", label: "profit margin",
          synonyms: ["margin", "gross margin", "profitability"],
          expression: .arithmetic(.divide, sum(profit, of: table), revenueExpression),
          additivity: .nonAdditive,
          unit: "%", note: "profit divided by \(revenue?.label ?? "revenue"), over all rows together"))
    }
    if profit == nil, let revenueExpression { found += self.profit(of: table, revenue: revenueExpression) }
    if let revenue { found += valuePerTransaction(of: table, revenue: revenue) }
    found += outstanding(of: table) + costsOfEach(of: table)
    for (part, whole, name) in Self.conversions {
      guard let part = column(of: table, in: [part]), let whole = column(of: table, in: [whole]) else {
        continue
      }
      found.append(
        SemanticModel.Measure(
          name: Self.identifier(name), label: name,
          synonyms: name == "click rate" ? ["click through rate", "clickthrough rate", "ctr"] : [],
          expression: .arithmetic(.divide, sum(part, of: table), sum(whole, of: table)),
          additivity: .nonAdditive,
          unit: "%", note: "\(part.label) divided by \(whole.label)"))
    }
    return found
  }

  /// Price times quantity, in a table of lines without an amount.
  private func lineAmount(of table: SemanticModel.Table) -> PlanExpression? {
    guard let price = column(of: table, in: ["unit price", "price", "price each"]),
      let quantity = column(of: table, in: ["quantity", "quantity ordered", "order quantity", "unit"]),
      column(of: table, in: MoneyWords.revenue + ["line total", "total cost"]) == nil
    else { return nil }
    var amount = PlanExpression.arithmetic(
      .multiply, .column(reference(quantity, of: table)), .column(reference(price, of: table)))
    if let discount = column(of: table, in: ["discount"]), discount.unit == "%" {
      let kept = PlanExpression.arithmetic(
        .subtract, .literal(.integer(1)), .column(reference(discount, of: table)))
      amount = .arithmetic(.multiply, amount, kept)
    }
    return .aggregate(AggregateCall(.sum, of: amount, table: table.name))
  }

  func column(of table: SemanticModel.Table, in labels: [String]) -> SemanticModel.Column? {
    let named = table.columns.indices.filter { table.columns[$0].role == .measure }.map { place in
      let label = table.columns[place].label
      return (place: place, label: label, singular: Inflection.singular(of: label))
    }
    for label in labels {
      if let found = named.first(where: { $0.singular == label || $0.label == label }) {
        return table.columns[found.place]
      }
    }
    return nil
  }

  func sum(_ column: SemanticModel.Column, of table: SemanticModel.Table) -> PlanExpression {
    .aggregate(AggregateCall(.sum, of: .column(reference(column, of: table)), table: table.name))
  }

  func reference(_ column: SemanticModel.Column, of table: SemanticModel.Table) -> ColumnReference {
    ColumnReference(table: table.name, column: column.name)
  }

  /// `average order value` → `average_order_value`.
  static func identifier(_ label: String) -> String {
    let words = NameSplitter.rawWords(in: label).joined(separator: "_")
    guard let first = words.first else { return "measure" }
    return first.isNumber ? "m_" + words : words
  }

  private static let conversions = [
    ("conversion", "attempt", "conversion rate"), ("conversion", "visit", "conversion rate"),
    ("conversion", "click", "conversion rate"), ("click", "impression", "click rate"),
    ("success", "attempt", "success rate"),
  ]
}
