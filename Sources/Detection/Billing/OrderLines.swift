/// Lines of orders and the prices that products are sold at; rows refer to products by name.
public struct OrderLines: Sendable {
  public var lines: [Line] = []
  public var prices: [Price] = []
  /// Why they cannot be compared; `nil` where they can.
  public var lack: String?

  /// Makes lines that nothing is known of.
  public init(lack: String? = nil) { self.lack = lack }

  /// One line of an order.
  public struct Line: Hashable, Sendable {
    /// The order, and the line in it where the data number them: `SO100/2`.
    public var id: String
    public var product: String
    public var day: Int
    public var unitPrice: Double
    public var quantity: Double
    /// What was agreed off the price, 0…1; nothing where the data do not say.
    public var discount: Double

    /// Makes a line.
    public init(
      id: String, product: String, day: Int, unitPrice: Double, quantity: Double = 1, discount: Double = 0
    ) {
      self.id = id
      self.product = product
      self.day = day
      self.unitPrice = unitPrice
      self.quantity = quantity
      self.discount = discount
    }
  }

  /// A price of a product and how long it holds.
  public struct Price: Hashable, Sendable {
    public var product: String
    public var price: Double
    /// The first and the last day; `nil` is unbounded.
    public var from: Int?
    public var to: Int?

    /// Makes a price.
    public init(product: String, price: Double, from: Int? = nil, to: Int? = nil) {
      self.product = product
      self.price = price
      self.from = from
      self.to = to
    }
  }
}

/// Order lines that were sold below the price book.
///
/// Whether a line's price is before or after its discount is learnt: the way under which more lines are at the price of
/// their day. Where fewer than four fifths are, prices are negotiated and nobody is accused.
struct OrderLineAudit {
  let book: OrderLines
  private static let leastShare = 0.8

  func report() -> AuditReport {
    let name = "underbilling: order lines"
    if let lack = book.lack { return AuditReport(checks: [AuditCheck(name, skipped: lack)]) }
    let pricesOf = Dictionary(grouping: book.prices, by: \.product)
    let priced = book.lines.compactMap { line in
      Self.price(pricesOf[line.product] ?? [], on: line.day).map { (line: line, price: $0) }
    }
    guard !priced.isEmpty else {
      return AuditReport(checks: [
        AuditCheck(name, skipped: "no product of the order lines has a price for their days")
      ])
    }
    let gross = priced.count { Self.isAt($0.price.price, $0.line.unitPrice) }
    let net = priced.count { Self.isAt($0.price.price * (1 - $0.line.discount), $0.line.unitPrice) }
    let isNet = net > gross
    let share = Double(max(gross, net)) / Double(priced.count)
    guard share >= Self.leastShare else {
      return AuditReport(checks: [
        AuditCheck(
          name,
          skipped: "only \(AuditWords.percent(share)) of the order lines are at the price book's prices")
      ])
    }
    let typical = RobustStatistics.median(
      stride(from: 0, to: priced.count, by: max(1, priced.count / 2000)).map {
        priced[$0].line.unitPrice * priced[$0].line.quantity
      })
    let found = priced.compactMap { entry -> AuditFinding? in
      let due = entry.price.price * (isNet ? 1 - entry.line.discount : 1)
      guard entry.line.unitPrice < due, !Self.isAt(due, entry.line.unitPrice) else { return nil }
      return finding(entry.line, entry.price, due: due, isNet: isNet, pricesOf, typical: typical)
    }
    let learnt =
      "\(AuditWords.percent(share)) of \(AuditWords.number(priced.count)) order lines are at the price of their day"
      + (isNet ? ", after the discount" : ", before any discount")
    return AuditReport(
      findings: found, checks: [AuditCheck(name, examined: priced.count, found: found.count)],
      conventions: [learnt])
  }

  /// The price in force on a day; of editions that overlap, the latest.
  private static func price(_ prices: [OrderLines.Price], on day: Int) -> OrderLines.Price? {
    prices.filter { ($0.from ?? .min) <= day && day <= ($0.to ?? .max) }
      .max { ($0.from ?? .min) < ($1.from ?? .min) }
  }

  private static func isAt(_ price: Double, _ charged: Double) -> Bool {
    abs(price - charged) <= max(0.0051, price * 1e-4)
  }

  private func finding(
    _ line: OrderLines.Line, _ price: OrderLines.Price, due: Double, isNet: Bool,
    _ pricesOf: [String: [OrderLines.Price]], typical: Double
  ) -> AuditFinding {
    let short = (due - line.unitPrice) * line.quantity * (isNet ? 1 : 1 - line.discount)
    let ratio = line.unitPrice > 0 ? due / line.unitPrice : 0
    // What is left of a price whose point moved may have been rounded.
    let isSlip = [10.0, 100, 1000].contains { abs(ratio / $0 - 1) < 0.02 }
    let earlier = (pricesOf[line.product] ?? []).first {
      ($0.to ?? .max) < line.day && Self.isAt($0.price * (isNet ? 1 - line.discount : 1), line.unitPrice)
    }
    let origin =
      isSlip
      ? ", a decimal point too far left"
      : earlier?.to.map { ", the price until \(CivilDate.text(of: $0))" } ?? ""
    return AuditFinding(
      kind: .pricingError,
      rule: "\(line.product) was sold at \(AuditWords.money(line.unitPrice))\(origin), where "
        + "\(AuditWords.money(due)) holds, \(AuditWords.short(line.quantity)) times",
      entityType: "order line", entityID: line.id, place: line.product, start: line.day * 86_400,
      end: (line.day + 1) * 86_400, rows: [AuditRow("order line", line.id)], amountAtRisk: short,
      severity: .of(short, typical: typical), confidence: isSlip || earlier != nil ? 0.97 : 0.8,
      ruledOut: [
        RuledOut(
          "a discount",
          because: line.discount > 0
            ? "\(AuditWords.percent(line.discount)) was given besides" : "none was given"),
        RuledOut(
          "another edition of the price book",
          because: price.from.map {
            "\(AuditWords.money(price.price)) has held since \(CivilDate.text(of: $0))"
          }
            ?? "it has only this one"),
      ])
  }
}
