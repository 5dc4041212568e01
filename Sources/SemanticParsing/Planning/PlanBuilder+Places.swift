import QuerentCore
import SemanticLayer

extension PlanBuilder {
  /// "places for French food": a table of addresses named by a word of its kind stands for the things that are there.
  mutating func nameThingsForPlaces() {
    for index in assignment.elements.indices {
      guard case .table(let name)? = assignment.elements[index], let companion = graph.companion(table: name),
        let candidate = sketch.phrases[index].candidates.first(where: { $0.element == .table(name) }),
        candidate.score < 0.97
      else { continue }
      assignment.elements[index] = .table(companion.entity)
    }
  }

  /// Where a question seeks a place to go to, things whose addresses lie in a table of their own are shown with the
  /// finest part of the address.
  mutating func showPlaces() {
    guard plan.groups.isEmpty, sketch.groups.isEmpty, !plan.isAggregated, seeksPlace,
      let entity = soughtEntity, let companion = graph.companion(of: entity),
      let finest = companion.columns.first
    else { return }
    let shown = display(of: entity)
    let address = PlanExpression.column(ColumnReference(table: companion.table, column: finest))
    guard plan.outputs.allSatisfy({ isPlace($0.expression) || shown.contains($0.expression) }) else { return }
    plan.outputs = (shown + [address]).map { QueryPlan.Output($0) }
    let label = model.column(ColumnReference(table: companion.table, column: finest))?.label ?? finest
    let others = companion.columns.dropFirst().compactMap {
      model.column(ColumnReference(table: companion.table, column: $0))?.label
    }
    let rest = others.isEmpty ? "" : "; ask for the \(others.joined(separator: ", ")) to see the rest"
    defaults.append("places are shown with their \(label)\(rest)")
  }

  private func isPlace(_ expression: PlanExpression) -> Bool {
    guard case .column(let reference) = expression else { return false }
    return AddressPart(ofColumn: reference.column) != nil
  }

  /// The table whose things are asked for: the focus, or that of the first member when nothing is named.
  private var soughtEntity: String? {
    if let focus, graph.companion(of: focus) != nil { return focus }
    guard let focus else { return nil }
    return graph.companion(table: focus)?.entity
  }

  /// Whether nothing but things is asked for, by where they are, how good they are, or by "where".
  private var seeksPlace: Bool {
    let asksWhere = sketch.targets.contains { $0.kind == .implied(.place) }
    let isPlain = sketch.targets.allSatisfy { target in
      switch target.kind {
      case .implied(.place): true
      case .phrase(let index): table(index) != nil
      default: false
      }
    }
    guard isPlain else { return false }
    if asksWhere { return true }
    guard sketch.opener == .what || sketch.opener == .command else { return false }
    let isJudged =
      sketch.orders.contains { if case .quality = $0.key { true } else { false } }
      || sketch.conditions.contains { if case .rated = $0.kind { true } else { false } }
    let isPlaced = assignment.members.values.contains { matches in
      matches.first.map { AddressPart(ofColumn: $0.column.column) != nil } ?? false
    }
    return isJudged || isPlaced && sketch.orders.isEmpty
  }
}
