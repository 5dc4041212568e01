import SemanticLayer

/// Nouns for the part that the rows of a table play in another: tenants are the people that leases refer to as
/// `tenant_id`.
struct PartNouns {
  struct Noun {
    var word: String
    var link: SemanticModel.Relationship
  }

  /// The nouns of a model that name nothing else in it.
  static func all(of model: SemanticModel) -> [Noun] {
    var taken: Set<String> = []
    for table in model.tables {
      taken.formUnion(NameWords.words(in: table.name) + NameWords.words(in: table.label))
      for column in table.columns where column.role != .identifier {
        let words = NameWords.words(in: column.name)
        if words.count == 1 { taken.insert(words[0]) }
      }
    }
    return model.relationships.compactMap { link in
      guard let word = word(of: link), !taken.contains(word), word.utf8.count > 3, !Participle.isOne(word),
        Set(NameSplitter.words(in: link.to)).isDisjoint(with: ["date", "calendar", "time", "day"])
      else {
        return nil
      }
      return Noun(word: word, link: link)
    }
  }

  /// The one word besides `id` and the like that the column of a link is called by; `nil` where there are more.
  static func word(of link: SemanticModel.Relationship) -> String? {
    guard link.from != link.to, link.fromColumns.count == 1, link.toColumns.count == 1 else { return nil }
    let name = NameWords.words(in: link.fromColumns[0])
    let words = name.filter { !keyWords.contains($0) }
    return words.count == 1 && words.count < name.count ? words[0] : nil
  }

  private static let keyWords: Set<String> = ["id", "key", "code", "no", "number", "num"]
}
