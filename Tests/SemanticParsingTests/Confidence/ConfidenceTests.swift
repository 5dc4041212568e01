import QuerentCore
import Testing

@testable import SemanticParsing

@Suite("Confidence of readings") struct ConfidenceTests {
  private func best(_ text: String) throws -> Interpretation {
    switch TradeModel.reader.read(Question(text)) {
    case .interpretations(let found): return try #require(found.first)
    case .clarification(_, let likeliest), .refusal(_, let likeliest): return try #require(likeliest.first)
    }
  }

  @Test("the logistic function is exact to ten digits, and keeps within 0 and 1 far out")
  func logistic() {
    let known: [(Double, Double)] = [
      (0, 0.5), (1, 0.731_058_578_630_005), (-2.5, 0.075858180021244), (7.25, 0.999290329600899),
      (-20, 2.061_153_618_190e-9),
    ]
    for (x, y) in known { #expect(abs(ConfidenceModel.logistic(x) - y) < 1e-10) }
    #expect(ConfidenceModel.logistic(1000) <= 1)
    #expect(ConfidenceModel.logistic(-1000) >= 0)
  }

  @Test("features add up in log odds, and what weighs most is named first")
  func odds() {
    let model = ConfidenceModel(intercept: 1, weights: ["a": -2, "b": -0.5, "c": 3])
    var features = ReadingFeatures()
    features["a"] = 1
    features["b"] = 2
    #expect(abs(model.probability(features) - ConfidenceModel.logistic(-2)) < 1e-12)
    #expect(model.doubts(features) == ["a", "b"])
    features["a"] = 0
    #expect(features.sorted.map(\.name) == ["b"])
  }

  @Test(
    "words nothing knows, conditions that are lost and names that fit in part make a reading less likely",
    arguments: [
      ("sales by region", "grumpy sales by region"),
      ("how many customers are there?", "how many of the wobbly customers are there?"),
      ("total profit in Texas", "total profit in Txas or elsewhere"),
    ])
  func unread(clear: String, doubtful: String) throws {
    #expect(try best(clear).confidence > best(doubtful).confidence)
  }

  @Test(
    "clear questions are rated as likely",
    arguments: [
      "sales by region", "how many customers are there?", "top 5 customers by sales",
      "profit in Texas last year",
    ])
  func clear(_ text: String) throws { #expect(try best(text).confidence > 0.5) }

  @Test("learned features are features the program computes")
  func names() throws {
    var seen: Set<String> = []
    for text in ["sales by region", "how many customers are there?", "which customers have no orders?"] {
      seen.formUnion(try best(text).features.sorted.map(\.name))
    }
    let groups = Set(ConfidenceModel.learned.weights.keys.map { $0.prefix { $0 != "." } })
    #expect(groups.isSuperset(of: ["plan", "rule", "marker", "words"]))
    #expect(!seen.isDisjoint(with: ConfidenceModel.learned.weights.keys))
  }
}
