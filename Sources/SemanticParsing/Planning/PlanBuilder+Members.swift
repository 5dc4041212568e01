import QuerentCore
import SemanticLayer

extension PlanBuilder {
  // MARK: Members

  mutating func memberCondition(
    _ members: [Sketch.Member], subject: Int?, index: Int, isNegated: Bool
  ) -> PlanCondition? {
    if let chosen = assignment.members[index], var reference = chosen.first?.column {
      reference.role = direction(of: index, to: reference.table) ?? part(of: index, in: reference.table)
      if isNegated, let none = absentPart(members, reference) { return none }
      var values: [Value] = []
      for match in chosen where !values.contains(.text(match.value)) { values.append(.text(match.value)) }
      noteSeveral(chosen, of: members)
      let test = ofSuperior(
        values.count == 1
          ? .comparison(.column(reference), .equal, .literal(values[0]))
          : .inList(.column(reference), values), members)
      // a member of a table that has nothing to do with the rows asked for is no filter of them
      if let focus, !graph.isSingle(from: focus, to: reference.table),
        !graph.isSingle(from: reference.table, to: focus),
        (graph.distance(focus, reference.table) ?? 9) > 1, chosen[0].value != members[0].text,
        !plan.outputs.contains(where: { output in
          home(ofFigure: output.expression).map { graph.isSingle(from: $0, to: reference.table) } ?? false
        })
      {
        doubt += 1
      }
      guard isNegated else { return test }
      if let listed = listedDimension(of: reference.table), listed != .column(reference) {
        // "studios that have never worked with …": none of its rows has the member
        listsEntities = true
        var key = listed
        if case .column(let name) = listed, let id = identifier(beside: name) { key = .column(id) }
        return .not(.inPlan(key, QueryPlan(outputs: [.init(key)], filter: test)))
      }
      if let focus, !graph.isSingle(from: focus, to: reference.table), let key = key(of: focus) {
        // none of its rows has the member
        return .not(.inPlan(key, QueryPlan(outputs: [.init(key)], tables: [reference.table], filter: test)))
      }
      if values.count == 1 { return .comparison(.column(reference), .notEqual, .literal(values[0])) }
      return .not(test)
    }
    // a quotation that is no stored value
    guard
      let reference = subject.flatMap({ column($0) }) ?? subject.flatMap({ table($0) }).flatMap({
        displayReference(of: $0)
      })
        ?? focus.flatMap({ displayReference(of: $0) })
    else { return missed() }
    doubt += 0.25
    let texts = members.map { Value.text($0.text) }
    let test: PlanCondition =
      texts.count == 1
      ? .comparison(.column(reference), .equal, .literal(texts[0])) : .inList(.column(reference), texts)
    return isNegated ? .not(test) : test
  }

  /// "denny" may be both `Denny's` and `Dennys`: which were taken is said.
  private mutating func noteSeveral(_ chosen: [MemberIndex.Match], of members: [Sketch.Member]) {
    for member in members {
      var names: [String] = []
      for match in member.matches
      where chosen.contains(where: { $0.column == match.column && $0.value == match.value })
        && !names.contains(match.value)
      {
        names.append(match.value)
      }
      guard names.count > 1 else { continue }
      let shown = names.prefix(4).map { "\"\($0)\"" }.joined(separator: " and ")
      let rest = names.count > 4 ? " and \(names.count - 4) more" : ""
      defaults.append("\"\(member.text)\" taken as \(shown)\(rest)")
    }
  }

  func displayReference(of table: String) -> ColumnReference? {
    if case .column(let reference)? = display(of: table).first { reference } else { nil }
  }

  func textColumn(_ phrase: Int?) -> ColumnReference? {
    if let phrase {
      if let reference = column(phrase) { return reference }
      if let name = table(phrase) { return displayReference(of: name) }
    }
    return focus.flatMap { displayReference(of: $0) }
  }
}
