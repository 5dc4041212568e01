import QuerentCore
import SemanticLayer

extension PlanBuilder {
  /// What a state word requires of the rows asked for: of the table it describes, else of one that takes part.
  func state(_ states: [RowState], subject: Int?) -> RowState? {
    var tables: [String] = []
    if let subject, let name = element(subject)?.tableName { tables.append(name) }
    if let subject, case .measure(let name)? = element(subject),
      let home = model.measure(named: name).flatMap({ Self.home(of: $0.expression) })
    {
      tables.append(home)
    }
    if let focus { tables.append(focus) }
    tables += assignment.elements.compactMap { $0?.tableName }
    for table in tables {
      if let found = states.first(where: { $0.table == table }) { return found }
    }
    // of what each row belongs to: "sales to active customers"
    for table in tables {
      if let found = states.first(where: { graph.isSingle(from: table, to: $0.table) }) { return found }
    }
    return tables.isEmpty ? states.first : nil
  }

  /// The condition of a state word, and when it began.
  mutating func stateCondition(_ states: [RowState], subject: Int?, isNegated: Bool) -> PlanCondition? {
    guard var found = state(states, subject: subject) else { return missed() }
    found = won(found) ?? found
    // a period over the date says that it is filled in
    if found.isDateFilled, !isNegated, !sketch.times.isEmpty, stateTime == found.time { return nil }
    guard isNegated else { return found.condition }
    switch found.condition {
    case .not(let inner): return inner
    case .comparison(let left, .equal, let right): return .comparison(left, .notEqual, right)
    default: return .not(found.condition)
    }
  }

  /// A verb of money that nothing in the data answers to.
  mutating func unreadVerb() { sureness = min(sureness, 0.6) }

  /// "overdue amount" where bills are overdue and payments have an `amount`: the amount of the bills.
  mutating func takeAmountOfState() {
    guard sketch.targets.count == 1, case .phrase(let index) = sketch.targets[0].kind,
      ["amount", "value", "total", "total amount", "sum", "money"].contains(sketch.phrases[index].text),
      case .measure(let name)? = element(index), let home = home(of: name),
      let place = plan.outputs.firstIndex(where: { $0.expression == .measure(name) })
    else { return }
    for condition in sketch.conditions {
      guard case .state(let states, let subject) = condition.kind,
        let found = state(states, subject: subject),
        found.table != home, let amount = amountMeasure(of: found.table)
      else { continue }
      plan.outputs[place].expression = amount
      plan.order = plan.order.map {
        $0.expression == .measure(name) ? QueryPlan.OrderKey(amount, descending: $0.isDescending) : $0
      }
      return
    }
  }

  private func home(of measure: String) -> String? {
    model.measure(named: measure).flatMap { Self.home(of: $0.expression) }
  }

  /// The date on which rows came into the state the question speaks of, or that its figure is about.
  var stateTime: ColumnReference? {
    for condition in sketch.conditions where !condition.isNegated {
      if case .state(let states, let subject) = condition.kind,
        let time = state(states, subject: subject)?.time
      {
        return time
      }
      if case .churned(let subject) = condition.kind,
        let time = (element(subject)?.tableName ?? focus).flatMap({ leaving(of: $0)?.time })
      {
        return time
      }
    }
    for (index, condition) in sketch.conditions.enumerated() where !condition.isNegated {
      guard case .members = condition.kind, let match = assignment.members[index]?.first else { continue }
      if let time = time(ofMember: match.value.lowercased(), table: match.column.table) { return time }
    }
    for output in plan.outputs {
      guard case .measure(let name) = output.expression, let measure = model.measure(named: name) else {
        continue
      }
      if let time = graph.times[measure.name] { return time }
    }
    return nil
  }

  private func time(ofMember member: String, table name: String) -> ColumnReference? {
    guard let table = model.table(named: name), let word = member.split(separator: " ").last,
      let found = graph.states.state(String(word), of: table),
      found.condition.text.lowercased().contains(member)
    else { return nil }
    return found.time
  }
}
