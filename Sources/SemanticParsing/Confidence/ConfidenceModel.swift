/// How likely a reading is to be right: logistic regression over ``ReadingFeatures``.
///
/// The weights are learned by `make learn` from questions with known answers; the probabilities are calibrated on
/// databases the weights were not learned from.
public struct ConfidenceModel: Sendable {
  /// The log odds of a reading without any feature.
  var intercept: Double
  /// What each feature adds to the log odds.
  var weights: [String: Double]

  /// The probability that a reading is right, 0…1.
  public func probability(_ features: ReadingFeatures) -> Double {
    var odds = intercept
    for (name, value) in features.sorted { odds += weight(of: name, in: features) * value }
    return Self.logistic(odds)
  }

  /// The weight of a feature. A turn that follows another has weights of its own beside those of all questions: what is
  /// left unsaid is likelier to be missed (Daumé, "Frustratingly easy domain adaptation", 2007).
  private func weight(of name: String, in features: ReadingFeatures) -> Double {
    let shared = weights[name] ?? 0
    return features["turn.later"] > 0 ? shared + (weights["turn.\(name)"] ?? 0) : shared
  }

  /// What spoke against a reading most, strongest first; what nobody asks for before what was learned.
  public func doubts(_ features: ReadingFeatures) -> [String] {
    let certain = features.sorted.map(\.name).filter { name in
      Self.certain.contains { name.hasPrefix($0) }
    }
    return certain + learnedDoubts(features).filter { !certain.contains($0) }
  }

  /// The features that make an answer doubtful whatever else speaks for it.
  private static let certain = ["contradiction.", "unanswered.", "unasked."]

  private func learnedDoubts(_ features: ReadingFeatures) -> [String] {
    features.sorted.map { (name: $0.name, value: weight(of: $0.name, in: features) * $0.value) }
      .filter { $0.value < -0.25 }.sorted { ($0.value, $0.name) < ($1.value, $1.name) }.map(\.name)
  }

  /// 1 / (1 + e^-x), by the series of e^x around the nearest power of two: pure targets have no mathematics library.
  static func logistic(_ x: Double) -> Double {
    1 / (1 + exponential(-Swift.min(Swift.max(x, -40), 40)))
  }

  private static func exponential(_ x: Double) -> Double {
    // e^x = 2^k e^r with |r| ≤ ln 2 / 2, where the series converges quickly
    let ln2 = 0.693147180559945309
    let power = (x / ln2).rounded()
    let rest = x - power * ln2
    var term = 1.0
    var sum = 1.0
    for step in 1...18 {
      term *= rest / Double(step)
      sum += term
    }
    return sum * Double(sign: .plus, exponent: Int(power), significand: 1)
  }
}
