import Retrieval

/// The five metrics of RAGAS that somebody has to judge. The arithmetic over the verdicts is that of ``Verdicts``.
public struct JudgedMetrics {
  public enum Metric: String, CaseIterable, Sendable {
    case faithfulness
    case answerRelevancy = "answer_relevancy"
    case contextPrecision = "context_precision"
    case contextRecall = "context_recall"
    case answerCorrectness = "answer_correctness"
  }

  /// Questions that are made from an answer to see whether it is to the point.
  static let strictness = 3

  let judge: any Judge

  /// The metrics for which the record has what they need; `nil` for those that are not defined for it.
  func scores(_ record: AnswerRecord) throws -> [Metric: Double?] {
    var scores: [Metric: Double?] = [:]
    let question = record.question.text
    let response = record.response.flatMap { $0.isEmpty ? nil : $0 }
    let reference = record.question.reference.flatMap { $0.isEmpty ? nil : $0 }
    let contexts = record.contexts
    if let response, let contexts {
      scores[.faithfulness] = try faithfulness(question, response, contexts).number
    }
    if let response, judge.hasVectors { scores[.answerRelevancy] = try relevancy(question, response).number }
    if let reference, let contexts {
      scores[.contextPrecision] = try contextPrecision(question, reference, contexts).number
      scores[.contextRecall] = try contextRecall(question, reference, contexts).number
    }
    if let response, let reference, judge.hasVectors {
      scores[.answerCorrectness] = try correctness(question, response, reference).number
    }
    return scores
  }

  /// Statements of the answer that the contexts support, over all of them.
  func faithfulness(_ question: String, _ answer: String, _ contexts: [String]) throws -> Double {
    let statements = try statements(question, answer)
    guard !statements.isEmpty else { return .nan }
    let task = JudgePrompts.support(statements, context: contexts.joined(separator: "\n"))
    return Verdicts.share(try verdicts(task, "verdicts", count: statements.count))
  }

  /// How near questions made from the answer are to the one that was asked.
  func relevancy(_ question: String, _ answer: String) throws -> Double {
    var generated: [String] = []
    var noncommittal: [Bool] = []
    for turn in 1...Self.strictness {
      let task = JudgePrompts.generatedQuestion(answer: answer, turn: turn)
      let reply = try judge.verdict(on: task)
      guard let text = reply["question"]?.text, let flag = reply["noncommittal"]?.flag else {
        throw JudgeFailure.badReply(task: task.name, reply: reply.json)
      }
      generated.append(text)
      noncommittal.append(flag)
    }
    let vectors = try vectors(of: [question] + generated)
    return Verdicts.relevancy(
      question: vectors[0], generated: Array(vectors.dropFirst()), noncommittal: noncommittal)
  }

  /// Whether useful contexts stand before useless ones.
  func contextPrecision(_ question: String, _ reference: String, _ contexts: [String]) throws -> Double {
    let verdicts = try contexts.map { context in
      let task = JudgePrompts.usefulness(question: question, reference: reference, context: context)
      let reply = try judge.verdict(on: task)
      guard let verdict = reply["verdict"]?.flag else {
        throw JudgeFailure.badReply(task: task.name, reply: reply.json)
      }
      return verdict
    }
    return Verdicts.averagePrecision(verdicts)
  }

  /// Sentences of the reference that the contexts have, over all of them.
  func contextRecall(_ question: String, _ reference: String, _ contexts: [String]) throws -> Double {
    let sentences = Sentences.split(reference).map(String.init)
    guard !sentences.isEmpty else { return .nan }
    let task = JudgePrompts.attribution(
      question: question, sentences: sentences, context: contexts.joined(separator: "\n"))
    return Verdicts.share(try verdicts(task, "verdicts", count: sentences.count))
  }

  /// F1 over statements, and how near the texts are.
  func correctness(_ question: String, _ answer: String, _ reference: String) throws -> Double {
    let made = try statements(question, answer)
    let wanted = try statements(question, reference)
    var f1 = 1.0
    if !made.isEmpty || !wanted.isEmpty {
      let task = JudgePrompts.comparison(question: question, answer: made, reference: wanted)
      let right = try verdicts(task, "answer", count: made.count)
      let present = try verdicts(task, "reference", count: wanted.count)
      let truePositives = right.count { $0 }
      f1 = Verdicts.fBeta(
        truePositives: truePositives, falsePositives: right.count - truePositives,
        falseNegatives: present.count { !$0 })
    }
    let vectors = try vectors(of: [answer, reference])
    return Verdicts.correctness(f1: f1, similarity: Verdicts.cosine(vectors[0], vectors[1]))
  }

  private func statements(_ question: String, _ answer: String) throws -> [String] {
    let task = JudgePrompts.statements(question: question, answer: answer)
    let reply = try judge.verdict(on: task)
    guard let statements = reply["statements"]?.texts else {
      throw JudgeFailure.badReply(task: task.name, reply: reply.json)
    }
    return statements
  }

  private func verdicts(_ task: JudgeTask, _ field: String, count: Int) throws -> [Bool] {
    let reply = try judge.verdict(on: task)
    let verdicts = reply[field]?.list?.compactMap { ($0["verdict"] ?? $0).flag }
    guard let verdicts, verdicts.count == count else {
      throw JudgeFailure.badReply(task: task.name, reply: reply.json)
    }
    return verdicts
  }

  private func vectors(of texts: [String]) throws -> [[Double]] {
    let vectors = try judge.vectors(of: texts.map { $0.isEmpty ? " " : $0 })
    guard vectors.count == texts.count, Set(vectors.map(\.count)).count == 1 else {
      throw JudgeFailure.refused(what: "embeddings", reason: "\(vectors.count) came for \(texts.count) texts")
    }
    return vectors
  }
}

extension Double {
  /// `nil` for what is not a number.
  fileprivate var number: Double? { isNaN ? nil : self }
}
