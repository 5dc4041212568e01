import QuerentCore
import SemanticLayer

/// Cuts a question into ``Item``s: every stretch of tokens that is a closed-class phrase, a name of the schema, a
/// member, a number or a time is a candidate, and the cover of greatest weight wins (Viterbi over token positions).
struct MentionFinder {
  let schema: SchemaIndex
  let members: MemberIndex
  let time: TimeGrammar
  let states: RowStates
  var taught: Taught?
  /// English words, for those that nothing else explains.
  var dictionary: WordNet?

  /// What the finder saw.
  struct Result {
    var items: [Item]
    /// `"regoin" read as region`.
    var corrections: [String]
    /// Values that were spelt otherwise, `"Califronia" read as California`.
    var respelt: [String] = []
    /// `"wage" read as salary`: what only a dictionary of English says.
    var guesses: [String] = []
  }

  func find(in tokens: [Token]) -> Result {
    guard !tokens.isEmpty else { return Result(items: [], corrections: []) }
    var lattice = Lattice(count: tokens.count)
    addMarkers(tokens, to: &lattice)
    addTimes(tokens, to: &lattice)
    addNumbers(tokens, to: &lattice)
    addMembers(tokens, to: &lattice)
    let matcher = addSchema(tokens, to: &lattice)
    addStates(tokens, to: &lattice)
    addMailProviders(tokens, to: &lattice)
    addLooseMembers(tokens, matcher: matcher, to: &lattice)
    for position in tokens.indices {
      lattice.offer(position..<(position + 1), weight: unknownWeight(tokens[position])) { item in
        if item.markers.isEmpty, item.schema.isEmpty, item.values.isEmpty, item.number == nil,
          item.date == nil,
          item.time == nil, item.quoted == nil, item.states.isEmpty, tokens[position].isWord
        {
          item.isUnknown = isLetter(position, of: tokens) || !Stopwords.contains(tokens[position].lower)
        }
      }
    }
    for position in tokens.indices {
      if let meaning = taught?.meaning(of: tokens[position]) { lattice.fix(position, Self.item(of: meaning)) }
    }
    var items = lattice.best().map { cell -> Item in
      var item = cell
      item.span = TextSpan(
        tokens[cell.tokens.lowerBound].span.start, tokens[cell.tokens.upperBound - 1].span.end)
      item.text = tokens[cell.tokens].map(\.lower).joined(separator: " ")
      return item
    }
    preferNamedTables(in: &items, matcher)
    CompoundNames.join(&items, tokens: tokens, matcher)
    var corrections: [String] = []
    for (position, word) in matcher.corrections.sorted(by: { $0.key < $1.key }) {
      let isUsed = items.contains {
        $0.tokens.contains(position) && $0.schema.contains { $0.correction != nil }
      }
      if isUsed { corrections.append("\"\(tokens[position].text)\" read as \(word)") }
    }
    var guesses: [String] = []
    for (position, word) in matcher.guesses.sorted(by: { $0.key < $1.key })
    where items.contains(where: { $0.tokens.contains(position) && $0.isSchema }) {
      let guess = "\"\(tokens[position].lower)\" read as \(word)"
      if !guesses.contains(guess) { guesses.append(guess) }
    }
    var result = Result(items: items, corrections: corrections, guesses: guesses)
    result.respelt = items.compactMap(Self.respelling)
    return result
  }

  /// A name that many tables have is looked up again once it is known which tables the question names.
  private func preferNamedTables(in items: inout [Item], _ matcher: SchemaMatcher) {
    let named = Set(
      items.flatMap { item in
        item.schema.prefix(3).compactMap { candidate -> String? in
          if case .table(let name) = candidate.element, candidate.score >= 0.85 { name } else { nil }
        }
      })
    guard !named.isEmpty else { return }
    for index in items.indices where items[index].schema.count == SchemaMatcher.mostCandidates {
      items[index].schema = matcher.candidates(for: items[index].tokens, preferring: named)
    }
  }

