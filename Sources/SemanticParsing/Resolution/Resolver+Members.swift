import SemanticLayer

extension Resolver {
  /// A column that holds the members of a condition, or some of them.
  struct Placement {
    var column: ColumnReference
    /// The best matches of each member in the column.
    var matches: [MemberIndex.Match]
    /// What speaks for the column whatever else is assigned.
    var score: Double
  }

  /// Where hundreds of columns hold a member, these many are weighed in full.
  private static let mostPlacements = 24

  /// The columns that can hold the members of a condition: all that hold the first of them, and of very many those
  /// that are near to what the beam is about.
  func placements(of members: [Sketch.Member], condition: Int, beam: [Assignment]) -> [Placement] {
    guard let first = members.first else { return [] }
    let byColumn = members.map { Dictionary(grouping: $0.matches, by: \.column) }
    var placements: [Placement] = []
    var seen: Set<ColumnReference> = []
    for match in first.matches where seen.insert(match.column).inserted {
      // the same column must hold all members of the list, or the best of those it holds
      var chosen: [MemberIndex.Match] = []
      for matches in byColumn {
        guard let inColumn = matches[match.column] else { continue }
        chosen += inColumn.filter { $0.score == inColumn[0].score }
      }
      var score = match.score * weights.member
      if chosen.count < members.count { score -= 0.5 * Double(members.count - chosen.count) }
      if let preposition = sketch.conditions[condition].preposition,
        [.in, .from, .at, .on].contains(preposition), Self.isPlace(match.column.column)
      {
        score += 0.3
      }
      if sketch.conditions[condition].preposition == .on, Self.isPlan(match.column.column) {
        score += NameWords.words(in: match.column.column).count == 1 ? 0.5 : 0.3
      }
      if let column = graph.model.column(match.column) {
        if column.role == .text { score -= 0.1 }
        if column.role == .identifier { score -= 0.05 }
      }
      placements.append(Placement(column: match.column, matches: chosen, score: score))
    }
    return placements.count > Self.mostPlacements ? nearest(placements, to: beam) : placements
  }

  /// The placements that fit best by themselves and stand in or near the tables of the beam.
  private func nearest(_ placements: [Placement], to beam: [Assignment]) -> [Placement] {
    var named = Set(context)
    for state in beam {
      for element in state.elements {
        if let table = element?.tableName { named.insert(table) }
        if case .measure(let name)? = element { named.formUnion(graph.tables(ofMeasure: name)) }
      }
      for matches in state.members.values {
        if let table = matches.first?.column.table { named.insert(table) }
      }
    }
    if named.isEmpty, let home = defaultHome { named.insert(home) }
    let hops = graph.distances(from: named.sorted(), to: placements.map(\.column.table))
    let ranked = placements.indices.map { place -> (place: Int, value: Double) in
      let nearness =
        hops[place] == 0
        ? weights.focus + weights.explicitTable
        : weights.implicitTable + weights.spread * Double(hops[place])
      return (place, placements[place].score + nearness)
    }
    return ranked.sorted { ($0.value, $1.place) > ($1.value, $0.place) }.prefix(Self.mostPlacements)
      .map(\.place).sorted().map { placements[$0] }
  }

  /// A state in which a column holds the members of a condition.
  func place(_ placement: Placement, subject: Int?, condition: Int, in state: Assignment) -> Assignment {
    var next = state
    let column = placement.column
    next.members[condition] = placement.matches
    let member = placement.matches.first?.score ?? 0
    next.ranking.member += member
    next.ranking.rest += placement.score - member * weights.member
    if sketch.conditions[condition].isAttached, let before = state.members[condition - 1]?.first?.column {
      // a last name stands in the table of its first name
      next.ranking.rest += before.table == column.table && before != column ? 0.5 : -0.4
    }
    if let subject, subject < state.elements.count, let element = state.elements[subject] {
      switch element {
      case .column(let reference):
        next.ranking.rest += reference == column ? 0.7 : reference.table == column.table ? 0.1 : -0.15
      case .table(let name):
        next.ranking.rest += name == column.table ? 0.4 : 0
        if name == column.table, graph.model.table(named: name)?.displayColumn == column.column {
          next.ranking.rest += 0.15
        }
      case .measure: break
      case .display(let name): next.ranking.rest += name == column.table ? 0.3 : 0
      }
    }
    if !sketch.conditions[condition].isAlternative, !sketch.conditions[condition].isConjoined,
      state.members.values.contains(where: { $0.first?.column == column })
    {
      next.ranking.rest -= 0.3
    }
    return next
  }

  private static func isPlace(_ column: String) -> Bool {
    !placeWords.isDisjoint(with: NameWords.words(in: column))
  }

  /// "customers on Enterprise": what one can be on.
  private static func isPlan(_ column: String) -> Bool {
    !planWords.isDisjoint(with: NameWords.words(in: column))
  }

  private static let planWords: Set<String> = [
    "plan", "tier", "package", "subscription", "edition", "licence", "license", "tariff", "program",
  ]

  private static let placeWords: Set<String> = [
    "city", "state", "country", "region", "county", "location", "street", "town", "province", "district",
    "territory",
  ]
}
