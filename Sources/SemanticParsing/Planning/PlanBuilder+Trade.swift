import QuerentCore
import SemanticLayer

/// What is bought and sold, and who was active when.
extension PlanBuilder {
  /// "what does Acme buy most": the goods of the main figure, largest first.
  mutating func buildTraded() {
    guard let traded = sketch.arithmetic.traded else { return }
    guard let name = model.defaultMeasure, let measure = model.measure(named: name),
      let home = Self.home(of: measure.expression), let goods = goods(of: home)
    else {
      doubt += 0.8
      return
    }
    focus = home
    let figure = PlanExpression.measure(name)
    plan.outputs = [QueryPlan.Output(goods), QueryPlan.Output(figure)]
    plan.order = [QueryPlan.OrderKey(figure, descending: traded.isDescending ?? true)]
    defaults.append("ranked by \(measure.label)")
  }

  /// "last time Acme ordered": the date of the main figure's rows.
  mutating func buildOccasion() {
    guard let function = sketch.arithmetic.occasion else { return }
    guard let name = model.defaultMeasure, let measure = model.measure(named: name),
      let home = Self.home(of: measure.expression), let time = model.table(named: home)?.defaultTimeDimension
    else {
      doubt += 0.8
      return
    }
    focus = home
    plan.outputs = [QueryPlan.Output(aggregate(function, ColumnReference(table: home, column: time)))]
    plan.order = []
    plan.limit = nil
  }

  /// The column that names what the rows of a fact are sales of: its own, or that of the table of products.
  private func goods(of fact: String) -> PlanExpression? {
    guard let table = model.table(named: fact) else { return nil }
    func areGoods(_ name: String) -> Bool {
      let words = NameSplitter.words(in: name).map { Lemmatizer.lemma(of: $0) }.filter {
        !["name", "description"].contains($0)
      }
      return words.count == 1 && Self.goodsWords.contains(words[0])
    }
    if let own = table.columns.first(where: { $0.role == .dimension && areGoods($0.name) }) {
      return .column(ColumnReference(table: fact, column: own.name))
    }
    let linked = model.tables.first {
      areGoods($0.name) && $0.name != fact && graph.isSingle(from: fact, to: $0.name)
    }
    return linked.flatMap { display(of: $0.name).first }
  }

  private static let goodsWords: Set<String> = [
    "product", "item", "article", "good", "sku", "title", "dish", "service", "part", "model", "track",
  ]

  /// "monthly active customers": those with at least one row of business in each of the months.
  mutating func buildActivePeople() {
    guard let subject = sketch.arithmetic.activePeople else { return }
    let table = element(subject)?.tableName
    guard let found = customers(of: table) ?? customers(of: nil) else {
      doubt += 0.8
      return
    }
    focus = found.fact
    plan.outputs = [
      QueryPlan.Output(.aggregate(AggregateCall(.countDistinct, of: .column(found.key), table: found.fact)))
    ]
    let rows = model.table(named: found.fact)?.label ?? found.fact
    defaults.append("active: at least one row of \(rows) in the time")
  }

  /// "inactive for 6 months": without a row of business; the time is put into it like that of other absences.
  mutating func inactive(_ subject: Int, isNegated: Bool) -> PlanCondition? {
    guard let table = element(subject)?.tableName, let found = customers(of: table) else { return missed() }
    let business = PlanCondition.inPlan(
      .column(found.own), QueryPlan(outputs: [.init(.column(found.key))]))
    let rows = model.table(named: found.fact)?.label ?? found.fact
    defaults.append("inactive: no row of \(rows) in the time")
    return isNegated ? business : .not(business)
  }
}
