import SemanticLayer
import Testing

@Suite("The business lexicon")
struct BusinessLexiconTests {
  let lexicon = BusinessLexicon.standard

  @Test("it has at least four hundred entries, none written twice")
  func size() {
    #expect(lexicon.entries.count >= 400)
    #expect(Set(lexicon.entries).count == lexicon.entries.count)
  }

  @Test("terms are lower case and stand once in their entry")
  func wellFormed() {
    for entry in lexicon.entries {
      let terms: [String] =
        switch entry {
        case .group(let terms): terms
        case .broader(let general, let specials): [general] + specials
        case .adjective(let word, let nouns): nouns + (nouns.contains(word) ? [] : [word])
        // A verb and its noun may be one word: to order, an order.
        case .verb(_, let nouns): nouns
        case .abbreviation(let short, let long): [short, long]
        }
      #expect(terms.count >= (isVerb(entry) ? 1 : 2), "\(entry)")
      #expect(Set(terms).count == terms.count, "\(entry)")
      for term in terms { #expect(term == term.lowercased() && !term.isEmpty, "\(entry)") }
    }
  }

  @Test("a short form stands for one thing, and no adjective or verb is listed twice")
  func unambiguous() {
    var shortForms: [String: String] = [:]
    var heads: Set<String> = []
    for entry in lexicon.entries {
      switch entry {
      case .abbreviation(let short, let long):
        #expect(shortForms[short] == nil, "\(short) is \(shortForms[short] ?? "") and \(long)")
        shortForms[short] = long
      case .adjective(let word, _): #expect(heads.insert("adjective \(word)").inserted, "\(word)")
      case .verb(let word, _): #expect(heads.insert("verb \(word)").inserted, "\(word)")
      case .group(let terms): #expect(heads.insert("group \(terms[0])").inserted, "\(terms[0])")
      case .broader(let general, _): #expect(heads.insert("broader \(general)").inserted, "\(general)")
      }
    }
  }

  @Test("no term means the same as another and its special case at once")
  func noContradictions() {
    var synonyms: Set<[String]> = []
    for case .group(let terms) in lexicon.entries {
      for a in terms { for b in terms where a != b { synonyms.insert([a, b]) } }
    }
    for case .broader(let general, let specials) in lexicon.entries {
      for special in specials { #expect(!synonyms.contains([general, special]), "\(general), \(special)") }
    }
  }

  @Test(
    "look-up works in both directions",
    arguments: [
      ("turnover", "revenue", BusinessLexicon.Kind.synonym), ("revenue", "turnover", .synonym),
      ("client", "customer", .synonym), ("rep", "sales representative", .synonym), ("old", "age", .adjective),
      ("age", "old", .adjective), ("hire", "hire date", .verb), ("live in", "city", .verb),
      ("qty", "quantity", .abbreviation), ("quantity", "qty", .abbreviation), ("cheap", "price", .adjective),
      ("employee", "person", .broader), ("employee", "manager", .narrower),
    ])
  func lookUp(word: String, term: String, kind: BusinessLexicon.Kind) {
    #expect(lexicon.related(to: word).contains { $0.term == term && $0.kind == kind })
  }

  @Test("weights lie in (0, 1] and sort the list")
  func weights() {
    for term in lexicon.terms {
      let weights = lexicon.related(to: term).map(\.weight)
      #expect(weights.allSatisfy { $0 > 0 && $0 <= 1 })
      #expect(weights == weights.sorted(by: >))
    }
    #expect(lexicon.related(to: "xyzzy").isEmpty)
  }

  private func isVerb(_ entry: BusinessLexicon.Entry) -> Bool {
    if case .verb = entry { true } else { false }
  }
}
