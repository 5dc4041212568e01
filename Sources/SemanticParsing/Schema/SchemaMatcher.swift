import QuerentCore
import SemanticLayer

/// Looks spans of tokens up in a ``SchemaIndex``: all words of the span must be words of the name, equal in lemma or
/// stem, or related through the business lexicon; the name may have more words than the span.
struct SchemaMatcher {
  /// Words of the index a token can stand for, with a quality 0…1.
  private struct Reading {
    var word: String
    /// The number of the word in the index.
    var number: Int32 = -1
    var quality: Double
    /// Whether a verb or an adjective led to the word: `live` to `city`, `active` to `status`; such a token names a
    /// column only by itself.
    var isLoose = false
  }

  private let index: SchemaIndex
  private let tokens: [Token]
  /// By token; empty for tokens that stand for nothing in the schema.
  private var readings: [[Reading]] = []
  /// Whether tokens are forms of verbs, which name nothing but by their own word after another word.
  private var isVerbal: [Bool] = []
  /// The numbers of the tokens as they stand, -1 for words that name nothing.
  private var number: [Int32] = []
  /// The numbers of "type" and "category".
  private let kindWords: (Int32, Int32)
  /// The numbers of participles and other verbs of the question.
  private var saidElsewhere: Set<Int32> = []
  /// The numbers of other words for classes of things, which are never meant by the name of the things.
  private let classWords: Set<Int32>
  /// Corrections made, by token.
  private(set) var corrections: [Int: String] = [:]
  /// Words of the schema that a dictionary of English led to, by token.
  private(set) var guesses: [Int: String] = [:]

  init(index: SchemaIndex, tokens: [Token], dictionary: WordNet? = nil, isCorrectable: (Int) -> Bool) {
    self.index = index
    self.tokens = tokens
    classWords = Set(["class", "segment", "tier", "grade"].compactMap { index.number(of: $0) })
    kindWords = (index.number(of: "type") ?? -1, index.number(of: "category") ?? -1)
    for (position, token) in tokens.enumerated() {
      var found = Self.readings(of: token, in: index)
      if found.isEmpty, let dictionary, isCorrectable(position) {
        found = Self.readings(of: token, in: index, dictionary: dictionary)
        if let best = found.first { guesses[position] = best.word }
      }
      if found.isEmpty, isCorrectable(position), let whole = Self.compound(of: token, in: index) {
        found = [Reading(word: whole, quality: 0.75)]
      }
      if found.isEmpty, isCorrectable(position), let corrected = Self.correction(of: token, in: index) {
        found = [Reading(word: corrected, quality: 0.82)]
        corrections[position] = corrected
      }
      for place in found.indices { found[place].number = index.number(of: found[place].word) ?? -1 }
      readings.append(found)
      isVerbal.append(Participle.isOne(token.lower) || token.lower.hasSuffix("ing"))
      number.append(index.number(of: token.lower) ?? -1)
      if isVerbal[position], let own = index.number(of: token.lower) { saidElsewhere.insert(own) }
      if Participle.isOne(token.lower), let own = index.number(of: token.lemma) { saidElsewhere.insert(own) }
    }
  }

  /// Whether a token can be part of a name at all.
  func isKnown(_ position: Int) -> Bool { !readings[position].isEmpty }

