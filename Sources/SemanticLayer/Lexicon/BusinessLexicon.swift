/// What words of business questions have to do with each other, whatever the database: `turnover` is revenue, `old`
/// asks for an age, `hired` for a hire date, `qty` is short for quantity.
///
/// The entries are curated by hand in a data file that says where they are from (`business-lexicon.txt`); it is compiled
/// in, so that an installed binary needs no files beside it. Keys are lower-case singular lemmas of one or several words.
public struct BusinessLexicon: Sendable {
  /// How two terms hang together, seen from the word in the question.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Either word may stand for the other.
    case synonym
    /// The related term is more general: `employee` for `manager`.
    case broader
    /// The related term is more special: `manager` for `employee`.
    case narrower
    /// An adjective and the column it asks for.
    case adjective
    /// A verb and the noun it asks for.
    case verb
    /// A short form and what it stands for.
    case abbreviation
  }

  /// A term that another one leads to.
  public struct Related: Hashable, Sendable {
    public var term: String
    public var kind: Kind
    /// How surely one means the other, above 0 and at most 1.
    public var weight: Double

    /// Makes a related term.
    public init(term: String, kind: Kind, weight: Double) {
      self.term = term
      self.kind = kind
      self.weight = weight
    }
  }

  /// The lexicon that comes with the program.
  public static let standard = BusinessLexicon(
    entries: LexiconFile.entries(
      in: String(decoding: PackageResources.business_lexicon_txt, as: UTF8.self)))

  /// Every entry, in the order written.
  public let entries: [Entry]
  private let relatedTerms: [String: [Related]]
  private let expansions: [String: String]
  private let shortForms: [String: [String]]

  /// Builds the look-up tables.
  public init(entries: [Entry]) {
    self.entries = entries
    var related: [String: [Related]] = [:]
    var expansions: [String: String] = [:]
    var shortForms: [String: [String]] = [:]
    func add(_ from: String, _ to: String, _ kind: Kind, _ weight: Double) {
      guard from != to else { return }
      var list = related[from] ?? []
      if let index = list.firstIndex(where: { $0.term == to }) {
        if list[index].weight < weight { list[index] = Related(term: to, kind: kind, weight: weight) }
      } else {
        list.append(Related(term: to, kind: kind, weight: weight))
      }
      related[from] = list
    }
    for entry in entries {
      switch entry {
      case .group(let terms):
        // The first term is the plainest; two others are related through it.
        for (i, a) in terms.enumerated() {
          for (j, b) in terms.enumerated() where i != j {
            add(a, b, .synonym, i == 0 || j == 0 ? Weight.toHead : Weight.amongMembers)
          }
        }
      case .broader(let general, let specials):
        for special in specials {
          add(special, general, .broader, Weight.broader)
          add(general, special, .narrower, Weight.narrower)
        }
      case .adjective(let word, let nouns):
        for (rank, noun) in nouns.enumerated() {
          add(word, noun, .adjective, Weight.ranked(rank))
          add(noun, word, .adjective, Weight.ranked(rank))
        }
      case .verb(let word, let nouns):
        for (rank, noun) in nouns.enumerated() {
          add(word, noun, .verb, Weight.ranked(rank))
          add(noun, word, .verb, Weight.ranked(rank))
        }
      case .abbreviation(let short, let long):
        add(short, long, .abbreviation, 1)
        add(long, short, .abbreviation, 1)
        if expansions[short] == nil { expansions[short] = long }
        shortForms[long, default: []].append(short)
      }
    }
    relatedTerms = related.mapValues { list in
      list.sorted { $0.weight != $1.weight ? $0.weight > $1.weight : $0.term < $1.term }
    }
    self.expansions = expansions
    self.shortForms = shortForms
  }

  /// Terms a lemma leads to, surest first, ties by name; empty when it is not in the lexicon.
  public func related(to lemma: String) -> [Related] { relatedTerms[lemma] ?? [] }

  /// Only the terms that mean the same.
  public func synonyms(of lemma: String) -> [Related] { related(to: lemma).filter { $0.kind == .synonym } }

  /// `qty` → `quantity`; `nil` for a word that is not a known short form.
  public func expansion(ofAbbreviation word: String) -> String? { expansions[word] }

  /// `quantity` → `qty`, `qnty`.
  public func abbreviations(of term: String) -> [String] { shortForms[term] ?? [] }

  /// Every term that can be looked up, sorted.
  public var terms: [String] { relatedTerms.keys.sorted() }

  private enum Weight {
    static let toHead = 0.9
    static let amongMembers = 0.8
    static let broader = 0.6
    static let narrower = 0.5

    /// Nouns of an adjective or a verb, the likeliest first.
    static func ranked(_ rank: Int) -> Double { max(0.5, 0.85 - 0.05 * Double(rank)) }
  }
}
