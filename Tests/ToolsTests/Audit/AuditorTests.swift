import Agent
import Detection
import Foundation
import QuerentCore
import SemanticLayer
import Testing

@testable import Tools

@Suite("Audits of data nobody named for them", .serialized)
struct AuditorTests {
  private typealias Names = BookFolder.Names

  static let plain = BookFolder.names(
    """
    prices=plans: plan=plan_id price valid_from valid_to
    subscriptions=subscriptions: id=subscription_id customer=customer_id plan=plan_id seats \
      start=start_date discount=discount_pct discount_until
    invoices=invoices: id=invoice_id subscription=subscription_id period_start period_end \
      issued=issued_at plan=billed_plan seats unit_price total
    payments=payments: id=payment_id invoice=invoice_id customer=customer_id amount date=paid_at
    refunds=refunds: id=refund_id payment=payment_id customer=customer_id amount date=refunded_at agent
    credits=credits: id=credit_id customer=customer_id amount date=created_at creator=created_by \
      approver=approved_by
    """)

  static let renamed = BookFolder.names(
    """
    prices=tariffs: plan=tariff price=monthly_fee valid_from=effective_from valid_to=effective_until
    subscriptions=contracts: id=contract_no customer=client_no plan=tariff seats=licences \
      start=begin_date discount=rebate_pct discount_until=rebate_ends
    invoices=bills: id=bill_no subscription=contract_no period_start=service_from period_end=service_to \
      issued=bill_date plan=billed_tariff seats=licences unit_price=fee total=amount_due
    payments=receipts: id=receipt_no invoice=bill_no customer=client_no amount=received date=receipt_date
    refunds=reimbursements: id=reimbursement_no payment=receipt_no customer=client_no amount=value \
      date=booked_on agent=clerk
    credits=adjustments: id=adjustment_no customer=client_no amount=value date=entered_on \
      creator=entered_by approver=authorised_by
    """)

  static let camel = BookFolder.names(
    """
    prices=PriceList: plan=PlanCode price=ListPrice valid_from=ValidFrom valid_to=ValidUntil
    subscriptions=Memberships: id=MembershipId customer=AccountId plan=PlanCode seats=Users \
      start=StartedOn discount=DiscountPercent discount_until=DiscountExpires
    invoices=Statements: id=StatementId subscription=MembershipId period_start=PeriodStart \
      period_end=PeriodEnd issued=IssueDate plan=Plan seats=Users unit_price=PricePerUser total=Total
    payments=Charges: id=ChargeId invoice=StatementId customer=AccountId amount=Amount date=ChargedAt
    refunds=Reversals: id=ReversalId payment=ChargeId customer=AccountId amount=Amount date=ReversedAt \
      agent=Operator
    credits=Goodwill: id=GoodwillId customer=AccountId amount=Amount date=GrantedAt creator=GrantedBy \
      approver=Approver
    """)

  /// Columns that name the customer look more like the id of a row than its own does.
  static let numbered = BookFolder.names(
    """
    prices=tariffs: plan=tariff_code price=monthly_fee valid_from=start_date valid_to=end_date
    subscriptions=memberships: id=membership_no customer=account_id plan=tariff_code seats=users \
      start=begin_date discount=reduction_pct discount_until=reduction_until
    invoices=bills: id=bill_no subscription=membership_no period_start=from_date period_end=to_date \
      issued=bill_date plan=tariff_code seats=users unit_price=fee_per_user total=gross_amount
    payments=receipts: id=receipt_no invoice=bill_no customer=account_id amount=amount_received \
      date=received_on
    refunds=refund_transactions: id=refund_no payment=receipt_no customer=account_id amount=refund_amount \
      date=refund_date agent=clerk
    credits=credit_notes: id=note_no customer=account_id amount=value date=issued_on creator=author \
      approver=authorized_by
    """)

  private func audit(
    _ names: [String: BookFolder.Names], _ area: AuditArea = .billing, model: String? = nil
  ) throws -> AuditReport {
    let folder = try BookFolder()
    defer { folder.remove() }
    try folder.write(names)
    let workspace = try folder.workspace()
    var semantics = workspace.model
    if let model { semantics = try ModelFile(yaml: model).applied(to: semantics) }
    return try Auditor(model: semantics, store: workspace.store).run(
      area, limits: ExecutionLimits(), cancellation: CancellationFlag())
  }

  private func expectAll(_ report: AuditReport) {
    let found = Dictionary(grouping: report.findings, by: \.kind).mapValues { Set($0.map(\.entityID)) }
    #expect(found[.underbilling] == ["I1023", "I1178", "I1301"], "\(report.conventions)")
    #expect(found[.tierMismatch] == ["I1057", "I1245"])
    #expect(found[.duplicateRefund] == ["R90b", "R180b", "R270b"])
    #expect(found[.manualCredit] == ["K32"])
    #expect(found[.refundSpike] == nil)
  }

  @Test("the same errors are found whatever tables and columns are called", arguments: 0..<4)
  func renamed(variant: Int) throws {
    expectAll(try audit([Self.plain, Self.renamed, Self.camel, Self.numbered][variant]))
  }

  @Test("a check whose column is missing is skipped with the reason, and the others run")
  func missing() throws {
    var names = Self.renamed
    names["invoices"]?.columns["plan"] = nil
    names["credits"]?.columns["approver"] = nil
    names["subscriptions"]?.columns["seats"] = nil
    let report = try audit(names)
    let reasons = report.checks.compactMap(\.skipped)
    #expect(reasons.contains("no column says which plan was billed"))
    #expect(reasons.contains("no column says who approved a credit"))
    #expect(reasons.contains("no column says how many seats a subscription has"))
    #expect(report.findings.count { $0.kind == .duplicateRefund } == 3)
    #expect(!report.findings.contains { $0.kind == .manualCredit })
  }

