import SemanticLayer

/// What in the data a word that fits nothing may have been meant for.
struct NearestData {
  let model: SemanticModel
  let members: MemberIndex

  /// Something in the data and the word to ask for it with.
  struct Offer: Hashable {
    var label: String
    var word: String
  }

  /// Members and names spelt nearly alike, names that are related by meaning; nearest first.
  func offers(for word: String) -> [Offer] {
    var found: [Offer] = []
    func add(_ offer: Offer) { if !found.contains(offer) { found.append(offer) } }
    for match in members.nearest(to: word, limit: 6) where match.score >= 0.6 && found.count < 3 {
      let column = model.column(match.column)?.label ?? match.column.column
      if !found.contains(where: { $0.word == match.value }) {
        add(Offer(label: "\(column) \(match.value)", word: match.value))
      }
    }
    let names = Self.names(in: model)
    for name in NearestName.suggestions(for: word, among: names) where word.utf8.count > 3 {
      add(Offer(label: name, word: name))
    }
    let related = BusinessLexicon.standard.related(to: Lemmatizer.lemma(of: word.lowercased()))
    if !related.isEmpty {
      let places = Self.placesByTerm(names)
      for term in related {
        guard let place = places[term.term] else { continue }
        add(Offer(label: names[place], word: names[place]))
      }
    }
    return found
  }

  /// Where the first name stands that a term is, or that has a word of this lemma.
  private static func placesByTerm(_ names: [String]) -> [String: Int] {
    var places: [String: Int] = [:]
    func offer(_ term: String, _ place: Int) { if places[term] == nil { places[term] = place } }
    for (place, name) in names.enumerated() {
      let lowered = name.lowercased()
      offer(lowered, place)
      for word in lowered.split(separator: " ") { offer(Lemmatizer.lemma(of: String(word)), place) }
    }
    return places
  }

  private static func names(in model: SemanticModel) -> [String] {
    var names: [String] = []
    var known: Set<String> = []
    func add(_ name: String) { if known.insert(name).inserted { names.append(name) } }
    for measure in model.measures { add(measure.label) }
    for table in model.tables where table.rowCount > 0 { add(table.label) }
    for table in model.tables {
      for column in table.columns where column.role != .identifier { add(column.label) }
    }
    return names
  }
}
