import QuerentCore
import SemanticLayer

/// Nouns of what is shown that stand for rows, or for nothing of their own.
extension PlanBuilder {
  /// "claims filed in May", "contracts expiring this year": things, by the date that the participle names.
  func isDatedThing(_ reference: ColumnReference, phrase: Int) -> Bool {
    let isAgent =
      NameSplitter.words(in: reference.column).last == "by"
      && model.relationships.contains {
        $0.from == reference.table && $0.fromColumns == [reference.column]
      }
    guard column(reference)?.role == .time && !sketch.times.isEmpty || isAgent, sketch.targets.count == 1,
      sketch.groups.isEmpty, let found = model.table(named: reference.table)
    else { return false }
    let words = sketch.phrases[phrase].text.split(separator: " ").map(String.init)
    // "people hired since 2020"
    if words.count == 1, Participle.isOne(words[0]), !isAgent, !stems.isDisjoint(with: Self.persons) {
      return arePeople(reference.table)
    }
    guard words.count > 1, let first = words.first, let last = words.last,
      Participle.isOne(last) || last.hasSuffix("ing")
    else { return false }
    let nouns = NameWords.words(in: found.name) + NameWords.words(in: found.label)
    return nouns.contains(Lemmatizer.lemma(of: first))
  }

  /// "material spend per vendor" of `material_purchases`: the noun before a figure says what was spent on, and is a word
  /// of the table's name.
  func dropModifiers(of outputs: inout [PlanExpression]) {
    guard !sketch.groups.isEmpty, sketch.targets.count == 2, outputs.count == 2,
      case .phrase(let first) = sketch.targets[0].kind, case .phrase(let second) = sketch.targets[1].kind,
      sketch.phrases[second].item == sketch.phrases[first].item + 1,
      case .measure(let name)? = element(second), let reference = column(first),
      let home = model.measure(named: name).flatMap({ Self.home(of: $0.expression) }),
      reference.table == home, outputs.first == .column(reference),
      Set(NameWords.words(in: home)).isSuperset(of: NameWords.words(in: reference.column))
    else { return }
    outputs.removeFirst()
  }

  private static let persons: Set<String> = Set(
    ["people", "persons", "person", "everyone", "everybody", "folks", "anyone", "colleagues", "who"].map {
      Lemmatizer.stem(of: Lemmatizer.lemma(of: $0))
    })

  /// "downtime by reason", "most usage": what is no single thing is measured by the one column that adds up.
  func massColumn(of table: String) -> SemanticModel.Column? {
    guard let found = model.table(named: table), let noun = NameSplitter.words(in: table).last,
      Self.masses.contains(noun), found.entity?.countedBy == nil
    else { return nil }
    let sums = found.columns.filter {
      $0.role == .measure && $0.defaultAggregate == .sum && $0.additivity == .additive
    }
    return sums.count == 1 ? sums[0] : nil
  }

  private static let masses: Set<String> = [
    "downtime", "overtime", "usage", "consumption", "production", "output", "spend", "spending", "payroll",
    "traffic", "mileage", "scrap", "waste", "freight", "rainfall", "labor", "labour", "throughput", "uptime",
  ]

  /// "time to close a ticket": the noun right after a figure over its rows only completes it.
  func isObjectOfFigure(_ index: Int, of table: String) -> Bool {
    let item = sketch.phrases[index].item
    return sketch.targets.contains { target in
      guard case .aggregate(_, let other) = target.kind, case .measure(let name)? = element(other),
        (1...2).contains(item - sketch.phrases[other].item)
      else { return false }
      return graph.tables(ofMeasure: name) == [table]
    }
  }
}
