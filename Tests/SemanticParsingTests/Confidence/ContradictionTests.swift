import QuerentCore
import SemanticLayer
import Testing

@testable import SemanticParsing

@Suite("Plans that no question asks for")
struct ContradictionTests {
  /// The features of a plan as a reading of a question over the trading company.
  private func features(of plan: String, for question: String) throws -> ReadingFeatures {
    let reader = TradeModel.reader
    let analysis = reader.analyse(Question(question))
    let plan = try QueryPlan(parsing: plan)
    return Contradictions(model: reader.model, graph: reader.graph, analysis: analysis)
      .features(of: Interpretation(plan: plan), PlanShape(of: plan))
  }

  @Test(
    "what nobody asks for is noticed",
    arguments: [
      ("who sold the most", "sales | top 1", "ordered-figure"),
      ("who earns the most", "sales", "who"),
      (
        "what does Claire Gute buy", "show orders.customer_name | orders.customer_name = 'Claire Gute'",
        "shows-fixed"
      ),
      ("average sales per profit", "average(orders.sales) by orders.profit", "groups-by-figure"),
      ("orders never shipped", "show orders.order_id", "negation"),
    ])
  func found(_ question: String, _ plan: String, _ name: String) throws {
    let features = try features(of: plan, for: question)
    #expect(features["contradiction.\(name)"] == 1, "\(features.sorted)")
    #expect(features["contradictions"] >= 1)
  }

  @Test(
    "plain answers are not contradicted",
    arguments: [
      ("sales by region", "sales by orders.region"), ("who is Claire Gute", "show customers.customer_name"),
      ("top 5 products by sales", "sales by orders.product_name | top 5"), ("total sales", "sales"),
    ])
  func absent(_ question: String, _ plan: String) throws {
    #expect(try features(of: plan, for: question)["contradictions"] == 0)
  }
}
