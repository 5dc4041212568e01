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
    for related in BusinessLexicon.standard.related(to: Lemmatizer.lemma(of: word.lowercased())) {
      guard let name = names.first(where: { Self.holds(related.term, in: $0) }) else { continue }
      add(Offer(label: name, word: name))
    }
    return found
  }

  private static func holds(_ term: String, in name: String) -> Bool {
    name.lowercased() == term
      || name.lowercased().split(separator: " ").contains { Lemmatizer.lemma(of: String($0)) == term }
  }

  private static func names(in model: SemanticModel) -> [String] {
    var names: [String] = []
    func add(_ name: String) { if !names.contains(name) { names.append(name) } }
    for measure in model.measures { add(measure.label) }
    for table in model.tables where table.rowCount > 0 { add(table.label) }
    for table in model.tables {
      for column in table.columns where column.role != .identifier { add(column.label) }
    }
    return names
  }
}