  /// A capital letter by itself inside a question is meant as that letter: "names that start with A".
  private func isLetter(_ position: Int, of tokens: [Token]) -> Bool {
    guard position > 0, tokens[position].text.utf8.count == 1, let byte = tokens[position].text.utf8.first
    else { return false }
    return byte >= 65 && byte <= 90 && byte != UInt8(ascii: "I")
  }

  private func unknownWeight(_ token: Token) -> Double {
    token.isWord && !Stopwords.contains(token.lower) ? -0.4 : 0
  }

  // MARK: Closed-class words

  private func addMarkers(_ tokens: [Token], to lattice: inout Lattice) {
    for start in tokens.indices where tokens[start].kind != .quoted && !isLetter(start, of: tokens) {
      // "an active value of 1"
      if start + 2 < tokens.count, tokens[start].lower == "value", tokens[start + 1].lower == "of",
        case .number = tokens[start + 2].kind
      {
        lattice.offer(start..<(start + 2), weight: 1.6) { $0.markers.append(.filler) }
      }
      for match in MarkerTable.matches(at: start, in: tokens) {
        // "orders by channel" are orders, "order by channel" is a wish to sort
        if case .order = match.marker, tokens[match.tokens].contains(where: { $0.lower == "orders" }) {
          continue
        }
        // "return the names" is a wish, "were returned" happened
        if case .opener(.command) = match.marker, start > 0, tokens[start].lower == "returned" { continue }
        let count = Double(match.tokens.count)
        let isFiller = match.marker == .filler
        var weight =
          match.marker == .newcomer || Self.isOfPay(match.marker)
          ? 1.35 * count : isFiller ? 0.12 * count : 0.62 * count + 0.3 * (count - 1)
        // "the number of" counts, even where a column is called number
        let follows = match.tokens.upperBound < tokens.count ? tokens[match.tokens.upperBound].lower : ""
        if match.marker == .count, follows != "the",
          tokens[match.tokens].contains(where: { $0.lemma == "number" })
        {
          weight += 0.15
        }
        lattice.offer(match.tokens, weight: weight) { $0.markers.append(match.marker) }
      }
    }
  }

  /// "highest paid": the two words ask for a wage, and for nothing that was paid.
  private static func isOfPay(_ marker: Marker) -> Bool {
    if case .superlative(let superlative) = marker { superlative.adjective == "well paid" } else { false }
  }

  // MARK: Times and numbers

  private func addTimes(_ tokens: [Token], to lattice: inout Lattice) {
    for mention in time.mentions(in: StoredPeriods.hidden(in: tokens, members)) {
      let count = Double(mention.tokens.count)
      lattice.offer(mention.tokens, weight: 0.95 * count + 0.3 * (count - 1)) { $0.time = mention }
    }
  }

  private func addNumbers(_ tokens: [Token], to lattice: inout Lattice) {
    for mention in NumberGrammar.mentions(in: tokens) {
      let count = Double(mention.tokens.count)
      lattice.offer(mention.tokens, weight: 0.9 * count + 0.2 * (count - 1)) { $0.number = mention.number }
    }
    for (position, token) in tokens.enumerated() {
      if case .date(let date) = token.kind {
        lattice.offer(position..<(position + 1), weight: 1.0) { $0.date = date }
      }
    }
  }

  /// What stored value a misspelt one is taken for; `nil` for values as they are stored.
  private static func respelling(_ item: Item) -> String? {
    guard !item.isSchema, let best = item.values.first, best.score == MemberIndex.fuzzyScore else {
      return nil
    }
    let values = item.values.reduce(into: [String]()) { if !$0.contains($1.value) { $0.append($1.value) } }
    return "\"\(item.quoted ?? item.text)\" read as \(values.prefix(3).joined(separator: " or "))"
  }

  // MARK: Members

