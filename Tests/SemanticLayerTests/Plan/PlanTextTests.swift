import Foundation
import QuerentCore
import SemanticLayer
import Testing

@Suite("The one-line form of plans")
struct PlanTextTests {
  @Test("reads back what it wrote, whatever the plan", arguments: 0..<20)
  func roundTrip(batch: Int) throws {
    for number in 0..<250 {
      let seed = UInt64(batch * 250 + number)
      var random = RandomPlans(seed: seed)
      let plan = random.plan(Int(seed % 4))
      let text = plan.text
      #expect(!text.unicodeScalars.contains { $0.value < 0x20 }, "seed \(seed)")
      do {
        let read = try QueryPlan(parsing: text)
        try #require(read == plan, "seed \(seed): \(text) became \(read.text)")
      } catch let diagnostic as Diagnostic {
        Issue.record("seed \(seed): \(diagnostic.summary) at \(diagnostic.span.debugDescription) of \(text)")
      }
    }
  }

  @Test("reads back expressions and conditions on their own")
  func partsRoundTrip() throws {
    for seed in 0..<2000 {
      var random = RandomPlans(seed: UInt64(seed))
      let expression = random.expression(3)
      try #require(
        try PlanExpression(parsing: expression.text) == expression, "seed \(seed): \(expression.text)")
      let condition = random.condition(3)
      try #require(try PlanCondition(parsing: condition.text) == condition, "seed \(seed): \(condition.text)")
    }
  }

  @Test(
    "stays as it is when read and written again",
    arguments: [
      "revenue by orders.region | 2017-01-01..<2017-04-01 on orders.order_date by month "
        + "| orders.segment = 'Consumer' | top 5",
      "show customers.name, customers.city | customers.city like 'L%' | order by customers.name",
      "count(orders) | month 2017-03-01..<2017-04-01 on orders.order_date",
      "count(distinct orders.order_id), average(orders.price where orders.discount > 0.2) by orders.region",
      "show orders.id | orders.price > [average(orders.price)] | order by orders.price desc | limit 1 offset 1",
      "revenue by stores.region, stores.name | top 3 per stores.region",
      "sum(orders.profit) / sum(orders.sales) as 'margin' by month(orders.order_date)",
      "share(revenue by stores.region) by stores.region, stores.name",
      "show employees.name, employees@manager_id.name | not (employees.salary > 5 and employees.age < 3)",
      "show customers.id | customers.id not in [show orders.customer_id] | union [show leads.id]",
      "revenue by orders.region | quarter 2017-01-01..<2017-04-01 on orders.order_date "
        + "| versus quarter 2016-01-01..<2016-04-01",
      "show \"order\".date, \"Order Details\".\"Unit Price\"",
      "(a + b) * c - (d - e) / 2",
      "growth(revenue, 12 by orders.region) by orders.region | on orders.order_date by month",
      "count(orders) by customers.id | having count(orders) >= 5 | from tickets",
      "sum(products.price over lines where lines.quantity is not null)",
    ])
  func isStable(text: String) throws {
    #expect(try QueryPlan(parsing: text).text == text)
  }

  @Test("accepts shorter spellings and writes the full ones")
  func spellings() throws {
    let plan = try QueryPlan(parsing: "avg(a.b), min(a.b) | a.c = 1 | a.d in (2017-01-01)")
    #expect(plan.text == "average(a.b), minimum(a.b) | a.c = 1 and a.d in ('2017-01-01')")
  }

  /// The mark stands where the caret must.
  @Test(
    "points at the first word that does not fit",
    arguments: [
      ("revenue by ↓| top 5", "expected a value"),
      ("revenue ↓region", "this is left over"),
      ("show customers.↓", "expected a column"),
      ("revenue | 2017-01-01..↓orders", "expected the time column: on TABLE.COLUMN"),
      ("revenue | ↓2017-02-30..<2017-03-01 on a.b", "there is no such day"),
      ("revenue | 2017-01-01..<↓x on a.b", "expected a day: 2017-04-01"),
      ("revenue | orders.region = ↓'East", "the quotation mark is never closed"),
      ("revenue | orders.region↓", "expected a comparison"),
      ("revenue | orders.region = 'a' and orders.b + 1↓", "expected a comparison"),
      ("↓total(orders.sales)", "there is no function total"),
      ("sum(↓1)", "say which table's rows are aggregated: … over TABLE"),
      ("revenue | top ↓many", "expected a whole number"),
      ("show ↓from.id", "expected a value"),
      ("revenue | a.b in ↓5", "expected a list in (…) or a plan in […]"),
      ("revenue ↓; drop", "this character has no meaning here"),
      ("revenue | having (↓(a.b = 1) + 2 > 3", "a value is needed here, not a condition"),
      ("↓99999999999999999999", "this number is too large for a whole number"),
    ])
  func errors(marked: String, summary: String) throws {
    let at = try #require(marked.range(of: "↓"))
    let text = marked.replacingOccurrences(of: "↓", with: "")
    do {
      let plan = try QueryPlan(parsing: text)
      Issue.record("read as \(plan.text)")
    } catch {
      #expect(error.summary == summary)
      #expect(error.code == "plan-syntax")
      #expect(error.span?.start == marked[..<at.lowerBound].utf8.count)
    }
  }

  @Test("ends with an error, not with the stack, however deep the text nests")
  func depth() {
    for open in ["(", "[", "not ", "sum(", "a.b in [show a.b | "] {
      #expect(throws: Diagnostic.self) {
        try QueryPlan(parsing: "show a.b | " + String(repeating: open, count: 5000))
      }
    }
  }

  @Test("gives a plan or an error for any bytes")
  func noise() {
    var random = RandomPlans(seed: 99)
    for _ in 0..<2000 {
      let text = random.plan(1).text
      let bytes = Array(text.utf8)
      let start = bytes.count / 3
      let cut =
        String(decoding: bytes[start...], as: UTF8.self) + String(decoding: bytes[..<start], as: UTF8.self)
      if let plan = try? QueryPlan(parsing: cut) {
        #expect((try? QueryPlan(parsing: plan.text)) == plan)
      }
    }
  }
}
