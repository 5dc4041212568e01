import QuerentCore
import Retrieval
import Tools

/// Finds the sentences of the playbooks that apply to one client: those that name what it is or buys, and those whose
/// demand on spend it meets.
struct ClientPolicies {
  /// A sentence and why it applies.
  struct Applying {
    var quotation: Quotation
    var reason: String
  }

  let profile: ClientProfile
  let index: DocumentIndex
  /// What the question asks beside the client.
  let topic: String
  let others: OtherKinds
  private static let most = 5

  /// The sentences, warnings first, and the passages they stand in.
  func applying() throws -> (rules: [Applying], passages: [Passage]) {
    var passages: [Passage] = []
    var seen: Set<String> = []
    var found: [(rank: Int, rule: Applying)] = []
    for query in queries() {
      let candidates = try index.candidates(query)
      passages += candidates.passages
      for quotation in candidates.quotations where seen.insert(quotation.place + quotation.text).inserted {
        guard !quotation.looksLikeInstruction, isOnTopic(quotation), let (rank, reason) = reason(quotation)
        else {
          continue
        }
        found.append((rank, Applying(quotation: quotation, reason: reason)))
      }
    }
    let sorted = found.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
    return (sorted.prefix(Self.most).map(\.element.rule), passages)
  }

  private var kinds: [ClientProfile.Fact] {
    profile.facts.filter { fact in
      switch fact.part {
      case .attribute, .bought: if case .text(let text) = fact.value { !text.isEmpty } else { false }
      case .spend, .spendBefore, .change, .other: false
      }
    }
  }

  private func queries() -> [String] {
    [topic, "\(topic) customer spent spend quarters"] + kinds.prefix(5).map { "\(topic) \($0.text)" }
  }

  /// Why a sentence applies, and its place: demands on spend that speak of a fall come before all else.
  private func reason(_ quotation: Quotation) -> (Int, String)? {
    if let rule = SpendRule(quotation.text) {
      return rule.reason(profile).map { (rule.figure == .fall ? 0 : 3, $0) }
    }
    for (place, fact) in kinds.enumerated() {
      if case .bought = fact.part {
        guard Self.speaksOfBuyers(of: fact.text, quotation.text), !others.areNamed(in: quotation.text) else {
          continue
        }
        return (2, "\(fact.label): \(fact.text)")
      }
      guard Self.names(quotation.text, fact.text) else { continue }
      return (place == 0 ? 1 : 2, "\(fact.label): \(fact.text)")
    }
    return nil
  }

  /// Whether a sentence or what it stands under speaks of what was asked.
  private func isOnTopic(_ quotation: Quotation) -> Bool {
    let text = ([quotation.text, quotation.context ?? ""] + quotation.headings).joined(separator: " ")
      .lowercased()
    let words = text.split { !$0.isLetter }.map(String.init)
    let asked = topic.lowercased().split { !$0.isLetter }.map(String.init).filter { !Self.plain.contains($0) }
    let things = asked.filter { word in !Self.offers.contains { word.hasPrefix($0) } }
    if !things.isEmpty {
      return things.contains { thing in
        words.contains { $0.hasPrefix(String(thing.prefix(max(4, thing.count - 2)))) }
      }
    }
    return words.contains { word in Self.offers.contains { word.hasPrefix($0) } }
  }

  /// Whether a sentence has a name as words of its own.
  private static func names(_ sentence: String, _ name: String) -> Bool {
    !SentenceWords(sentence).places(of: name).isEmpty
  }

  /// Whether a sentence speaks of those who buy a thing: "furniture customers", "who buy packaging". One that only
  /// names the thing may tell whom to sell it to.
  private static func speaksOfBuyers(of thing: String, _ sentence: String) -> Bool {
    let sentence = SentenceWords(sentence)
    return sentence.places(of: thing).contains { place in
      let next = place.upperBound < sentence.words.count ? sentence.words[place.upperBound] : ""
      let before = sentence.words[max(0, place.lowerBound - 3)..<place.lowerBound]
      return buyers.contains(next) || before.contains(where: buying.contains)
    }
  }

  private static let buyers: Set<String> = [
    "customers", "customer", "clients", "client", "buyers", "accounts", "account",
  ]
  private static let buying: Set<String> = ["buy", "buys", "bought", "buying", "order", "orders", "ordered"]

  /// Beginnings of words for offering something.
  private static let offers = [
    "pitch", "sell", "offer", "propos", "recommend", "upsell", "suggest", "present", "bring", "cross", "idea",
  ]
  /// Words of a question that name no topic.
  private static let plain: Set<String> = [
    "what", "which", "how", "should", "can", "could", "do", "would", "the", "a", "an", "to", "of", "for",
    "and", "or", "in",
    "is", "are", "be", "best", "right", "good", "help", "give", "some", "any", "spend", "spending",
    "industry", "segment",
    "history", "given", "based", "size", "account", "client", "customer", "first", "there", "they", "it",
    "that", "this",
    "about", "before", "so", "please", "need", "know", "trend", "data", "facts", "sales", "s", "next", "most",
    "likely",
    "point", "points", "talking", "kind", "type", "buy", "bought", "them", "now", "then", "who", "our",
    "your", "you",
  ]
}