  private func addMembers(_ tokens: [Token], to lattice: inout Lattice) {
    for start in tokens.indices {
      if tokens[start].kind == .quoted {
        let text = tokens[start].text
        var found = members.exact(text)
        if found.isEmpty { found = members.fuzzy(text) }
        lattice.offer(start..<(start + 1), weight: 2.2) {
          $0.quoted = text
          $0.values = found
        }
        continue
      }
      guard isMemberStart(tokens[start]) else { continue }
      let longest = Swift.min(members.longestPhrase + 1, tokens.count - start)
      guard longest > 0 else { continue }
      for length in stride(from: longest, through: 1, by: -1) {
        let range = start..<(start + length)
        guard !tokens[range].contains(where: { $0.kind == .quoted || $0.text == "?" }) else { continue }
        if length == 1, Stopwords.contains(tokens[start].lower), !isCode(start, of: tokens),
          !isLetterValue(start, of: tokens)
        {
          continue
        }
        let text = tokens[range].map(\.text).joined(separator: " ")
        var found = members.exact(text)
        if found.isEmpty, length > 2, Self.isTitle(tokens[range]) { found = members.initialism(text) }
        guard !found.isEmpty else { continue }
        let areNames = found.allSatisfy { NameWords.words(in: $0.column.column).last == "name" }
        if length > 1, areNames, let kind = kindNoun(tokens[range]) {
          if kind.isTable { continue }
          found = kind.matches + found
        }
        let count = Double(tokens[range].filter { $0.kind != .punctuation }.count)
        let isCapital = tokens[start].text.first?.isUppercase ?? false
        // "growth" asks for growth, "Growth" may be a plan
        let isMarker = MarkerTable.matches(at: start, in: tokens).contains {
          $0.tokens.count == 1 && $0.marker != .filler
        }
        if length == 1, !isCapital, isMarker { continue }
        // "how many people report to …" asks for persons, whatever team is called People
        if length == 1, !isCapital, ["people", "persons"].contains(tokens[start].lower), start > 0,
          ["many", "which", "what", "the", "of"].contains(tokens[start - 1].lower)
        {
          continue
        }
        let isCommon = !isCapital && (CommonEnglish.contains(tokens[start].lemma) || lattice.isCovered(start))
        let isVerbForm = Self.isVerbForm(tokens[start].lower)
        // "failed" is a state where a column tells a few states apart
        let isState =
          isVerbForm && found.contains { members.isEnumeration($0.column) } && !isVerbOfClause(start, tokens)
        if length == 1, !isCapital, found[0].score < 0.9 || isVerbForm && !isState { continue }
        let base =
          length == 1
          ? (isCapital && start > 0
            ? 0.98 : isCommon ? 0.2 : isVerbForm ? 0.3 : 0.42) : 1.0
        let score = found[0].score
        lattice.offer(range, weight: base * score * count + 0.3 * (count - 1)) { $0.values = found }
      }
    }
  }

  /// A single capital letter beside a word of the column that holds it: "class A".
  private func isLetterValue(_ position: Int, of tokens: [Token]) -> Bool {
    let token = tokens[position]
    guard position > 0, token.text.utf8.count == 1, token.text.utf8.allSatisfy({ $0 >= 65 && $0 <= 90 })
    else {
      return false
    }
    let beside = Set(
      [position - 1, position + 1].filter(tokens.indices.contains).map { tokens[$0].lemma })
    return members.exact(token.text).contains {
      !beside.isDisjoint(with: NameWords.words(in: $0.column.column))
    }
  }

  /// Two or more capital letters among words that are not written in capitals: the "US" in "sales in US".
  private func isCode(_ position: Int, of tokens: [Token]) -> Bool {
    let text = tokens[position].text
    return text.utf8.count > 1 && text.utf8.allSatisfy { $0 >= 65 && $0 <= 90 }
      && tokens.contains { $0.isWord && $0.text.utf8.contains { $0 >= 97 && $0 <= 122 } }
  }

  /// Words that start with capitals, small words between them aside: "Bank of America".
  private static func isTitle(_ tokens: ArraySlice<Token>) -> Bool {
    guard let first = tokens.first, let last = tokens.last, first.isWord, last.isWord else { return false }
    return tokens.allSatisfy { token in
      token.isWord
        && (token.text.first?.isUppercase == true
          || token != first && token != last && Stopwords.contains(token.lower))
    }
  }

