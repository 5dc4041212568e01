import Foundation

/// Measures of a ranked list against what is relevant, for one question. A list names nothing twice; what it repeats is
/// counted at its first place.
public enum RankingMetrics {
  /// The share of the relevant that stands among the first `k`; `nil` when nothing is relevant.
  public static func recall(_ ranked: [String], relevant: Set<String>, at k: Int) -> Double? {
    relevant.isEmpty ? nil : Double(relevant.intersection(ranked.prefix(k)).count) / Double(relevant.count)
  }

  /// The share of the first `k` places that hold something relevant. Places the list leaves empty count against it, as
  /// in trec_eval.
  public static func precision(_ ranked: [String], relevant: Set<String>, at k: Int) -> Double {
    k < 1 ? 0 : Double(relevant.intersection(distinct(ranked).prefix(k)).count) / Double(k)
  }

  /// One over the place of the first relevant among the first `k`; 0 when there is none (Voorhees, TREC-8, 1999).
  public static func reciprocalRank(_ ranked: [String], relevant: Set<String>, at k: Int) -> Double {
    distinct(ranked).prefix(k).firstIndex(where: relevant.contains).map { 1 / Double($0 + 1) } ?? 0
  }

  /// Discounted gain of the first `k` over that of the best order (Järvelin and Kekäläinen, ACM TOIS 20(4), 2002), with the
  /// grade itself as gain and log₂(place + 1) as discount, as trec_eval has it; `nil` when nothing has a grade above 0.
  public static func ndcg(_ ranked: [String], grades: [String: Double], at k: Int) -> Double? {
    let best = gain(grades.values.filter { $0 > 0 }.sorted(by: >).prefix(k))
    guard best > 0 else { return nil }
    return gain(distinct(ranked).prefix(k).map { max(0, grades[$0] ?? 0) }[...]) / best
  }

  private static func gain(_ gains: ArraySlice<Double>) -> Double {
    gains.enumerated().reduce(0) { $0 + $1.element / log2(Double($1.offset + 2)) }
  }

  private static func distinct(_ ranked: [String]) -> [String] {
    var seen: Set<String> = []
    return ranked.filter { seen.insert($0).inserted }
  }
}
