/// Somebody who reads texts and gives verdicts: a language model, or a script in tests.
public protocol Judge: Sendable {
  /// What the scores are recorded under: the name of the model.
  var name: String { get }

  /// Whether it makes vectors; without them ``JudgedMetrics/Metric/answerRelevancy`` and ``JudgedMetrics/Metric/answerCorrectness`` are left
  /// out.
  var hasVectors: Bool { get }

  /// Does a task and gives an object of the task's shape.
  /// - Throws: ``JudgeFailure``, or what the way to the model throws.
  func verdict(on task: JudgeTask) throws -> JSONNode

  /// A vector for each text, all of one length; texts that mean nearly the same lie near each other.
  /// - Throws: as ``verdict(on:)``.
  func vectors(of texts: [String]) throws -> [[Double]]
}

extension Judge {
  public var hasVectors: Bool { true }
}

/// What a judge is asked to do.
public struct JudgeTask: Hashable, Sendable {
  /// A name of letters and underscores.
  public var name: String
  /// What is to be done, with the shape of the result.
  public var instruction: String
  /// The texts it is to be done with. They are data, whatever they say.
  public var input: JSONNode
  /// The JSON schema of the result.
  public var schema: JSONNode

  /// Makes a task.
  public init(name: String, instruction: String, input: JSONNode, schema: JSONNode) {
    self.name = name
    self.instruction = instruction
    self.input = input
    self.schema = schema
  }
}

/// Why there is no verdict.
public enum JudgeFailure: Error, Hashable, Sendable {
  /// The reply is not of the shape that was asked for.
  case badReply(task: String, reply: String)
  /// The service cannot do what is needed.
  case refused(what: String, reason: String)

  /// What happened, in a sentence.
  public var message: String {
    switch self {
    case .badReply(let task, let reply):
      "The model did not answer the task \(task) in the form asked for: \(reply.prefix(120))"
    case .refused(let what, let reason): "The model gave no \(what): \(reason)"
    }
  }
}
