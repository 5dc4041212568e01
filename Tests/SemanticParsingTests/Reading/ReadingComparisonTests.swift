import QuerentCore
import SemanticLayer
import Testing

@testable import SemanticParsing

@Suite("What an explanation says of readings") struct ReadingComparisonTests {
  private static func readings(_ text: String) -> [Interpretation] {
    switch TradeModel.reader.read(Question(text)) {
    case .interpretations(let readings), .clarification(_, let readings), .refusal(_, let readings): readings
    }
  }

  @Test("Every term is listed with what it was taken for and how well it fits")
  func mentions() throws {
    let best = try #require(Self.readings("sales by region in Texas").first)
    let lines = ReadingComparison(best: best).mentions
    #expect(lines.contains { $0.hasPrefix("\"sales\" as sales, fits 1") }, "\(lines)")
    #expect(lines.contains { $0.hasPrefix("\"texas\" as state Texas, fits 1") }, "\(lines)")
  }

  @Test("The runner-up has at least one reason, the last of them its score")
  func reasons() throws {
    for text in [
      "sales by region", "customers in Texas", "names of products", "orders by state", "dates of orders",
    ] {
      let readings = Self.readings(text)
      guard let best = readings.first else { continue }
      for other in readings.dropFirst() {
        let reasons = ReadingComparison(best: best).reasons(against: other)
        #expect(reasons.last?.hasPrefix("scores") == true, "\(text): \(reasons)")
      }
    }
  }

  @Test("A term that is read otherwise is the first reason")
  func otherwise() throws {
    var best = Interpretation(plan: .init(outputs: []), score: 2)
    best.choices = [choice("orders.region", "region", 1)]
    var other = Interpretation(plan: .init(outputs: []), score: 1.4)
    other.choices = [choice("quotas.region", "region of quotas", 0.8)]
    other.features["join.hops"] = 2
    #expect(
      ReadingComparison(best: best).reasons(against: other) == [
        "reads \"region\" as region of quotas instead of region, which its words fit less (-0.20)",
        "join hops: +2.00", "scores -0.60 against it",
      ])
  }

  private func choice(_ meaning: String, _ label: String, _ fit: Double) -> ReadingChoice {
    ReadingChoice(
      term: "region", span: TextSpan(0, 6), meaning: meaning, label: label, fit: fit, kind: .text)
  }
}
