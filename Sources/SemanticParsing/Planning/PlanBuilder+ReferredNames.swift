import QuerentCore
import SemanticLayer

/// Things are shown by their names rather than by the codes that lead to them.
extension PlanBuilder {
  /// "shipments by status", "orders per origin warehouse": a column that leads to a thing with a name shows the name,
  /// unless its code or number is asked for.
  mutating func nameReferred() {
    for phrase in sketch.phrases.indices {
      guard let reference = column(phrase), !asksForKey(phrase), let link = referring(reference),
        plan.groups.contains(.column(reference))
          || plan.groups.isEmpty && !plan.isAggregated && column(reference)?.isNumeric == true
            && plan.outputs.contains(where: { $0.expression == .column(reference) })
      else { continue }
      let isTold =
        link.from == link.to || model.relationships.count { $0.from == link.from && $0.to == link.to } > 1
      func told(_ expression: PlanExpression) -> PlanExpression {
        guard isTold, case .column(var column) = expression else { return expression }
        column.role = link.role
        return .column(column)
      }
      let names = display(of: link.to).map(told)
      let key = told(.column(ColumnReference(table: link.to, column: link.toColumns[0])))
      guard !names.isEmpty, !names.contains(key),
        !names.contains(where: { name in plan.outputs.contains { $0.expression == name } })
      else { continue }
      if let place = plan.outputs.firstIndex(where: { $0.expression == .column(reference) }) {
        plan.outputs.replaceSubrange(place...place, with: names.map { QueryPlan.Output($0) })
      }
      plan.groups = plan.groups.map { $0 == .column(reference) ? key : $0 }
      plan.order = plan.order.map {
        $0.expression == .column(reference)
          ? QueryPlan.OrderKey(names[0], descending: $0.isDescending) : $0
      }
      if let limit = plan.limit { plan.limit?.per = limit.per.map { $0 == .column(reference) ? key : $0 } }
    }
  }

  /// The only reference that a column is, if it is one and no key of its own table.
  private func referring(_ reference: ColumnReference) -> SemanticModel.Relationship? {
    guard reference.role == nil, model.table(named: reference.table)?.primaryKey != [reference.column] else {
      return nil
    }
    let links = model.relationships.filter {
      $0.from == reference.table && $0.fromColumns == [reference.column]
    }
    return links.count == 1 && links[0].toColumns.count == 1 ? links[0] : nil
  }

  private func asksForKey(_ phrase: Int) -> Bool {
    !Set(NameWords.words(in: sketch.phrases[phrase].text)).isDisjoint(with: Self.keyWords)
  }

  private static let keyWords: Set<String> = [
    "id", "ids", "code", "key", "number", "no", "num", "nr", "cd", "identifier",
  ]

  /// "from Houston to Chicago": of several references to places the one whose name says where from, or where to.
  func direction(of condition: Int, to table: String) -> String? {
    guard let focus else { return nil }
    let words: Set<String>
    switch sketch.conditions[condition].preposition {
    case .from: words = JoinRoles.sources
    case .to: words = JoinRoles.destinations
    default: return nil
    }
    let rivals = model.relationships.filter {
      $0.from == focus && $0.to == table && $0.fromColumns.count == 1
    }
    guard rivals.count > 1 else { return nil }
    let fitting = rivals.filter { rival in
      NameWords.words(in: rival.role).contains {
        words.contains(Lemmatizer.stem(of: Lemmatizer.lemma(of: $0)))
      }
    }
    return fitting.count == 1 ? fitting[0].role : nil
  }
}
