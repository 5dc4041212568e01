/// Shorter names of a column that follow from its own: without the name of its table, its unit or the mark of a code.
struct ColumnSynonyms {
  let column: String
  /// Singular words of the table's name.
  let tableWords: [String]
  let role: SemanticModel.Column.Role

  func synonyms() -> [String] {
    let words = NameSplitter.words(in: column)
    var found: [String] = []
    func add(_ candidate: [String]) {
      let phrase = candidate.joined(separator: " ")
      guard !candidate.isEmpty, candidate != words, !found.contains(phrase), !Self.empty.contains(phrase)
      else { return }
      found.append(phrase)
    }
    let withoutTable = Array(words.drop { tableWords.contains(Inflection.singular(of: $0)) })
    add(withoutTable)
    if words == ["st", "code"] { add(["status"]) }
    // `job_title` is a position
    if words.count > 1, words.last != "name", role == .dimension {
      for phrase in Set([words, withoutTable]).filter({ $0.count > 1 }).map({ $0.joined(separator: " ") })
        .sorted()
      {
        for other in BusinessLexicon.standard.synonyms(of: phrase)
        where other.weight >= 0.9 && other.term != "seller" {
          add(other.term.split(separator: " ").map(String.init))
        }
      }
    }
    for base in [words, withoutTable] {
      if base.count > 1, let last = base.last, Self.marks.contains(last), role == .dimension {
        add(base.dropLast())
      }
      // `budget in billions`, `price in euros`.
      if role == .measure, let position = base.firstIndex(of: "in"), position > 0 {
        add(Array(base[..<position]))
      }
      // `sales billion`, `budget million`.
      if base.count > 1, let last = base.last, Self.magnitudes.contains(last), base[base.count - 2] != "in" {
        add(base.dropLast())
      }
      // `date of birth` is a birth date, `number of tickets` also counts as `tickets`.
      if let position = base.firstIndex(of: "of"), position == 1, base.count == 3 {
        if base[0] == "date" || base[0] == "year" { add([base[2], base[0]]) }
      }
      if base.count == 3, base[0] == "date" || base[0] == "year", base[1] != "of" {
        add([base[1], base[2], base[0]])
      }
      if base.count >= 2, base[0] == "number", base[1] != "in", role == .measure {
        let things = Inflection.plural(of: base.dropFirst(base[1] == "of" ? 2 : 1).joined(separator: " "))
        add(["number", "of", things])
        add([things])
      }
      if base.count == 2, base[1] == "count", role == .measure {
        add(["number", "of", Inflection.plural(of: base[0])])
        add([Inflection.plural(of: base[0])])
      }
    }
    // `latency_ms` is a latency.
    if role == .measure, words.count > 1, let last = words.last, Self.units.contains(last) {
      add(words.dropLast())
    }
    // `monthly recurring revenue` is the MRR.
    if role == .measure, words.count >= 3, !words.contains("of") {
      add([words.compactMap { $0.first.map(String.init) }.joined()])
    }
    let raw = NameSplitter.rawWords(in: column)
    if raw != words { add(raw) }
    return found
  }

  private static let marks: Set<String> = ["code", "flag", "yn", "indicator"]
  private static let units: Set<String> = [
    "ms", "millisecond", "milliseconds", "sec", "secs", "seconds", "usd", "eur", "gbp", "kg", "km", "mb",
    "gb", "pct",
  ]
  private static let magnitudes: Set<String> = [
    "billion", "million", "thousand", "billions", "millions", "thousands",
  ]
  /// Words that say nothing without the rest of the name.
  private static let empty: Set<String> = [
    "id", "number", "code", "key", "type code", "of", "in", "no", "yn", "flag",
  ]
}
