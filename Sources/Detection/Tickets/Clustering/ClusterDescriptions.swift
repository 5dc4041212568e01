/// What tells each group from the rest: terms by class-based TF-IDF (Grootendorst, "BERTopic", 2022), counted once a
/// text and kept when their log-odds against the rest, with the collection as prior, are well above nothing (Monroe,
/// Colaresi and Quinn 2008); and the texts nearest to the middle.
struct ClusterDescriptions {
  /// Stems or pairs of stems, most telling first.
  var terms: [[String]] = []
  /// The same as people wrote them most often in the group.
  var written: [[String]] = []
  private var members: [[Int]]
  private var representatives: [[Int]] = []
  private var repeats: [Int] = []

  /// Log-odds in standard errors from which a term is told of a group.
  private let leastOdds = 2.0
  private let most = 8

  init(_ labels: [Int?], words: [[TicketWords.Word]], copies: RepeatedTexts, terms index: TicketTerms) {
    members = [[Int]](repeating: [], count: (labels.compactMap(\.self).max() ?? -1) + 1)
    for (document, label) in labels.enumerated() { if let label { members[label].append(document) } }
    var counts = [[String: Int]](repeating: [:], count: members.count)
    var surfaces = [[String: [String: Int]]](repeating: [:], count: members.count)
    var totals: [String: Int] = [:]
    for (label, list) in members.enumerated() {
      for document in list {
        for (term, surface) in Self.distinctTerms(of: words[document]) {
          counts[label][term, default: 0] += 1
          totals[term, default: 0] += 1
          surfaces[label][term, default: [:]][surface, default: 0] += 1
        }
      }
    }
    let all = totals.values.reduce(0, +)
    let average = Double(all) / Double(max(members.count, 1))
    for label in members.indices {
      let size = counts[label].values.reduce(0, +)
      var scored: [(String, Double)] = []
      for (term, count) in counts[label] where count >= 2 || members[label].count < 6 {
        guard let total = totals[term] else { continue }
        let odds = Self.logOdds(count, of: size, total, of: all, prior: average)
        let share = Double(count) / Double(max(members[label].count, 1))
        if odds < leastOdds && members.count > 1 { continue }
        scored.append((term, share * Logarithm.natural(1 + average / Double(total))))
      }
      scored.sort { $0.1 == $1.1 ? $0.0 < $1.0 : $0.1 > $1.1 }
      let chosen = Self.withoutRepetition(scored.map(\.0), counts[label], most)
      terms.append(chosen)
      written.append(
        chosen.map { term in
          surfaces[label][term]?.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? term
        })
      representatives.append(Self.middle(of: members[label], copies, index.vectors))
      repeats.append(members[label].count - Set(members[label].map { copies.number[$0] }).count)
    }
  }

  func clustering(_ labels: [Int?], names: [String], warnings: [TicketClustering.Warning]) -> TicketClustering
  {
    TicketClustering(
      clusters: members.indices.map { label in
        TicketClustering.Cluster(
          name: names[label], terms: written[label], members: members[label],
          representatives: representatives[label], repeats: repeats[label])
      }, assignment: labels, warnings: warnings)
  }

  /// Words that are not stop words and pairs of neighbours of which neither is, each once.
  private static func distinctTerms(of words: [TicketWords.Word]) -> [String: String] {
    var found: [String: String] = [:]
    for (place, word) in words.enumerated() where !word.isStop {
      if found[word.stem] == nil, !asked.contains(word.text) { found[word.stem] = word.text }
      guard place > 0, !words[place - 1].isStop, !asked.contains(words[place - 1].text) else { continue }
      if asked.contains(word.text) { continue }
      let pair = words[place - 1].stem + " " + word.stem
      if found[pair] == nil { found[pair] = words[place - 1].text + " " + word.text }
    }
    return found
  }

  /// Words that tell texts apart but do not name a topic.
  private static let asked: Set<String> = [
    "how", "what", "why", "when", "where", "which", "who", "to", "from", "not", "no", "still", "yet",
    "before",
    "after", "get", "got", "getting", "need", "want", "help", "know", "like", "tell", "way", "make", "use",
    "using",
    "there's", "let", "see", "say", "says",
  ]

  /// Difference of log-odds in standard errors. The prior weighs as much as an average group.
  private static func logOdds(
    _ count: Int, of size: Int, _ total: Int, of all: Int, prior strength: Double
  ) -> Double {
    let prior = Double(total) / Double(all) * strength
    let inside = Double(count) + prior
    let outside = Double(total - count) + prior
    let difference =
      Logarithm.natural(inside / (Double(size) + strength - inside))
      - Logarithm.natural(outside / (Double(all - size) + strength - outside))
    return difference / (1 / inside + 1 / outside).squareRoot()
  }

  /// A pair takes the place of its words when it is nearly as frequent; a word of a chosen pair is left out.
  private static func withoutRepetition(_ terms: [String], _ counts: [String: Int], _ most: Int) -> [String] {
    var chosen: [String] = []
    for term in terms where chosen.count < most {
      let parts = term.split(separator: " ").map(String.init)
      if parts.count == 2 {
        if let same = chosen.firstIndex(where: { parts.contains($0) }) {
          if Double(counts[term] ?? 0) >= 0.5 * Double(counts[chosen[same]] ?? 0) { chosen[same] = term }
          continue
        }
        if chosen.contains(where: { $0.split(separator: " ").contains { parts.contains(String($0)) } }) {
          continue
        }
      } else if chosen.contains(where: { $0.split(separator: " ").contains(Substring(term)) }) {
        continue
      }
      chosen.append(term)
    }
    return chosen.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The three texts of largest mean similarity with the group, none nearly the same as one before.
  private static func middle(of members: [Int], _ copies: RepeatedTexts, _ vectors: TermVectors) -> [Int] {
    var sum: [Int32: Float] = [:]
    let distinct = members.reduce(into: [Int]()) { list, document in
      if copies.first[copies.number[document]] == document { list.append(document) }
    }
    let rows = distinct.map { document in
      vectors.offsets[copies.number[document]]..<vectors.offsets[copies.number[document] + 1]
    }
    for document in members {
      let number = copies.number[document]
      for entry in vectors.offsets[number]..<vectors.offsets[number + 1] {
        sum[vectors.terms[entry], default: 0] += vectors.weights[entry]
      }
    }
    let scores = rows.map { row in
      row.reduce(Float(0)) { $0 + vectors.weights[$1] * (sum[vectors.terms[$1]] ?? 0) }
    }
    var chosen: [Int] = []
    for place in distinct.indices.sorted(by: { scores[$0] == scores[$1] ? $0 < $1 : scores[$0] > scores[$1] })
    {
      if chosen.contains(where: { vectors.similarity(rows[$0], rows[place]) > 0.8 }) { continue }
      chosen.append(place)
      if chosen.count == 3 { break }
    }
    return chosen.map { distinct[$0] }
  }
}

extension TermVectors {
  /// The cosine of two rows of entries.
  func similarity(_ one: Range<Int>, _ two: Range<Int>) -> Float {
    var left = one.lowerBound
    var right = two.lowerBound
    var sum: Float = 0
    while left < one.upperBound, right < two.upperBound {
      if terms[left] == terms[right] {
        sum += weights[left] * weights[right]
        left += 1
        right += 1
      } else if terms[left] < terms[right] {
        left += 1
      } else {
        right += 1
      }
    }
    return sum
  }
}
