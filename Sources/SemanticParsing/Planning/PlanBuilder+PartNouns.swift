import QuerentCore
import SemanticLayer

extension PlanBuilder {
  /// "how much have we spent": a number that is no money and that nobody named is a guess.
  mutating func noteUnnamedAmount() {
    guard sketch.targets.contains(where: { $0.kind == .implied(.amount) }) else { return }
    for output in plan.outputs {
      guard case .aggregate(let call) = output.expression, case .column(let reference)? = call.argument,
        !assignment.elements.contains(.column(reference)), let found = column(reference)
      else { continue }
      let isMoney = found.unit?.utf8.count == 3 || MoneyTerms.speaksOfMoney(found.label)
      if !isMoney { isUnsure = true }
    }
  }

  /// "tenants with a low credit score": of the people those that leases name as tenants, where nothing else of the
  /// question leads through the leases.
  mutating func restrictToParts() {
    for phrase in sketch.phrases.indices {
      guard case .table(let name)? = element(phrase), let key = key(of: name) else { continue }
      let words = NameWords.words(in: sketch.phrases[phrase].text)
      // All nouns of a model are many words to take apart, so that only a likely one is looked for among them.
      guard words.count == 1,
        model.relationships.contains(where: { $0.to == name && PartNouns.word(of: $0) == words[0] })
      else { continue }
      let links = PartNouns.all(of: model).filter { $0.link.to == name && words == [$0.word] }.map(\.link)
      guard !links.isEmpty else { continue }
      var reached = Set(JoinRoles.tables(of: plan))
      for test in rowConditions.joined() + groupConditions {
        reached.formUnion(test.columnReferences.map(\.table))
        reached.formUnion(test.aggregateCalls.map(\.table))
      }
      guard reached.subtracting([name]).isEmpty, links.count == 1 else { continue }
      let reference = PlanExpression.column(
        ColumnReference(table: links[0].from, column: links[0].fromColumns[0]))
      rowConditions.append([
        .inPlan(key, QueryPlan(outputs: [.init(reference)], filter: .not(.isNull(reference))))
      ])
    }
  }
}
