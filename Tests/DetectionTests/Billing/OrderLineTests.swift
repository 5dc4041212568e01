import Testing

@testable import Detection

@Suite("Order lines against the price book")
struct OrderLineTests {
  /// Two hundred lines of two products; the price of the second rises on day 100.
  static func book(isNet: Bool = false) -> OrderLines {
    var book = OrderLines()
    book.prices = [
      .init(product: "A", price: 29.91), .init(product: "B", price: 50, from: 0, to: 99),
      .init(product: "B", price: 55, from: 100),
    ]
    for day in 0..<200 {
      let discount = day % 5 == 0 ? 0.1 : 0
      let price = day % 2 == 0 ? 29.91 : day < 100 ? 50 : 55
      book.lines.append(
        .init(
          id: "S\(day)/1", product: day % 2 == 0 ? "A" : "B", day: day,
          unitPrice: isNet ? ((price * (1 - discount)) * 100).rounded() / 100 : price, quantity: 4,
          discount: discount))
    }
    return book
  }

  @Test("a slip of the point and an old price are found, agreed discounts are not", arguments: [false, true])
  func planted(isNet: Bool) throws {
    var book = Self.book(isNet: isNet)
    #expect(OrderLineAudit(book: book).report().findings.isEmpty)
    book.lines[42].unitPrice = 2.99
    book.lines[151].unitPrice = 50
    let report = OrderLineAudit(book: book).report()
    #expect(report.findings.map(\.entityID) == ["S42/1", "S151/1"])
    let slip = try #require(report.findings.first)
    #expect(slip.rule.contains("decimal point") && abs((slip.amountAtRisk ?? 0) - 26.92 * 4) < 0.01)
    #expect(report.findings.last?.rule.contains("the price until") == true)
    #expect(report.findings.allSatisfy { $0.kind == .pricingError && !$0.ruledOut.isEmpty })
  }

  @Test("where prices are negotiated nobody is accused")
  func negotiated() {
    var book = Self.book()
    for index in book.lines.indices where index % 3 == 0 {
      book.lines[index].unitPrice *= 0.7 + Double(index % 10) / 50
    }
    let report = OrderLineAudit(book: book).report()
    #expect(report.findings.isEmpty && report.checks.first?.skipped?.contains("order lines are at") == true)
    #expect(OrderLineAudit(book: OrderLines(lack: "no price list")).report().checks.first?.skipped != nil)
    book.prices = []
    #expect(OrderLineAudit(book: book).report().checks.first?.skipped?.hasPrefix("no product") == true)
  }
}
