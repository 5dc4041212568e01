/// What was retrieved against what should have been, without a model, as RAGAS 0.4 defines it.
public enum ContextMetrics {
  /// `non_llm_context_precision_with_reference`: a context counts when it is at least `threshold` like some reference, by
  /// Levenshtein; the average precision of these verdicts.
  public static func precision(
    retrieved: [String], references: [String], threshold: Double = 0.5
  ) -> Double {
    Verdicts.averagePrecision(best(retrieved, in: references).map { $0 >= threshold })
  }

  /// `non_llm_context_recall`: the share of references that some context is more than `threshold` like.
  public static func recall(retrieved: [String], references: [String], threshold: Double = 0.5) -> Double {
    Verdicts.share(best(references, in: retrieved).map { $0 > threshold })
  }

  /// `id_based_context_precision`: of the different ids that were retrieved, those that should have been; not a number
  /// when none was retrieved.
  public static func idPrecision(retrieved: [String], references: [String]) -> Double {
    share(Set(retrieved), in: Set(references))
  }

  /// `id_based_context_recall`; not a number when none should have been.
  public static func idRecall(retrieved: [String], references: [String]) -> Double {
    share(Set(references), in: Set(retrieved))
  }

  private static func share(_ ids: Set<String>, in others: Set<String>) -> Double {
    ids.isEmpty ? .nan : Double(ids.intersection(others).count) / Double(ids.count)
  }

  private static func best(_ texts: [String], in others: [String]) -> [Double] {
    texts.map { text in others.map { StringMetrics.similarity(text, $0) }.max() ?? 0 }
  }
}
