import Testing

@testable import Evaluation

@Suite("Rankings are measured")
struct RankingTests {
  let ranked = ["c", "a", "a", "x", "b"]

  @Test("recall, precision and the first place, at a depth")
  func sets() {
    #expect(RankingMetrics.recall(ranked, relevant: ["a", "b"], at: 3) == 0.5)
    #expect(RankingMetrics.recall(ranked, relevant: [], at: 3) == nil)
    #expect(RankingMetrics.precision(ranked, relevant: ["a", "b"], at: 4) == 0.5)
    #expect(RankingMetrics.precision(["a"], relevant: ["a"], at: 5) == 0.2)
    #expect(RankingMetrics.reciprocalRank(ranked, relevant: ["b"], at: 5) == 0.25)
    #expect(RankingMetrics.reciprocalRank(ranked, relevant: ["b"], at: 3) == 0)
  }

  @Test("gains are grades, discounted by the logarithm of the place")
  func gains() throws {
    // DCG = 3/log2(2) + 2/log2(3) + 0 + 1/log2(5); the order is the best one but for the third place.
    let score = try #require(
      RankingMetrics.ndcg(["a", "b", "x", "c"], grades: ["a": 3, "b": 2, "c": 1], at: 10))
    let gain = 3 + 2 / 1.584962500721156 + 1 / 2.321928094887362
    let best = 3 + 2 / 1.584962500721156 + 0.5
    #expect(abs(score - gain / best) < 1e-12)
    #expect(RankingMetrics.ndcg(["a"], grades: ["a": 0], at: 10) == nil)
    #expect(RankingMetrics.ndcg([], grades: ["a": 1], at: 10) == 0)
  }

  @Test("an interval holds the mean, narrows with questions and is the same for the same seed")
  func bootstrap() throws {
    func spread(_ count: Int, seed: UInt64) throws -> Estimate {
      let values = (0..<count).map { count == 37 ? Double($0 * $0) : Double($0 % 2) }
      return try #require(Bootstrap(seed: seed).estimate("share", mean: values))
    }
    let small = try spread(20, seed: 1)
    let large = try spread(500, seed: 1)
    #expect(small.value == 0.5 && small.low < 0.5 && small.high > 0.5 && small.count == 20)
    // The standard error of a share of one half is 0.5/√n; 95 % lies within 1.96 of it.
    #expect(abs(large.high - large.low - 2 * 1.96 * 0.5 / 22.36) < 0.015)
    #expect(try spread(20, seed: 1) == small)
    #expect(try spread(37, seed: 2) != spread(37, seed: 3))
    #expect(Bootstrap().estimate("none", mean: [nil, nil]) == nil)
    #expect(Bootstrap().estimate("all", mean: [1, 1, 1])?.low == 1)
  }

  @Test("a share of quotations is drawn by question")
  func ratios() throws {
    let estimate = try #require(
      Bootstrap().estimate("right", [.init(2, of: 3), .init(0, of: 1), .init(0, of: 0)]))
    #expect(estimate.value == 0.5 && estimate.count == 2 && estimate.low == 0)
  }

  @Test("quantiles lie between neighbours")
  func quantiles() {
    #expect(Bootstrap.quantile(0.5, of: [1, 2, 3, 10]) == 2.5)
    #expect(Bootstrap.quantile(1, of: [1, 2]) == 2)
    #expect(Bootstrap.quantile(0.1, of: []) == nil)
  }
}
