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
      ("who earns the most", "sales", "who"), ("who ordered in Ohio", "show orders.order_id", "who"),
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
      ("sales in Ohio vs Texas", "sales by orders.state | orders.state in ('Ohio', 'Texas')"),
      (
        "total sales not in 2016",
        "sales | not (orders.order_date >= '2016-01-01' and orders.order_date < '2017-01-01')"
      ),
    ])
  func absent(_ question: String, _ plan: String) throws {
    #expect(try features(of: plan, for: question)["contradictions"] == 0)
  }

  @Test(
    "words that bind any answer and that the plan does not answer are noticed",
    arguments: [
      ("total paid by region", "count(orders) by orders.region", "total"),
      ("sales count by region", "sales by orders.region", "count"),
      ("how many orders in the West", "show orders.order_date | orders.region = 'West'", "count"),
      ("highest sales in the West", "average(orders.sales) | orders.region = 'West'", "extreme"),
      ("returned orders by region", "count(orders) by orders.region", "participle"),
      (
        "regions with sales below 3 or above 5",
        "show orders.region | orders.sales < 3 | intersect [show orders.region | orders.sales > 5]", "or"
      ),
      ("how many region customers", "count(distinct orders.region)", "head"),
      ("how many orders had a discount", "count(orders)", "column"),
      ("what did customers in Ohio spend in total", "show customers.customer_name", "sum"),
      ("sales target vs actual by region", "sales by orders.region", "versus"),
    ])
  func unanswered(_ question: String, _ plan: String, _ name: String) throws {
    let features = try features(of: plan, for: question)
    #expect(features["unanswered.\(name)"] == 1, "\(features.sorted)")
    #expect(features["contradictions"] >= 1)
  }

  @Test(
    "parts of a plan that nobody asked for are noticed",
    arguments: [
      ("number of order lines", "count(orders) by orders.line_id", "single-rows"),
      (
        "customers that have not ordered by second class",
        "show customers.customer_name | orders.ship_mode != 'Second Class' | from orders", "denied-rows"
      ),
      (
        "who did not buy in 2016",
        "show customers.customer_name | not (orders.order_date >= '2016-01-01' and orders.order_date < '2017-01-01')",
        "other-times"
      ),
      ("orders by shipping region", "count(orders) by orders.ship_date, orders.region", "raw-date"),
      (
        "how many segments are consumer", "count(distinct orders.segment) | orders.segment = 'Consumer'",
        "fixed-count"
      ),
      (
        "cheapest order", "show orders.order_id | order by orders.order_date | limit 1", "order-kind"
      ),
      (
        "newest employees", "show employees.first_name | order by employees.first_name desc | limit 1",
        "order-kind"
      ),
      ("sales and discount by region", "sales, average(orders.discount) by orders.region", "average"),
      ("quantity in the West", "show orders.quantity | orders.region = 'West'", "bare-figures"),
      (
        "share of chair sales",
        "sum(orders.sales where products.sub_category = 'Chairs') / sum(orders.sales) by products.product_id",
        "ratio-of-rows"
      ),
      (
        "longest quantity",
        "show orders.quantity | order by days_between(orders.ship_date, orders.order_date) desc | limit 1",
        "order-other"
      ),
      ("orders by region, most first", "count(orders) by orders.region | top 1", "cut"),
      (
        "West orders over 5 or with profit",
        "count(orders) | orders.region = 'West' and (orders.sales > 5 or orders.profit > 0)",
        "mixed-or"
      ),
    ])
  func unasked(_ question: String, _ plan: String, _ name: String) throws {
    let features = try features(of: plan, for: question)
    #expect(features["unasked.\(name)"] == 1, "\(features.sorted)")
    #expect(features["contradictions"] >= 1)
  }

  @Test(
    "what looks alike and is asked for is not doubted",
    arguments: [
      ("total number of orders by region", "count(orders) by orders.region"),
      ("average discount and sales by region", "sales, average(orders.discount) by orders.region"),
      ("orders by order date", "count(orders) by orders.order_date"),
      ("total sales of each order line", "sales by orders.line_id"),
      ("how many different segments are there", "count(distinct orders.segment)"),
      ("highest price", "maximum(products.price)"),
      ("cheapest product", "show products.product_name | order by products.price | limit 1"),
      ("newest employee", "show employees.first_name | order by employees.hire_date desc | limit 1"),
      ("top region by orders", "count(orders) by orders.region | top 1"),
      ("list the prices of chairs", "show products.price | products.sub_category = 'Chairs'"),
      ("consumer orders", "count(orders) | orders.segment = 'Consumer'"),
      ("how many West or East orders", "count(orders) | orders.region = 'West' or orders.region = 'East'"),
    ])
  func asked(_ question: String, _ plan: String) throws {
    let features = try features(of: plan, for: question)
    #expect(features["contradictions"] == 0, "\(features.sorted)")
  }
}
