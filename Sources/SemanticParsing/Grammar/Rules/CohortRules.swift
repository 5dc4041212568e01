import QuerentCore
import SemanticLayer

extension Sketch {
  /// Customers told apart by when they first bought.
  struct Cohort: Hashable, Sendable {
    var grain = TimeGrain.month
    /// How many of each cohort came back, by months since.
    var isRetention = false
  }

  /// Customers that stopped buying.
  enum Churn: Hashable, Sendable { case churnRate, retentionRate }
}

/// Cohorts, new against repeat business, and customers that came, came back or went.
enum CohortRules {
  static let all: [GrammarRule] = [
    GrammarRule(
      "cohort",
      examples: [
        "customers by first purchase month", "sales by cohort", "cohort retention",
        "customers by month of their first order",
      ]
    ) { reader in reader.readCohort() },
    GrammarRule(
      "new-against-repeat", examples: ["new vs repeat revenue", "sales from new and returning customers"]
    ) { reader in reader.readNewAgainstRepeat() },
    GrammarRule("churn-rate", examples: ["churn rate last quarter", "retention rate in 2016"]) { reader in
      reader.readChurnRate()
    },
    GrammarRule(
      "churned",
      examples: ["customers lost this year", "how many customers did we lose", "churned customers"]
    ) { reader in reader.readChurned() },
    GrammarRule(
      "first-bought", examples: ["customers who first bought in January 2016 and came back in February 2016"]
    ) { reader in reader.readFirstBought() },
  ]

  fileprivate static let events: Set<String> = [
    "purchase", "order", "sale", "buy", "transaction", "booking", "deal", "invoice", "visit",
  ]
  fileprivate static let units: [String: TimeGrain] = [
    "week": .week, "month": .month, "quarter": .quarter, "year": .year,
  ]
  fileprivate static let bought: Set<String> = [
    "bought", "buy", "purchased", "purchase", "ordered", "order", "transacted", "booked", "shopped",
  ]
  fileprivate static let people: Set<String> = [
    "customer", "client", "buyer", "shopper", "account", "user", "member", "guest", "patient", "subscriber",
    "purchaser", "logo", "merchant", "donor",
  ]
}

extension SketchReader {
  /// The words from an item on, each with the item it stands in.
  private func words(from start: Int, count: Int = 7) -> [(word: String, item: Int)] {
    var found: [(String, Int)] = []
    for index in start..<max(start, items.count) where found.count < count {
      for word in items[index].text.split(whereSeparator: { $0 == " " || $0 == "-" }) {
        found.append((String(word), index))
      }
    }
    return found
  }

  // MARK: Cohorts

  fileprivate mutating func readCohort() -> Bool {
    let isGrouped = item.group != nil || item.preposition == .by
    let start = isGrouped ? cursor + 1 : cursor
    guard start < items.count else { return false }
    let words = words(from: start)
    var read: (grain: TimeGrain, count: Int)?
    let plain = words.map { Lemmatizer.lemma(of: $0.word) }
    func word(_ index: Int) -> String { index < plain.count ? plain[index] : "" }
    let skip = ["their", "its", "the"].contains(words.first?.word ?? "") ? 1 : 0
    if words.count > skip + 2, words[skip].word == "first", CohortRules.events.contains(word(skip + 1)),
      let grain = CohortRules.units[word(skip + 2)]
    {
      read = (grain, skip + 3)
    } else if let grain = CohortRules.units[word(0)], words.count > 3, words[1].word == "of" {
      let first = ["their", "the", "its"].contains(words[2].word) ? 3 : 2
      if words.count > first + 1, words[first].word == "first", CohortRules.events.contains(word(first + 1)) {
        read = (grain, first + 2)
      }
    } else if word(0) == "cohort" || CohortRules.units[word(0)] != nil && word(1) == "cohort" {
      let first = word(0) == "cohort" ? 0 : 1
      let unit = first == 1 ? CohortRules.units[word(0)] : CohortRules.units[word(1)]
      read = (unit ?? .month, first + 1 + (first == 0 && unit != nil ? 1 : 0))
    }
    guard var read, isGrouped || words.first.map({ Lemmatizer.lemma(of: $0.word) == "cohort" }) == true else {
      return false
    }
    // a table or column of that name says more than the word
    guard !(items[start].isSchema && (items[start].schema.first?.score ?? 0) >= 0.95 && word(0) == "cohort")
    else { return false }
    var cohort = sketch.arithmetic.cohort ?? Sketch.Cohort()
    let after = word(read.count)
    if ["retention", "analysis", "table", "matrix", "report"].contains(after) {
      cohort.isRetention = true
      read.count += 1
    }
    let last = words[read.count - 1].item
    guard read.count >= words.count || words[read.count].item != last else { return false }
    cohort.grain = read.grain
    if let before = previous(before: cursor), Self.isRetention(items[before].text) {
      cohort.isRetention = true
    }
    if sketch.unread.last.map({ Self.isRetention(items[$0].text) }) == true {
      sketch.unread.removeLast()
      cohort.isRetention = true
    }
    sketch.arithmetic.cohort = cohort
    cursor = last + 1
    return true
  }

