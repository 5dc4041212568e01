import Foundation

/// Whether the documents answer a question at all: a logistic regression over what the best passages and sentences show.
///
/// One score alone cannot tell (the best has an area under the curve near 0.75). The five together were fitted, with a ridge of
/// 0.3, on the questions of `Tests/RetrievalTests/Questions`, on 112 others over handbooks, house rules and guides of other kinds, and on
/// questions over paragraphs of an encyclopedia, each with and without the paragraph that answers it. Of 238 such questions that
/// were kept out of the fit, .92 of those without an answer are declined, and .09 of the others.
struct Abstention {
  /// What is weighed, each about 0…1.
  struct Evidence: Hashable {
    /// BM25 of the best passage over what a passage with every word of the question could have.
    var lexical: Double
    /// Share of the question, by weight, in the best passage and its headings.
    var passageCoverage: Double
    /// Share of the question, by weight, in the best sentence, its context and headings.
    var sentenceCoverage: Double
    var cosine: Double
    /// The best sentence has the kind of words that are asked for, or none are.
    var fitsKind: Double

    var features: [Double] { [lexical, passageCoverage, sentenceCoverage, cosine, fitsKind] }
  }

  var intercept = -5.85
  var weights = [1.74, 1.17, 5.67, 1.80, 0.60]
  /// Below it nothing is answered.
  static let threshold = 0.5

  /// The probability that the documents answer.
  func probability(_ evidence: Evidence) -> Double {
    let sum = zip(weights, evidence.features).reduce(intercept) { $0 + $1.0 * $1.1 }
    return 1 / (1 + exp(-sum))
  }
}