  /// Candidates for the tokens of a range, best first; function words inside the range are skipped. Among equally good
  /// ones those of preferred tables come first.
  func candidates(
    for range: Range<Int>, preferring tables: Set<String> = [], skipping link: [Int] = []
  ) -> [SchemaCandidate] {
    let content = range.filter { !Self.isSkippable(tokens[$0]) && !link.contains($0) }
    guard !content.isEmpty,
      content.allSatisfy({
        !readings[$0].isEmpty || ($0 == content.last && content.count > 1 && Self.isGenericTail(tokens[$0]))
      })
    else { return [] }
    // start from the token with the fewest entries
    var best: [Int: Double] = [:]
    let counts = content.map { position in
      readings[position].reduce(0) { $0 + (index.postings[$1.word]?.count ?? 0) }
    }
    guard let rarest = counts.indices.min(by: { counts[$0] < counts[$1] }) else { return [] }
    var seen: Set<Int> = []
    let anchor =
      readings[content[rarest]].isEmpty || Self.isGenericTail(tokens[content[rarest]]) && content.count > 1
      ? content[0] : content[rarest]
    for reading in readings[anchor] {
      for entryIndex in index.postings[reading.word] ?? [] where seen.insert(entryIndex).inserted {
        let entry = index.entries[entryIndex]
        if let score = score(entry, content), score > best[entry.rank, default: 0] {
          best[entry.rank] = score
        }
      }
    }
    let correction = content.compactMap { corrections[$0] }.first
    func isPreferred(_ rank: Int) -> Bool { index.owners[rank].map(tables.contains) ?? false }
    var found = best.filter { $0.value >= 0.5 }.map { (rank: $0.key, score: $0.value) }
    if tables.isEmpty {
      found.sort { $0.score != $1.score ? $0.score > $1.score : $0.rank < $1.rank }
    } else {
      found.sort { left, right in
        if left.score != right.score { return left.score > right.score }
        let (first, second) = (isPreferred(left.rank), isPreferred(right.rank))
        return first != second ? first : left.rank < right.rank
      }
    }
    return found.prefix(Self.mostCandidates).map {
      SchemaCandidate(element: index.elements[$0.rank], score: $0.score, correction: correction)
    }
  }

  /// More elements than these are never told apart by words alone.
  static let mostCandidates = 24

  private func score(_ entry: SchemaIndex.Entry, _ content: [Int]) -> Double? {
    guard content.count <= entry.words.count + 1 else { return nil }
    var extra = 0
    // names have few words; of longer ones only the first 64 are told apart
    var taken: UInt64 = 0
    var quality = 0.0
    var covered = 0.0
    // "freight charged" is all of a figure's name
    var isWholeOnly = false
    for position in content {
      var bestIndex = -1
      var bestQuality = 0.0
      let isFirst = position == content[0]
      for reading in readings[position]
      where reading.quality > bestQuality && !(reading.isLoose && content.count > 1)
        && (isFirst || !isVerbal[position] || reading.number == number[position]
          || entry.isMeasure && reading.quality >= 0.93 && entry.words.count == content.count)
      {
        for (place, word) in entry.words.prefix(64).enumerated()
        where index.entryWords[word] == reading.number && taken & (1 << UInt64(place)) == 0 {
          bestIndex = place
          bestQuality = reading.quality
          break
        }
      }
      if bestIndex >= 0, !isFirst, isVerbal[position],
        index.entryWords[entry.words.lowerBound + bestIndex] != number[position]
      {
        isWholeOnly = true
      }
      guard bestIndex >= 0 else {
        // "phone number" for `phone`, "state name" for `state`
        extra += 1
        if entry.isTable { return nil }
        guard extra == 1, content.count > 1, Self.isGenericTail(tokens[position]), position == content.last
        else { return nil }
        continue
      }
      taken |= 1 << UInt64(bestIndex)
      // a word that is only related says little of what stands before the noun: a quantity is no unit price
      if content.count == 1, bestQuality < 0.9, bestIndex < entry.words.count - 1,
        !entry.isTable, !entry.isMeasure
      {
        bestQuality *= 0.85
      }
      quality += bestQuality
      covered += index.entryWeights[entry.words.lowerBound + bestIndex]
    }
    if entry.identifierWord >= 0, entry.identifierWord < 64, taken & (1 << UInt64(entry.identifierWord)) == 0
    {
      quality *= 0.8
    }
    if isWholeOnly, taken.nonzeroBitCount < entry.words.count || quality < 0.93 * Double(content.count) {
      return nil
    }
    if entry.isWhole,
      extra > 0 || taken.nonzeroBitCount < entry.words.count || quality < 0.99 * Double(content.count)
    {
      return nil
    }
    quality /= Double(content.count - extra)
    let coverage = covered / entry.totalWeight
    // part of the name of a figure is another figure: a "rate" is no error rate
    if entry.isMeasure,
      coverage < 0.6 || entry.words.count <= 64 && taken & (1 << UInt64(entry.words.count - 1)) == 0
    {
      return nil
    }
    let left = entry.words.count - taken.nonzeroBitCount
    // "which event sold the most tickets": of the columns of tickets the one whose other words are said, too
    var told = 0.0
    if left > 0, left < 3, !entry.isTable, !entry.isMeasure, taken != 0 {
      for (place, word) in entry.words.prefix(64).enumerated() where taken & (1 << UInt64(place)) == 0 {
        if saidElsewhere.contains(index.entryWords[word]) { told += 0.02 }
      }
    }
    // "customers" are rather the customer name than the customer type
    let kind = left == 1 && !entry.isTable && !entry.isMeasure ? kindOfThing(entry, taken) : nil
    return quality * (0.35 + 0.65 * coverage) * entry.weight - 0.08 * Double(extra) - (kind ?? 0)
      + told
  }