  /// "reported by the staff", "reported before May", where the schema knows of reporting: a verb rather than a state.
  private func isVerbOfClause(_ position: Int, _ tokens: [Token]) -> Bool {
    guard position + 1 < tokens.count else { return false }
    let next = tokens[position + 1].lower
    if next == "by" { return true }
    let isLinked = ["before", "after", "since", "in", "on", "at", "from", "to", "between", "during"].contains(
      next)
    return isLinked && schema.wordsByStem[tokens[position].stem] != nil
  }

  /// "chinese food", "chinese restaurants" where some value happens to be written so: the last word may as well say
  /// what kind of thing the member before it is, a column's or that of the rows themselves.
  private func kindNoun(_ tokens: ArraySlice<Token>) -> (matches: [MemberIndex.Match], isTable: Bool)? {
    guard let noun = tokens.last, noun.isWord, noun.text.first?.isUppercase != true else { return nil }
    let before = members.exact(tokens.dropLast().map(\.text).joined(separator: " ")).filter {
      $0.score >= 0.9
    }
    let ofTable = before.contains { NameWords.words(in: $0.column.table).last == noun.lemma }
    var ofColumn = before.filter { NameWords.words(in: $0.column.column).contains(noun.lemma) }
    if !ofTable, ofColumn.isEmpty { return nil }
    for index in ofColumn.indices { ofColumn[index].score = 1.05 }
    return (ofColumn, ofTable)
  }

  private static func isVerbForm(_ word: String) -> Bool { word.hasSuffix("ed") || word.hasSuffix("ing") }

  private func isMemberStart(_ token: Token) -> Bool {
    switch token.kind {
    case .word, .number, .date: true
    case .quoted, .punctuation: false
    }
  }

  /// Fuzzy members and distinctive parts of members, for words nothing else explains.
  private func addLooseMembers(_ tokens: [Token], matcher: SchemaMatcher, to lattice: inout Lattice) {
    for start in tokens.indices {
      guard tokens[start].isWord, !Stopwords.contains(tokens[start].lower), !lattice.isCovered(start) else {
        continue
      }
      for length in stride(from: Swift.min(3, tokens.count - start), through: 1, by: -1) {
        let range = start..<(start + length)
        guard range.allSatisfy({ tokens[$0].isWord && !lattice.isCovered($0) }) else { continue }
        let text = tokens[range].map(\.text).joined(separator: " ")
        let isOwner = start + 1 < tokens.count && tokens[start + 1].text == "'s"
        let isCapital = tokens[start].text.first?.isUppercase == true && (start > 0 || isOwner)
        // "average age of cats": a member in another number, where nothing else explains the word
        var found = length == 1 && text.utf8.count > 3 ? members.exact(text) : []
        if found.isEmpty, length == 1, isCapital { found = members.containing(word: text) }
        if found.isEmpty, length == 1, text.utf8.count > 2 || isCode(start, of: tokens) {
          found = members.initialism(text)
        }
        if found.isEmpty, length > 1 { found = members.containing(words: tokens[range].map(\.text)) }
        if found.isEmpty, !CommonEnglish.contains(tokens[start].lemma) || length > 1,
          !Self.isVerbForm(tokens[start].lower)
        {
          found = members.fuzzy(text)
        }
        guard !found.isEmpty else { continue }
        lattice.offer(range, weight: 0.45 * Double(length)) { $0.values = found }
        break
      }
    }
  }

  /// "gmail", "hotmail": part of an address, where there is a column of them.
  private func addMailProviders(_ tokens: [Token], to lattice: inout Lattice) {
    let providers: Set<String> = [
      "gmail", "hotmail", "yahoo", "outlook", "icloud", "aol", "gmx", "proton", "protonmail", "yandex",
    ]
    for start in tokens.indices where providers.contains(tokens[start].lower) && !lattice.isInMember(start) {
      let columns = schema.elements.filter { element in
        guard case .column = element else { return false }
        return element.nameWords.contains("email") || element.nameWords.contains("mail")
      }
      guard !columns.isEmpty else { return }
      lattice.offer(start..<(start + 1), weight: 1.3) {
        $0.mailProvider = tokens[start].lower
        $0.schema = columns.map { SchemaCandidate(element: $0, score: 1) }
      }
    }
  }

  // MARK: Taught words