  private static func isRetention(_ text: String) -> Bool { text == "retention" || text == "retained" }

  // MARK: New and repeat

  fileprivate mutating func readNewAgainstRepeat() -> Bool {
    let words = words(from: cursor)
    guard words.count > 2, words[0].word == "new" else { return false }
    var index = 1
    if CohortRules.people.contains(Lemmatizer.lemma(of: words[index].word)) { index += 1 }
    guard index + 1 < words.count, ["vs", "versus", "and", "or", "against", "&"].contains(words[index].word)
    else { return false }
    index += 1
    guard ["repeat", "returning", "existing", "recurring", "old"].contains(words[index].word) else {
      return false
    }
    if index + 1 < words.count, CohortRules.people.contains(Lemmatizer.lemma(of: words[index + 1].word)) {
      index += 1
    }
    let last = words[index].item
    guard index + 1 >= words.count || words[index + 1].item != last else { return false }
    sketch.arithmetic.splitsNew = true
    cursor = last + 1
    return true
  }

  // MARK: Churn

  fileprivate mutating func readChurnRate() -> Bool {
    guard (item.schema.first?.score ?? 0) < 0.9 || item.schema.first?.element.nameWords.last != "rate" else {
      return false
    }
    var words = words(from: cursor, count: 4)
    if let first = words.first,
      ["customer", "logo", "client", "account"].contains(Lemmatizer.lemma(of: first.word))
    {
      words.removeFirst()
    }
    guard words.count > 1, words[1].word == "rate" else { return false }
    switch words[0].word {
    case "churn", "attrition", "churned": sketch.arithmetic.churn = .churnRate
    case "retention": sketch.arithmetic.churn = .retentionRate
    default: return false
    }
    imply(.amount)
    section = .target
    cursor = words[1].item + 1
    return true
  }

  fileprivate mutating func readChurned() -> Bool {
    let word = item.text
    let isParticiple = ["lost", "churned", "lapsed", "churn", "departed"].contains(word)
    let isVerb = ["lose", "losing", "churn", "churned", "lost", "left", "leave"].contains(word)
    guard isParticiple || isVerb, !item.isValue, (item.schema.first?.score ?? 0) < 0.95 else { return false }
    // "lost customers"
    if isParticiple, let noun = next(from: cursor + 1), noun == cursor + 1, isPeople(noun) {
      let named = phrase(at: noun)
      cursor += 1
      add(.churned(named), span: items[noun].span)
      return true
    }
    // "customers lost this year", "how many customers did we lose", "customers who left"
    guard let noun = items[..<cursor].lastIndex(where: { $0.isSchema || $0.isValue }), isPeople(noun),
      items[noun + 1..<cursor].allSatisfy({ item in
        isSilent(item) || item.has(.be) || item.has(.have) || item.has(.pronoun) || item.relative != nil
          || item.opener == .who
          || ["did", "we", "have", "has", "do", "that", "did we"].contains(item.text)
      }),
      next(from: cursor + 1).map({
        items[$0].time != nil || items[$0].group != nil || items[$0].has(.sentenceEnd)
          || items[$0].preposition == .by
      }) ?? true
    else { return false }
    let named = phrase(at: noun)
    let span = item.span
    cursor += 1
    add(.churned(named), span: span)
    section = .condition
    subject = nil
    return true
  }

  private func isPeople(_ index: Int) -> Bool {
    items[index].isSchema && CohortRules.people.contains(Lemmatizer.lemma(of: items[index].text))
  }

  // MARK: Coming back

  fileprivate mutating func readFirstBought() -> Bool {
    let words = words(from: cursor, count: 3)
    if words.count > 1, words[0].word == "first", CohortRules.bought.contains(words[1].word),
      cursor > 0, items[..<cursor].contains(where: { $0.isSchema && !$0.isValue }),
      words.count < 3 || words[2].item != words[1].item
    {
      sketch.arithmetic.firstBought = sketch.times.count
      cursor = words[1].item + 1
      section = .condition
      return true
    }
    guard sketch.arithmetic.firstBought != nil else { return false }
    let pairs: Set<String> = [
      "came back", "come back", "bought again", "ordered again", "purchased again", "buy again",
      "order again",
    ]
    if words.count > 1, pairs.contains(words[0].word + " " + words[1].word) {
      sketch.arithmetic.cameBack = true
      cursor = words[1].item + 1
      return true
    }
    guard let word = words.first?.word, ["returned", "reordered", "repurchased", "return"].contains(word)
    else {
      return false
    }
    sketch.arithmetic.cameBack = true
    cursor += 1
    return true
  }
}