  /// What a name loses where the one word that a span leaves out of it says that the column holds kinds of the thing:
  /// a `customer class` is no customer.
  private func kindOfThing(_ entry: SchemaIndex.Entry, _ taken: UInt64) -> Double? {
    guard entry.words.count == 2, taken & 2 == 0 else { return nil }
    let last = index.entryWords[entry.words.upperBound - 1]
    return last == kindWords.0 || last == kindWords.1 ? 0.025 : classWords.contains(last) ? 0.2 : nil
  }

  /// Nouns and participles that only begin alike.
  private static let unrelated = ["department": "departed", "give": "given"]

  /// Words that add nothing to a name they follow.
  static func isGenericTail(_ token: Token) -> Bool { genericTails.contains(token.lemma) }

  private static let genericTails: Set<String> = [
    "number", "name", "value", "date", "code", "amount", "type", "information", "detail", "title", "level",
    "count",
  ]

  static func isSkippable(_ token: Token) -> Bool {
    token.kind == .punctuation
      ? token.text == "'s" || token.text == "-" || token.text == "/"
      : skippable.contains(token.lower)
  }

  private static let skippable: Set<String> = ["of", "the", "a", "an", "in", "for", "to", "at", "on"]

  private static let auxiliaries: Set<String> = [
    "be", "have", "do", "can", "will", "may", "from", "and", "or", "that", "with", "only", "some", "no",
  ]

  private static func readings(of token: Token, in index: SchemaIndex) -> [Reading] {
    guard token.isWord, !isSkippable(token), !auxiliaries.contains(token.lemma) else { return [] }
    // "made" is never the make of a car
    guard token.lower != "made" else { return [] }
    var found: [String: Double] = [:]
    var loose: Set<String> = []
    func offer(_ word: String, _ quality: Double, isLoose: Bool = false) {
      guard index.postings[word] != nil, quality > found[word, default: 0] else { return }
      found[word] = quality
      if isLoose { loose.insert(word) } else { loose.remove(word) }
    }
    offer(token.lemma, 1)
    offer(token.lower, 1)
    // a month is a time and no `monthly` figure
    if TimeGrain(rawValue: token.lemma) != nil {
      return found.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.map {
        Reading(word: $0.key, quality: $0.value)
      }
    }
    for word in index.wordsByStem[token.stem] ?? [] {
      // "open" asks for a state, `opened` tells a date
      if word.hasSuffix("ed"), !token.lower.hasSuffix("ed"),
        token.lemma + "ed" == word || Self.unrelated[token.lemma] == word
      {
        continue
      }
      // "donation" and "donor" have three letters in common
      offer(word, token.stem.utf8.count < 4 && word != token.lower ? 0.8 : 0.93)
    }
    for related in WordRelations.related(to: Self.verb(of: token)) {
      offer(related.word, related.weight, isLoose: related.isLoose)
      offer(Lemmatizer.lemma(of: related.word), related.weight, isLoose: related.isLoose)
      let isDone = token.lower.hasSuffix("ed") || related.kind == .verb || WordRelations.isVerb(token.lemma)
      for word in index.wordsByStem[Lemmatizer.stem(of: related.word)] ?? [] {
        // an employee is a worker, and no day on which something was `worked` on
        if !isDone, word.hasSuffix("ed"), !related.word.hasSuffix("ed") { continue }
        offer(word, related.weight * 0.97, isLoose: related.isLoose)
      }
    }
    for word in [ConsonantSkeleton.of(token.lemma), ConsonantSkeleton.short(of: token.lemma)] {
      guard let word, word.utf8.count >= 3, word.utf8.count >= 4 || found.isEmpty else { continue }
      offer(word, 0.93)
    }
    if found.isEmpty {
      for word in index.abbreviated(by: token.lemma) { offer(word, 0.82) }
      if found.isEmpty, let word = index.shortForm(of: token.lemma) { offer(word, 0.85) }
    }
    return found.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.map {
      Reading(word: $0.key, quality: $0.value, isLoose: loose.contains($0.key))
    }
  }

