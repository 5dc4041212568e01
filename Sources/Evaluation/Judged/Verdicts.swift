/// The arithmetic of RAGAS 0.4 over verdicts that somebody gave: a model, a person or a rule.
public enum Verdicts {
  /// `faithfulness` and `context_recall`: the share that holds; not a number without verdicts.
  public static func share(_ verdicts: [Bool]) -> Double {
    verdicts.isEmpty ? .nan : Double(verdicts.count { $0 }) / Double(verdicts.count)
  }

  /// `context_precision`: the mean precision at the places of those that hold. The 1e-10 below is RAGAS' own, so that a
  /// perfect list has 0.9999999999 and an empty one 0.
  public static func averagePrecision(_ verdicts: [Bool]) -> Double {
    var holding = 0.0
    var sum = 0.0
    for (place, holds) in verdicts.enumerated() where holds {
      holding += 1
      sum += holding / Double(place + 1)
    }
    return sum / (holding + 1e-10)
  }

  /// `answer_relevancy`: the mean cosine of the question with questions made from the answer; 0 when every one of them
  /// was called noncommittal.
  public static func relevancy(
    question: [Double], generated: [[Double]], noncommittal: [Bool]
  ) -> Double {
    guard !generated.isEmpty else { return .nan }
    if !noncommittal.isEmpty, noncommittal.allSatisfy(\.self) { return 0 }
    return generated.reduce(0) { $0 + cosine(question, $1) } / Double(generated.count)
  }

  /// F with recall `beta` times as heavy as precision (van Rijsbergen, Information Retrieval, 1979), from counts.
  public static func fBeta(truePositives: Int, falsePositives: Int, falseNegatives: Int, beta: Double = 1)
    -> Double
  {
    guard truePositives > 0 else { return 0 }
    let precision = Double(truePositives) / Double(truePositives + falsePositives)
    let recall = Double(truePositives) / Double(truePositives + falseNegatives)
    let square = beta * beta
    return (1 + square) * precision * recall / (square * precision + recall)
  }

  /// `answer_correctness`: three quarters the F1 of statements, one quarter their similarity as texts.
  public static func correctness(f1: Double, similarity: Double) -> Double { 0.75 * f1 + 0.25 * similarity }

  /// `context_entity_recall`: different entities in both over the number of the reference's, repetitions counted, as
  /// RAGAS has it.
  public static func entityRecall(reference: [String], context: [String]) -> Double {
    Double(Set(reference).intersection(context).count) / (Double(reference.count) + 1e-8)
  }

  /// The cosine of two vectors of one length; 0 when one of them is 0.
  public static func cosine(_ first: [Double], _ second: [Double]) -> Double {
    var product = 0.0
    var squares = (0.0, 0.0)
    for (one, other) in zip(first, second) {
      product += one * other
      squares.0 += one * one
      squares.1 += other * other
    }
    let length = (squares.0 * squares.1).squareRoot()
    return length > 0 ? product / length : 0
  }
}
