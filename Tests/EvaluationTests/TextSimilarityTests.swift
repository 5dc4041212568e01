import Testing

@testable import Evaluation

@Suite("Answers are compared with references")
struct TextSimilarityTests {
  @Test(
    "distances of textbook pairs",
    arguments: [
      ("kitten", "sitting", StringMetrics.Distance.levenshtein, 1 - 3.0 / 7),
      ("martha", "marhta", .jaro, 17.0 / 18), ("martha", "marhta", .jaroWinkler, 17.0 / 18 + 0.3 / 18),
      ("abc", "abcdef", .hamming, 0.5), ("", "", .levenshtein, 1), ("", "x", .jaroWinkler, 0),
      // Scalars, not letters as people see them: the second e has its accent beside it.
      ("é", "e\u{301}", .levenshtein, 0),
    ])
  func similarity(first: String, second: String, distance: StringMetrics.Distance, wanted: Double) {
    #expect(abs(StringMetrics.similarity(first, second, by: distance) - wanted) < 1e-12)
  }

  @Test("letters composed in another way are no match")
  func exactness() {
    #expect(StringMetrics.exactMatch("café", "cafe\u{301}") == 0)
    #expect(StringMetrics.stringPresent("the café is open", "café") == 1)
    #expect(StringMetrics.stringPresent("the cafe\u{301} is open", "café") == 0)
    #expect(StringMetrics.stringPresent("a", "ab") == 0)
  }

  @Test(
    "stems are those of NLTK's variant of Porter's rules",
    arguments: [
      ("caresses", "caress"), ("ponies", "poni"), ("ties", "tie"), ("spied", "spi"), ("died", "die"),
      ("agreed", "agre"), ("plastered", "plaster"), ("hopping", "hop"), ("falling", "fall"),
      ("filing", "file"),
      ("happy", "happi"), ("enjoy", "enjoy"), ("relational", "relat"), ("generalization", "gener"),
      ("geology", "geolog"), ("hopeful", "hope"), ("adjustment", "adjust"), ("adoption", "adopt"),
      ("controlling", "control"), ("rate", "rate"), ("skies", "sky"), ("sing", "sing"),
    ])
  func stems(word: String, stem: String) {
    #expect(PorterStemmer.stem(word) == stem)
  }

  @Test("the longest common run of words may have gaps")
  func rouge() {
    let score = Rouge.score("police killed the gunman", "police kill the gunman quickly", .rougeL)
    #expect(score.precision == 1 && score.recall == 0.8)
    #expect(Rouge.score("the the the", "the cat", .rouge1).precision == 1.0 / 3)
    #expect(Rouge.score("", "x").fmeasure == 0)
  }

  @Test("sentences of few common words are smoothed, others score by geometric mean")
  func bleu() {
    // Precisions 5/6, 3/5, 1/4 and, smoothed, 1/(2·3).
    let score = Bleu.score("the cat sat on the mat", references: ["the cat is on the mat"])
    #expect(abs(score - (5.0 / 6 * 3 / 5 * 1 / 4 / 6).squareRoot().squareRoot()) < 1e-12)
    #expect(abs(Bleu.score("a b c d e", "a b c d e") - 1) < 1e-12)
    // Commas and points part from words, but not within numbers.
    #expect(abs(Bleu.score("it cost 1,200.50, no less", "it cost 1,200.50 , no less") - 1) < 1e-12)
    #expect(Bleu.score("one two", "one two") == 0)
  }

  @Test("recall counts twice in chrF")
  func chrf() {
    // One scalar in a row: precision 1/2, recall 1; two in a row: nothing to compare on the shorter side.
    #expect(abs(CharacterF.score("ab", "a") - 5 * 0.5 / (4 * 0.5 + 1)) < 1e-12)
    #expect(CharacterF.score("a b c d e f g", "abcdefg") == 1)
    #expect(CharacterF.score("abc", "") == 0)
  }

  @Test("quotations of three words or more are looked up in the sources")
  func quotations() {
    let answer = "It says \"paid within  14 DAYS\" and `up to 10 percent` but \"too short\""
    let score = QuotedSpans.alignment(answers: [answer], sources: [["A refund is paid within\n14 days."]])
    #expect(score.matched == 1 && score.total == 2)
  }
}