  /// The plain form of a participle that the lexicon knows as a verb; the lemma of every other word.
  private static func verb(of token: Token) -> String {
    guard token.lemma.hasSuffix("ed"), BusinessLexicon.standard.related(to: token.lemma).isEmpty else {
      return token.lemma
    }
    for count in [1, 2] {
      let plain = String(token.lemma.dropLast(count))
      if WordRelations.isVerb(plain) { return plain }
    }
    return token.lemma
  }

  private static func isVerb(_ token: Token) -> Bool {
    token.lower.hasSuffix("ed") || token.lower.hasSuffix("ing") || Participle.isOne(token.lower)
      || WordRelations.isVerb(token.lemma)
  }

  /// Words of the schema that a dictionary has in the same meaning, at a low quality.
  private static func readings(of token: Token, in index: SchemaIndex, dictionary: WordNet) -> [Reading] {
    guard token.isWord, !isSkippable(token), !auxiliaries.contains(token.lemma), !isVerb(token) else {
      return []
    }
    var found: [Reading] = []
    for related in dictionary.related(to: token.lemma) {
      for word in [related.word, Lemmatizer.lemma(of: related.word)]
      where index.postings[word] != nil && !found.contains(where: { $0.word == word }) {
        found.append(Reading(word: word, quality: related.weight, isLoose: true))
      }
    }
    return found
  }

  /// The word of the schema that is written as one with it: `bedroom` for "beds".
  private static func compound(of token: Token, in index: SchemaIndex) -> String? {
    guard token.isWord, token.lemma.utf8.count >= 3 else { return nil }
    let found = compoundTails.map { token.lemma + $0 }.filter { index.postings[$0] != nil }
    return found.count == 1 ? found[0] : nil
  }

  private static let compoundTails = [
    "room", "name", "code", "number", "date", "time", "line", "house", "shop",
  ]

  /// The nearest word of the schema within one edit for words of four to six letters, two from seven on.
  private static func correction(of token: Token, in index: SchemaIndex) -> String? {
    let length = token.lower.utf8.count
    guard token.isWord, length >= 4, token.lower.utf8.allSatisfy({ $0 >= 97 && $0 <= 122 }) else {
      return nil
    }
    let limit = length >= 7 ? 2 : 1
    var best: (distance: Int, word: String)?
    for other in (length - limit)...(length + limit) {
      for word in index.wordsByLength[other] ?? [] where word.utf8.count >= 4 {
        for form in [token.lower, token.lemma] {
          let distance = EditDistance.between(form, word, limit: limit)
          if distance <= limit, distance < (best?.distance ?? .max) { best = (distance, word) }
        }
      }
    }
    return best?.word
  }
}
