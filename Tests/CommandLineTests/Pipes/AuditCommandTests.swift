import Foundation
import Testing

@Suite("querent audit", .serialized)
struct AuditCommandTests {
  /// Forty payments, one of them given back twice.
  private func fixture() throws -> PipeFixture {
    let fixture = try PipeFixture()
    var payments = "payment_id,customer_id,amount,paid_at\n"
    var refunds = "refund_id,payment_id,customer_id,amount,refunded_at,agent\n"
    for number in 1...40 {
      let day = "2026-03-\(number % 27 + 10 > 28 ? 28 : number % 27 + 10)"
      payments += "P\(number),C\(number),\(number * 3).50,\(day)\n"
      if number % 4 == 0 {
        refunds += "R\(number),P\(number),C\(number),\(number * 3).50,2026-04-\(number % 9 + 10),Ann\n"
      }
    }
    refunds += "R41,P8,C8,24.50,2026-04-25,Bob\n"
    try fixture.write("payments.csv", payments)
    try fixture.write("refunds.csv", refunds)
    return fixture
  }

  private let files = ["payments.csv", "refunds.csv"]

  @Test("a finding is one record, and checks that did not run are named apart")
  func records() throws {
    let run = try fixture().run(["audit", "billing"] + files + ["--format", "jsonl"])
    #expect(run.status == 0, "\(run.error)")
    let record = try #require(run.objects.first, "\(run.output)\(run.error)")
    #expect(run.objects.count == 1)
    #expect(record["kind"] as? String == "duplicate_refund")
    #expect(record["entity_type"] as? String == "refund")
    #expect(record["entity_id"] as? String == "R41")
    #expect(record["amount_at_risk"] as? Double == 24.5)
    #expect(record["rows"] as? String == "refund R8, refund R41, payment P8")
    #expect((record["ruled_out"] as? String)?.contains("the customer paid this amount once") == true)
    #expect(
      run.error.contains("underbilling was not checked: no table of invoices with an amount."), "\(run.error)"
    )
  }

  @Test("people get the rule, what was not checked and what the audit went by")
  func sentences() throws {
    let run = try fixture().run(["audit", "billing"] + files + ["--all"])
    #expect(run.output.contains("Billing: 1 finding, 24.50 at risk."), "\(run.output)")
    #expect(
      run.output.contains(
        "the same amount went back twice: 24.50 + 24.50 for payment P8 of 24.50 (agent Ann, then Bob)"))
    #expect(run.output.contains("not a refund in parts: the parts add up to 49.00, 24.50 more than was paid"))
    #expect(run.output.contains("refunds are rows of refunds (id: refund_id, payment: payment_id"))
  }

  @Test("data without any table to audit end in 5, and an unknown area in 2")
  func nothing() throws {
    let fixture = try fixture()
    let run = try fixture.run(["audit", "operations"] + files + ["--format", "csv"])
    #expect(run.status == 5)
    #expect(
      run.output.hasPrefix(
        "kind,entity_type,entity_id,start,end,where,amount_at_risk,severity,confidence,rule,"))
    #expect(try fixture.run(["audit", "plumbing"] + files).status == 2)
  }
}
