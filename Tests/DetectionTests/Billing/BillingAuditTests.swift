import Testing

@testable import Detection

@Suite("The billing audit")
struct BillingAuditTests {
  static let styles: [InventedBook.Style] = {
    var quarterly = InventedBook.Style()
    quarterly.months = 3
    quarterly.conventions.isMonthlyPrice = true
    quarterly.approvalLimit = 500
    var other = InventedBook.Style()
    other.conventions.isUsageOfSamePeriod = true
    other.conventions.discountHoldsOnLastDay = true
    other.conventions.isAgreedPricePerSeat = false
    other.conventions.isIncludedPerSeat = false
    var discounted = InventedBook.Style()
    discounted.conventions.isAgreedPriceDiscounted = false
    discounted.conventions.isProrationDiscounted = true
    return [InventedBook.Style(), quarterly, other, discounted]
  }()

  @Test(
    "finds what is planted and nothing else, however the business bills", arguments: 0..<4,
    [11, 12, 13] as [UInt64])
  func planted(style: Int, seed: UInt64) {
    let invented = InventedBook(seed: seed, style: Self.styles[style])
    let report = BillingAudit(invented.book).report()
    for (kind, ids) in invented.planted {
      let found = Set(report.findings.filter { $0.kind == kind }.map(\.entityID))
      let missed = ids.subtracting(found)
      let false_ = found.subtracting(ids)
      #expect(missed.isEmpty, "\(kind.rawValue) missed \(missed.sorted()) of \(ids.count), seed \(seed)")
      #expect(false_.count * 40 <= ids.count, "\(kind.rawValue) blamed \(false_.sorted()), seed \(seed)")
    }
    #expect(!report.checks.contains { $0.skipped != nil })
  }

  @Test("learns how a business bills from the invoices that add up")
  func conventions() {
    for style in Self.styles {
      let invented = InventedBook(seed: 3, style: style)
      let learned = InvoiceRebuilder(invented.book).learningConventions().conventions
      for property in [
        \BillingConventions.isMonthlyPrice, \.isUsageOfSamePeriod, \.isIncludedPerSeat,
        \.isAgreedPricePerSeat,
      ] where property != \.isMonthlyPrice || style.months > 1 {
        #expect(learned[keyPath: property] == style.conventions[keyPath: property])
      }
    }
  }

  @Test("a check without its columns is skipped with what is missing")
  func skipped() {
    var book = InventedBook(seed: 5).book
    book.parts.subtract([.approver, .billedPlan, .usage])
    book.usage = []
    let report = BillingAudit(book).report()
    let reasons = Dictionary(uniqueKeysWithValues: report.checks.map { ($0.name, $0.skipped) })
    #expect(reasons["tier mismatch"] == "no column says which plan was billed")
    #expect(reasons["manual credits: approval"] == "no column says who approved a credit")
    #expect(reasons["underbilling: usage"] == "no table of metered usage")
    #expect(BillingAudit(BillingBook()).report().isEmpty)
  }

  @Test("without a price list the price that most invoices carry is taken for it")
  func learntPrices() {
    let invented = InventedBook(seed: 21)
    var book = invented.book
    // Usage cannot be priced without the list.
    for index in book.invoices.indices {
      book.invoices[index].total -= book.invoices[index].overage ?? 0
      book.invoices[index].overage = 0
    }
    book.prices = []
    book.parts.subtract([.prices, .priceValidity, .includedUnits])
    let report = BillingAudit(book).report()
    let found = Set(report.findings.filter { $0.kind == .tierMismatch }.map(\.entityID))
    #expect(found == invented.planted[.tierMismatch])
    #expect(report.conventions.contains { $0.hasPrefix("there is no price list") })
  }

