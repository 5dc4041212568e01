/// The figures of a run.
public struct EvaluationReport: Hashable, Sendable {
  /// A question with which something went wrong.
  public struct Miss: Hashable, Sendable {
    public enum Kind: String, Sendable {
      /// The evidence is not among the passages.
      case notFound = "not found"
      /// The documents answer it, and it was declined.
      case declined
      /// The documents do not answer it, and it was answered.
      case answered
      /// A quotation stands somewhere else.
      case misquoted
    }

    public var kind: Kind
    /// The line of the question in its file.
    public var line: Int
    public var question: String
    /// What came instead.
    public var instead: String
  }

  /// A figure, and the model that judged if one did.
  public struct Figure: Hashable, Sendable {
    public var estimate: Estimate
    public var model: String?
  }

  public var figures: [Figure] = []
  public var misses: [Miss] = []
  /// The questions that were looked at.
  public var questions = 0

  /// The value of a figure.
  public subscript(_ name: String) -> Double? {
    figures.first { $0.estimate.name == name }?.estimate.value
  }

  mutating func add(_ estimate: Estimate?, model: String? = nil) {
    if let estimate { figures.append(Figure(estimate: estimate, model: model)) }
  }
}