  /// The only thing a taught word means.
  private static func item(of meaning: TaughtMeaning) -> Item {
    var item = Item(tokens: 0..<0, span: TextSpan(0, 0), text: "")
    switch meaning {
    case .name(let element): item.schema = [SchemaCandidate(element: element, score: 1)]
    case .measure(let measure): item.schema = [SchemaCandidate(element: .measure(measure.name), score: 1)]
    case .values(let matches): item.values = matches
    case .rows(let state, _): item.states = [state]
    }
    return item
  }

  // MARK: States

  private func addStates(_ tokens: [Token], to lattice: inout Lattice) {
    for start in tokens.indices where tokens[start].isWord {
      addRate(at: start, tokens, to: &lattice)
      for length in 1...4 where start + length <= tokens.count {
        if length > 2, !RowStates.opensPhrase(tokens[start].lower) { break }
        let words = tokens[start..<(start + length)].map(\.lower).joined(separator: " ")
        let found = states.states(of: words, today: time.asOf)
        guard !found.isEmpty, !(start..<(start + length)).contains(where: lattice.isInMember) else {
          continue
        }
        // "lost reason" is the name of a column
        if let next = tokens.indices.contains(start + 1) ? tokens[start + 1] : nil,
          lattice.isName(start..<(start + 2), [tokens[start].lemma, next.lemma])
        {
          continue
        }
        let isVerb = Self.verbsOfStates.contains(words)
        lattice.offer(start..<(start + length), weight: (isVerb ? 0.9 : 1.35) * Double(length)) {
          $0.states = found
        }
      }
    }
  }

  /// "success rate", "rate of failure": the share of the rows in a state, unless something is called so.
  private func addRate(at start: Int, _ tokens: [Token], to lattice: inout Lattice) {
    let words = tokens[start...].prefix(3).map(\.lower)
    let isLast = words.count > 1 && ["rate", "rates"].contains(words[1])
    let isFirst = words.count > 2 && words[0] == "rate" && words[1] == "of"
    guard isLast || isFirst else { return }
    let named = isLast ? [tokens[start].lemma, "rate"] : ["rate"]
    let range = start..<(start + (isLast ? 2 : 3))
    guard !lattice.isName(range, named) else { return }
    let found = states.rated(by: isLast ? tokens[start].lower : words[2])
    guard !found.isEmpty else { return }
    lattice.offer(range, weight: 2.7) {
      $0.states = found
      $0.markers.append(.share)
    }
  }

  private static let verbsOfStates: Set<String> = [
    "win", "lose", "close", "resolve", "pay", "churn", "cancel",
  ]

  // MARK: Schema

  private func addSchema(_ tokens: [Token], to lattice: inout Lattice) -> SchemaMatcher {
    let matcher = SchemaMatcher(index: schema, tokens: tokens, dictionary: dictionary) { position in
      tokens[position].isWord && !lattice.isCovered(position) && !Stopwords.contains(tokens[position].lower)
        && !CommonEnglish.contains(tokens[position].lemma) && !Stopwords.contains(tokens[position].lemma)
    }
    for start in tokens.indices where matcher.isKnown(start) {
      for length in 1...Swift.min(7, tokens.count - start) {
        let end = start + length
        guard matcher.isKnown(end - 1) || (length > 1 && SchemaMatcher.isGenericTail(tokens[end - 1])) else {
          if SchemaMatcher.isSkippable(tokens[end - 1]) { continue } else { break }
        }
        let range = start..<end
        // "class A license": a letter within a name may be one of its values
        if length > 2, range.dropFirst().contains(where: { isLetterValue($0, of: tokens) }) { continue }
        let found = wanted(matcher.candidates(for: range), for: tokens[range])
        guard let best = found.first else { continue }
        if length == 1, best.score < 0.9, TimeGrain(rawValue: tokens[start].lemma) != nil { continue }
        let content = Double(range.filter { !SchemaMatcher.isSkippable(tokens[$0]) }.count)
        let weight = best.score * content + 0.3 * (content - 1)
        lattice.offer(range, weight: weight) { $0.schema = found }
      }
    }
    return matcher
  }
}