  @Test("a book that cannot be rebuilt accuses nobody of underbilling")
  func foreign() {
    var book = InventedBook(seed: 6).book
    for index in book.invoices.indices { book.invoices[index].total *= 0.6 + Double(index % 7) * 0.1 }
    let report = BillingAudit(book).report()
    #expect(!report.findings.contains { $0.kind == .underbilling })
    #expect(
      report.checks.contains { $0.name == "underbilling" && $0.skipped?.contains("could be rebuilt") == true }
    )
  }

  @Test("a subscription that grew without a record of when is not underbilled")
  func growth() {
    var book = InventedBook(seed: 7).book
    let before = Set(BillingAudit(book).report().findings.filter { $0.kind == .underbilling }.map(\.entityID))
    let own = book.invoices.indices.filter { book.invoices[$0].subscription == 9 }
    book.subscriptions[9].customPrice = nil
    let rebuilder = InvoiceRebuilder(book).learningConventions()
    for index in own {
      guard let right = rebuilder.expected(book.invoices[index]) else { continue }
      book.invoices[index].plan = right.plan
      book.invoices[index].total = right.total
      book.invoices[index].seats = right.seats
    }
    let seats = book.subscriptions[9].seats ?? 1
    for index in own.prefix(4) {
      guard let fewer = rebuilder.expected(book.invoices[index], seats: 1) else { continue }
      book.invoices[index].seats = 1
      book.invoices[index].total = fewer.total
    }
    book.subscriptions[9].seats = max(seats, 2)
    let after = Set(BillingAudit(book).report().findings.filter { $0.kind == .underbilling }.map(\.entityID))
    #expect(after.subtracting(before).isDisjoint(with: own.prefix(4).map { book.invoices[$0].id }))
  }

  @Test("refunds that name no payment are matched with what the customer paid")
  func unlinked() {
    var book = BillingBook()
    book.parts = [.payments, .paymentCustomer, .refunds, .refundCustomer, .refundDay]
    book.payments = [
      .init(id: "P1", customer: 0, amount: 80, day: 10), .init(id: "P2", customer: 1, amount: 80, day: 10),
      .init(id: "P3", customer: 1, amount: 80, day: 40),
    ]
    book.refunds = [
      .init(id: "R1", payment: nil, customer: 0, amount: 80, day: 15),
      .init(id: "R2", payment: nil, customer: 0, amount: 80, day: 19),
      .init(id: "R3", payment: nil, customer: 1, amount: 80, day: 44),
      .init(id: "R4", payment: nil, customer: 1, amount: 80, day: 45),
    ]
    let found = BillingAudit(book).report().findings
    #expect(found.map(\.entityID) == ["R2"])
    #expect(found.first?.amountAtRisk == 80)
  }

  @Test(
    "the approval limit is the roundest amount that tells approved credits apart",
    arguments: [(199.69, 254.31, 200), (495, 525, 500), (0.2, 0.9, 0.5), (101, 102.5, 101)]
      as [(Double, Double, Double)])
  func roundest(low: Double, high: Double, limit: Double) {
    #expect(abs(CreditAudit.roundest(from: low, below: high) - limit) < 1e-9)
  }

  @Test("every finding says the rule, the rows and which explanations were tested")
  func evidence() {
    let report = BillingAudit(InventedBook(seed: 8).book).report()
    #expect(report.findings.count > 20)
    for finding in report.findings {
      #expect(!finding.rule.isEmpty && !finding.rows.isEmpty && !finding.ruledOut.isEmpty, "\(finding)")
      #expect((0.5...1).contains(finding.confidence) && finding.start < finding.end)
    }
  }

  @Test("dates go back and forth", arguments: [-800_000, -1, 0, 11_016, 19_782, 60_000])
  func days(day: Int) {
    let parts = CivilDate(number: day)
    #expect(CivilDate.number(year: parts.year, month: parts.month, day: parts.day) == day)
    #expect(CivilDate.text(of: 19_782) == "2024-02-29")
    #expect(CivilDate.text(of: CivilDate.adding(months: 12, to: 19_782)) == "2025-02-28")
  }
}
