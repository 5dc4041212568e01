import QuerentCore
import SemanticLayer

/// Who sold and who bought.
extension PlanBuilder {
  /// "who sold the most": the sellers, by the main figure; of those who paid, by what they paid.
  mutating func buildDealing() {
    guard let dealing = sketch.arithmetic.dealing, let isDescending = dealing.isDescending else { return }
    guard let figure = dealt(dealing), let home = home(ofFigure: figure),
      let people = dealing.subject.flatMap({ element($0)?.tableName }).map({ display(of: $0) })
        ?? party(dealing.side, of: home)
    else {
      doubt += 0.8
      return
    }
    focus = home
    plan.outputs = people.map { QueryPlan.Output($0) } + [QueryPlan.Output(figure)]
    plan.order = [QueryPlan.OrderKey(figure, descending: isDescending)]
    let label =
      if case .measure(let name) = figure { model.measure(named: name)?.label ?? name } else {
        "the amount of \(model.table(named: home)?.label ?? home)"
      }
    defaults.append("ranked by \(label)")
  }

  /// What "the most" is counted in.
  private func dealt(_ dealing: Sketch.Dealing) -> PlanExpression? {
    if dealing.verb == "pay" {
      for table in model.tables where NameWords.words(in: table.name).contains("payment") {
        if let amount = amountMeasure(of: table.name) { return amount }
      }
    }
    return model.defaultMeasure.map { .measure($0) }
  }

  /// The people a verb of business asks for, where its object names the rows: "who sold the most chairs".
  var dealers: [PlanExpression]? {
    guard let dealing = sketch.arithmetic.dealing else { return nil }
    var facts: [String] = []
    for element in assignment.elements {
      switch element {
      case .table(let name)?, .display(let name)?:
        if isFact(name) || dealing.verb == "have" { facts.append(name) }
      case .measure(let name)?: if let home = home(ofFigure: .measure(name)) { facts.append(home) }
      case .column(let reference)?: if isFact(reference.table) { facts.append(reference.table) }
      case nil: continue
      }
    }
    if let name = model.defaultMeasure, let home = home(ofFigure: .measure(name)) { facts.append(home) }
    for fact in facts {
      if let found = party(dealing.side, of: fact) { return found }
    }
    return nil
  }

  /// The columns that show one side of the rows of a table: its own column or reference, else that of what it belongs to.
  func party(_ side: Sketch.Dealing.Side, of fact: String) -> [PlanExpression]? {
    let nouns = side == .seller ? Self.sellers : Self.buyers
    let near = model.tables.map(\.name).filter { $0 == fact || graph.isSingle(from: fact, to: $0) }
      .sorted { (graph.distance(fact, $0) ?? 9, $0) < (graph.distance(fact, $1) ?? 9, $1) }
    for name in near {
      if name != fact, Self.isNamed(name, by: nouns) { return display(of: name) }
      guard let table = model.table(named: name) else { continue }
      for link in model.relationships
      where link.from == name && link.fromColumns.count == 1 && link.to != name
        && (Self.isNamed(link.fromColumns[0], by: nouns) || Self.isNamed(link.to, by: nouns))
        && graph.isSingle(from: fact, to: link.to)
      {
        return display(of: link.to)
      }
      let own = table.columns.filter { column in
        column.role != .time && column.role != .measure && !column.isUnique
          && Self.isNamed(column.name, by: nouns)
      }
      if let column = own.first(where: { $0.role == .dimension }) ?? own.first {
        return [.column(ColumnReference(table: name, column: column.name))]
      }
    }
    return nil
  }

  private static func isNamed(_ name: String, by nouns: Set<String>) -> Bool {
    let words = NameWords.words(in: name).filter { !["id", "name", "no", "number", "key"].contains($0) }
      .map(Inflection.singular)
    return words.last.map { nouns.contains($0) } ?? false
  }

  private static let sellers: Set<String> = [
    "rep", "representative", "seller", "salesperson", "salesman", "saleswoman", "salesrep", "agent",
    "employee", "staff", "owner", "broker", "associate", "cashier", "clerk", "dealer", "consultant",
    "advisor", "vendor", "manager", "executive", "server", "waiter",
  ]
  private static let buyers: Set<String> = [
    "customer", "client", "buyer", "shopper", "account", "user", "member", "guest", "patient", "subscriber",
    "donor", "merchant", "purchaser", "tenant", "renter", "policyholder", "borrower", "payer", "person",
  ]

  /// "who closed the most deals": those that were won.
  func won(_ found: RowState) -> RowState? {
    guard let dealing = sketch.arithmetic.dealing, dealing.verb == "close",
      let table = model.table(named: found.table)
    else { return nil }
    return graph.states.state("won", of: table)
  }
}
