import QuerentCore
import SemanticLayer
import Testing

@testable import SemanticParsing

@Suite("Words") struct WordTests {
  @Test(
    "A word is reduced to its dictionary form",
    arguments: [
      ("customers", "customer"), ("countries", "country"), ("addresses", "address"), ("people", "person"),
      ("bought", "buy"), ("boxes", "box"), ("status", "status"), ("ids", "id"), ("sales", "sales"),
      ("was", "be"),
      ("movies", "movie"), ("series", "series"), ("glass", "glass"),
    ])
  func lemma(_ word: String, _ expected: String) { #expect(Lemmatizer.lemma(of: word) == expected) }

  @Test(
    "Words of one family share a stem",
    arguments: [
      ("manufacturer", "manufacture"), ("ordering", "order"), ("measurement", "measure"), ("rated", "rate"),
      ("shipping", "ship"),
    ])
  func stem(_ left: String, _ right: String) {
    #expect(
      Lemmatizer.stem(of: Lemmatizer.lemma(of: left)) == Lemmatizer.stem(of: Lemmatizer.lemma(of: right)))
  }

  @Test(
    "Folding drops case, accents and punctuation",
    arguments: [
      ("  Élodie  Martin-Ruiz ", "elodie martin ruiz"), ("O'Neil", "oneil"), ("STRAẞE", "strasse"),
      ("CA-2016-152156", "ca 2016 152156"), ("北京", "北京"), ("", ""), ("!!!", ""),
    ])
  func folding(_ text: String, _ expected: String) {
    // capital sharp s lower-cases to ß
    #expect(TextFolding.fold(text) == expected)
  }

  @Test(
    "Edit distance counts swaps of neighbours once and stops at the limit",
    arguments: [
      ("regoin", "region", 2, 1), ("", "abc", 5, 3), ("abc", "abc", 1, 0), ("abcdef", "uvwxyz", 2, 3),
    ])
  func distance(_ left: String, _ right: String, _ limit: Int, _ expected: Int) {
    #expect(EditDistance.between(left, right, limit: limit) == expected)
  }

  @Test("Distance is symmetric and zero only for equal words, over seeded random words")
  func distanceIsAMetric() {
    var state: UInt64 = 42
    func next() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 40)
    }
    for _ in 0..<500 {
      let words = (0..<2).map { _ in
        String((0..<(next() % 7)).map { _ in Character(["a", "b", "c"][next() % 3]) })
      }
      let forward = EditDistance.between(words[0], words[1], limit: 20)
      #expect(forward == EditDistance.between(words[1], words[0], limit: 20), "seed 42, \(words)")
      #expect((forward == 0) == (words[0] == words[1]), "seed 42, \(words)")
    }
  }
}

@Suite("Tokenizer") struct TokenizerTests {
  private func words(_ text: String) -> [String] { Tokenizer.tokens(of: text).map(\.lower) }

  @Test("Contractions, possessives and punctuation become tokens of their own")
  func contractions() {
    #expect(
      words("Don't show Sean O'Donnell's orders, please.") == [
        "do", "not", "show", "sean", "o'donnell", "'s", "orders", ",", "please", ".",
      ])
  }

  @Test("Numbers keep their separators, suffixes and signs")
  func numbers() {
    let found = Tokenizer.tokens(of: "1,200.50 $1.5k 20% -3 2nd 3rd").compactMap { token -> NumberMention? in
      if case .number(let number) = token.kind { number } else { nil }
    }
    #expect(found.map(\.value) == [1200.5, 1500, 20, -3, 2, 3])
    #expect(found.map(\.isCurrency) == [false, true, false, false, false, false])
    #expect(found.map(\.isPercent) == [false, false, true, false, false, false])
    #expect(found.map(\.isOrdinal) == [false, false, false, false, true, true])
  }

  @Test("A code with digits and letters stays a word")
  func codes() { #expect(words("12E4 and LG-P760") == ["12e4", "and", "lg", "-", "p760"]) }

  @Test("Written dates are dates, with their time of day swallowed")
  func dates() {
    let found = Tokenizer.tokens(of: "2014-05-06 10:30:00, 5/6/2014 and 31.12.2015").compactMap {
      token -> String? in
      if case .date(let date) = token.kind { date.iso } else { nil }
    }
    #expect(found == ["2014-05-06", "2014-05-06", "2015-12-31"])
  }

  @Test(
    "Quoted text is one token whatever it holds",
    arguments: ["\"a b, c\"", "'a b, c'", "“a b, c”", "‘a b, c’", "``a b, c''"])
  func quotations(_ text: String) {
    let tokens = Tokenizer.tokens(of: "name \(text) here")
    #expect(tokens.map(\.text) == ["name", "a b, c", "here"])
    #expect(tokens[1].kind == .quoted)
  }

  @Test(
    "Every token's span gives back its text",
    arguments: ["How many “été” orders in 2014?", "a'b c's \"d\" 5%", "日本 orders"])
  func spans(_ text: String) {
    let bytes = Array(text.utf8)
    for token in Tokenizer.tokens(of: text) {
      let slice = String(decoding: bytes[token.span.start..<token.span.end], as: UTF8.self)
      #expect(slice.contains(token.text) || token.text == "'s", "\(slice) for \(token.text)")
    }
  }

  @Test("A shared noun is given to both adjectives")
  func sharedNouns() { #expect(words("first and last name") == ["first", "name", "and", "last", "name"]) }

  @Test("Hostile input gives tokens and no crash")
  func hostile() {
    var state: UInt64 = 7
    for _ in 0..<300 {
      var scalars = String.UnicodeScalarView()
      for _ in 0..<40 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        if let scalar = Unicode.Scalar(UInt32((state >> 33) % 0x2FFFF)) { scalars.append(scalar) }
      }
      _ = Tokenizer.tokens(of: String(scalars))
    }
    #expect(Tokenizer.tokens(of: String(repeating: "a", count: 1_000_000)).count == 1)
  }
}
