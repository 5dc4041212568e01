import QuerentCore
import SemanticLayer

/// Decides whether the readings of a question may be answered, must be asked back, or are refused.
struct Verdict {
  let model: SemanticModel
  let graph: ModelGraph
  let analysis: QuestionReader.Analysis
  var readings: [Interpretation]
  /// Whether another question was asked before in the same conversation.
  var isLaterTurn = false

  /// Readings that leave out words and are less likely than this are not worth running.
  static let leastConfidence = 0.3

  private static let dictionarySureness = 0.75
  private static let lossSureness = 0.6
  private static let contradictedSureness = 0.6
  /// How much worse a sound reading may score than one that nobody asks for.
  private static let contradictedNearness = 0.3

  func reading(_ refusals: RefusalComposer) -> Reading {
    let ranked = rated()
    guard let best = ranked.first else { return .refusal(refusals.refusal(), likeliest: []) }
    if isRefused(best) { return .refusal(refusals.refusal(), likeliest: ranked) }
    if let refusal = refusals.outside(best.plan) ?? refusals.withoutHours(best.plan) {
      return .refusal(refusal, likeliest: ranked)
    }
    if let ambiguity = Ambiguity.find(in: ranked) {
      return .clarification(
        Ambiguity.clarification(ambiguity.choice, ambiguity.readings), likeliest: ranked)
    }
    return .interpretations(ranked)
  }

  /// The readings with their features and confidences, likeliest first.
  func rated() -> [Interpretation] {
    let extractor = ReadingFeatureExtractor(model: model, graph: graph, analysis: analysis)
    var ranked = Ambiguity.settle(readings, by: analysis.question.remembered)
    for index in ranked.indices {
      var features = extractor.complete(ranked[index], readings: readings)
      if isLaterTurn { features["turn.later"] = 1 }
      ranked[index].features = features
      // what only a dictionary of English says is less sure than anything the confidence was learnt from
      if !analysis.guesses.isEmpty {
        ranked[index].sureness = min(ranked[index].sureness, Self.dictionarySureness)
      }
      // a "never" or a "more than" that the plan knows nothing of
      if features["mismatch.negation"] + features["mismatch.comparison"] + features["mismatch.both"] > 0 {
        ranked[index].sureness = min(ranked[index].sureness, Self.lossSureness)
      }
      // a sum that counts rows once for each of several groups says of none of them what it brought
      if features["plan.multiplies"] > 0, features["plan.grouped"] > 0, features["plan.sum"] > 0 {
        ranked[index].sureness = min(ranked[index].sureness, Self.dictionarySureness)
      }
      // whatever else speaks for it, nobody asks for that
      if features["contradictions"] > 0 {
        ranked[index].sureness = min(ranked[index].sureness, Self.contradictedSureness)
      }
      ranked[index].confidence = ConfidenceModel.learned.probability(features) * ranked[index].sureness
    }
    // of readings that score alike, one that nobody asks for comes last
    let sound = ranked.filter { $0.features["contradictions"] == 0 }
    if let best = ranked.first, let other = sound.first, best.score - other.score <= Self.contradictedNearness
    {
      ranked = sound + ranked.filter { $0.features["contradictions"] > 0 }
    }
    return ranked
  }

  private func isRefused(_ reading: Interpretation) -> Bool {
    let features = reading.features
    // an intricate plan may be shown UNCHECKED; one that leaves out part of the question is about something else
    let leavesOut =
      features["unread.any-unknown"] + features["unread.number"] + features["unread.member"]
      + features["unread.quotation"] + features["name.open"]
    if leavesOut > 0, reading.confidence < Self.leastConfidence { return true }
    // names and values that the data does not have: whatever else is likely, the answer would be about something else
    return features["unread.no-content"] > 0 || features["unread.most"] > 0
      || features["unread.asked-for"] > 0
      || features["unread.after-preposition"] > 0 && features["unread.any-unknown"] > 0
      || features["member.ungrounded"] > 0
  }
}
