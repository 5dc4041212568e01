import Testing

@testable import Detection

@Suite("What a billing audit learns where the book does not say")
struct LearntTermsTests {
  private func found(_ kind: AuditKind, in book: BillingBook) -> Set<String> {
    Set(BillingAudit(book).report().findings.filter { $0.kind == kind }.map(\.entityID))
  }

  @Test("usage charged by the plan it was used under is no mistake", arguments: [31, 32, 33] as [UInt64])
  func usagePlan(seed: UInt64) {
    var style = InventedBook.Style()
    style.conventions.isUsageChargedByItsPlan = true
    let invented = InventedBook(seed: seed, style: style)
    #expect(
      InvoiceRebuilder(invented.book).learningConventions().conventions.isUsageChargedByItsPlan)
    #expect(found(.underbilling, in: invented.book) == invented.planted[.underbilling])
  }

  @Test("a book kept in whole cents loses nothing to rounding")
  func cents() {
    let invented = InventedBook(seed: 34)
    var book = invented.book
    func cents(_ amount: Double) -> Double { (amount * 100).rounded() }
    for index in book.prices.indices {
      book.prices[index].price *= 100
      book.prices[index].overagePrice = book.prices[index].overagePrice.map { $0 * 100 }
    }
    for index in book.subscriptions.indices {
      book.subscriptions[index].customPrice = book.subscriptions[index].customPrice.map { $0 * 100 }
    }
    for index in book.invoices.indices {
      book.invoices[index].unitPrice = book.invoices[index].unitPrice.map { $0 * 100 }
      book.invoices[index].discount = book.invoices[index].discount.map(cents)
      book.invoices[index].overage = book.invoices[index].overage.map(cents)
      book.invoices[index].proration = book.invoices[index].proration.map(cents)
      book.invoices[index].total = cents(book.invoices[index].total)
    }
    #expect(found(.underbilling, in: book) == invented.planted[.underbilling])
    #expect(found(.tierMismatch, in: book) == invented.planted[.tierMismatch])
  }

  @Test("a change of plan that nothing records is seen in the invoices, and none of them is blamed for it")
  func changes() {
    var style = InventedBook.Style()
    style.hasChanges = false
    let invented = InventedBook(seed: 35, style: style)
    let report = BillingAudit(invented.book).report()
    let blamed = Set(report.findings.filter { $0.kind == .tierMismatch }.map(\.entityID))
    #expect(blamed == invented.planted[.tierMismatch])
    #expect(found(.underbilling, in: invented.book).isSubset(of: invented.planted[.underbilling] ?? []))
    #expect(report.checks.contains { $0.name == "underbilling: proration" && $0.skipped != nil })
  }

  @Test(
    "plans that stay are told from slips",
    arguments: [
      ([0, 0, 0, 1, 1], 1, [0, 3]), ([0, 0, 1, 0, 0], 0, [0]), ([0, 0, 0, 1], 1, [0, 3]),
      ([0, 0, 2, 0, 1, 1, 2, 1], 1, [0, 4]), ([0, 0, 0, 0], 1, []), ([1, 0, 0, 0], 0, [1]),
    ] as [([Int], Int, [Int])])
  func stays(plans: [Int], agreed: Int, firsts: [Int]) {
    #expect(LearntChanges.stays(plans, last: agreed).map(\.first) == firsts)
  }

  @Test("a change of which nothing says when it counts is right either way")
  func unmarked() {
    let invented = InventedBook(seed: 36)
    var book = invented.book
    for index in book.changes.indices { book.changes[index].isImmediate = nil }
    #expect(found(.underbilling, in: book) == invented.planted[.underbilling])
  }

  @Test("a round limit is preferred where few credits lie between it and the likeliest")
  func limit() throws {
    var book = BillingBook()
    book.parts = [.credits, .approver]
    for number in 0..<90 {
      book.credits.append(
        .init(
          id: "a\(number)", customer: nil, amount: 5 + Double(number), day: 0,
          approver: number % 9 == 0 ? 0 : nil))
    }
    for number in 0..<30 {
      book.credits.append(
        .init(
          id: "b\(number)", customer: nil, amount: 293.9 + Double(number) * 9, day: 0,
          approver: number % 5 == 4 ? nil : 0))
    }
    for amount in [283.0, 293.17] {
      book.credits.append(.init(id: "c\(amount)", customer: nil, amount: amount, day: 0))
    }
    let limit = try #require(CreditAudit.limit(of: book))
    #expect([100, 200].contains(limit.amount), "\(limit)")
  }
}