  @Test("names that tell nothing are stated in the model")
  func stated() throws {
    var names = Self.plain
    names["refunds"]?.table = "t17"
    names["refunds"]?.columns = [
      "id": "a", "payment": "b", "customer": "c", "amount": "d", "date": "e", "agent": "f",
    ]
    let blind = try audit(names)
    #expect(
      blind.checks.contains {
        $0.name == "duplicate refunds" && $0.skipped == "no table of refunds with an amount"
      })
    expectAll(
      try audit(
        names,
        model: """
          audit:
            approval_limit: 100
            books:
              - role: refunds
                table: t17
                columns: {id: a, payment: b, customer: c, amount: d, date: e}
          """))
  }

  @Test("a role or part that does not exist is pointed at")
  func wrong() throws {
    let error = #expect(throws: ModelFileError.self) {
      try ModelFile(yaml: "audit:\n  books:\n    - role: refund\n      table: t\n")
    }
    #expect(error?.diagnostics.first?.suggestions == ["refunds"])
    #expect(error?.diagnostics.first?.line == 3)
    let part = #expect(throws: ModelFileError.self) {
      try ModelFile(
        yaml: "audit:\n  books:\n    - role: refunds\n      table: t\n      columns: {amunt: x}\n")
    }
    #expect(part?.diagnostics.first?.suggestions == ["amount"])
  }

  @Test("what a model says to audits is written and read again")
  func roundTrip() throws {
    var model = SemanticModel(tables: [])
    model.audit.approvalLimit = 250
    model.audit.books = [.init(role: "refunds", table: "t 17", columns: ["amount": "d", "id": "a"])]
    #expect(try SemanticModel(yaml: model.yaml).audit == model.audit)
  }

  @Test("the model knows every role and part of the audits")
  func parts() {
    var parts: [String: Set<String>] = [:]
    for role in BookRole.billing + BookRole.orderLines + BookRole.operations {
      parts[role.name, default: []].formUnion(role.parts.map(\.name))
    }
    parts["tickets"] = Set(TicketColumns.parts)
    #expect(parts == AuditModel.parts.mapValues { Set($0) })
  }

  @Test("order lines are compared with the price book whatever they are called", arguments: [false, true])
  func orderLines(renamed: Bool) throws {
    let folder = try BookFolder()
    defer { folder.remove() }
    var lines =
      renamed
      ? "sale_no,position,sold_on,sku,article,qty,price_each,rebate\n"
      : "order_id,line,order_date,product_id,product,quantity,unit_price,discount\n"
    for number in 0..<80 {
      let price = number == 33 ? "2.99" : number % 2 == 0 ? "29.91" : "8.50"
      lines +=
        "N\(100 + number / 2),\(number % 2 + 1),2026-0\(number / 20 + 1)-1\(number % 10),P\(number % 2),"
        + "Thing \(number % 2),\(number % 7 + 1),\(number == 33 ? "2.99" : price),\(number % 4 == 0 ? "0.1" : "0")\n"
    }
    let prices =
      (renamed ? "tariff_no,sku,list_price,effective_from\n" : "price_id,product_id,list_price,valid_from\n")
      + "T1,P0,29.91,2025-01-01\nT2,P1,8.50,2025-01-01\n"
    try lines.write(
      toFile: "\(folder.path)/\(renamed ? "sales_items" : "orders").csv", atomically: true, encoding: .utf8)
    try prices.write(
      toFile: "\(folder.path)/\(renamed ? "price_list" : "price_book").csv", atomically: true,
      encoding: .utf8)
    let workspace = try folder.workspace()
    let report = try Auditor(model: workspace.model, store: workspace.store).run(
      .billing, limits: ExecutionLimits(), cancellation: CancellationFlag())
    #expect(report.findings.map(\.kind) == [.pricingError], "\(report.checks) \(report.conventions)")
    #expect(report.findings.first?.entityID == "N116/2")
  }

  @Test("data without any of the tables cannot be audited")
  func foreign() throws {
    let report = try audit(["prices": Self.plain["prices"] ?? .init("", [:])])
    #expect(report.isEmpty && report.checks.count >= 4)
    #expect(
      try audit(Self.plain, .operations).checks.contains { $0.name == "hard failures" && $0.skipped != nil })
  }

  @Test("statuses, modes and names are read as people write them")
  func words() {
    #expect(ChangeMode.isImmediate("Immediate") == true && ChangeMode.isImmediate("next_cycle") == false)
    #expect(ChangeMode.isImmediate("at renewal") == false && ChangeMode.isImmediate("x") == nil)
    #expect(BookRows.name(.text("  Ann ")) == "Ann" && BookRows.name(.text(" ")) == nil)
    #expect(BookRows.second(.text("2024-02-29 01:02:03"), .iso) == 19_782 * 86_400 + 3723)
    #expect(BookRows.second(.text("2/29/2024"), .monthDayYear) == 19_782 * 86_400)
    #expect(BookRows.second(.integer(20_240_229), .compact) == 19_782 * 86_400)
    #expect(
      RoleFinder.fit(["paid", "at"], ["paid", "at"]) > RoleFinder.fit(["created", "at"], ["paid", "at"]))
  }
}
