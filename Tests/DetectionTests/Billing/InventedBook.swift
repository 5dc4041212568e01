@testable import Detection

/// A subscription book from a seed, billed by the conventions given, with planted errors and legitimate look-alikes.
struct InventedBook {
  /// How the business bills; both sides must find out by themselves.
  struct Style {
    var conventions = BillingConventions()
    /// Months of a period.
    var months = 1
    var approvalLimit = 200.0
    var hasChanges = true
  }

  private(set) var book = BillingBook()
  /// Ids that must be found.
  private(set) var planted: [AuditKind: Set<String>] = [:]
  private var random: Noise
  private let style: Style
  private let first = CivilDate.number(year: 2025, month: 1, day: 1)
  private let raise = CivilDate.number(year: 2025, month: 9, day: 1)

  init(seed: UInt64, style: Style = Style()) {
    random = Noise(seed: seed)
    self.style = style
    book.parts = Set(BillingPart.allCases)
    makePrices()
    makeSubscriptions()
    makeInvoices()
    makeRefunds()
    makeCredits()
    if !style.hasChanges {
      book.changes = []
      book.parts.subtract([.changes, .changeMode])
    }
  }

  private mutating func draw(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(random.uniform() * Double(range.count)) % range.count
  }

  private mutating func chance(_ share: Double) -> Bool { random.uniform() < share }

  private mutating func plant(_ kind: AuditKind, _ id: String) { planted[kind, default: []].insert(id) }

  private mutating func makePrices() {
    book.plans = ["basic", "team", "firm"]
    for (plan, prices) in [(12.0, 13.5), (34, 36), (90, 97)].enumerated() {
      let included = [800.0, 4_000, 30_000][plan]
      book.prices.append(
        .init(
          plan: plan, price: prices.0, includedUnits: included, overagePrice: 0.015, from: first - 900,
          to: raise - 1))
      book.prices.append(
        .init(plan: plan, price: prices.1, includedUnits: included, overagePrice: 0.015, from: raise))
    }
  }

  private mutating func makeSubscriptions() {
    for number in 0..<260 {
      let plan = draw(0...2)
      let start = first + draw(0...90)
      var subscription = BillingBook.Subscription(
        id: "S\(number)", plan: plan, seats: Double(draw(1...14)), start: start)
      if chance(0.12) {
        subscription.customPrice = 20 + Double(draw(0...400)) / 10
      } else if chance(0.25) {
        subscription.discount = Double(draw(1...5)) * 0.05
        subscription.discountUntil = CivilDate.adding(months: style.months * draw(1...6), to: start)
      }
      book.subscriptions.append(subscription)
      guard subscription.customPrice == nil, chance(0.15) else { continue }
      let old = (plan + draw(1...2)) % 3
      book.changes.append(
        .init(
          subscription: number, day: start + draw(100...250), oldPlan: old, newPlan: plan,
          isImmediate: chance(0.5)))
    }
  }

  private mutating func makeInvoices() {
    for place in book.subscriptions.indices {
      var start = book.subscriptions[place].start ?? first
      while start < first + 420 {
        let next = CivilDate.adding(months: style.months, to: start)
        book.usage.append(.init(subscription: place, start: start, units: Double(draw(100...60_000))))
        book.invoices.append(
          .init(
            id: "I\(book.invoices.count)", subscription: place, start: start, end: next - 1, issued: start,
            total: 0))
        start = next
      }
    }
    var rebuilder = InvoiceRebuilder(book)
    rebuilder.conventions = style.conventions
    for index in book.invoices.indices {
      guard let right = rebuilder.expected(book.invoices[index]) else { continue }
      book.invoices[index].plan = right.plan
      book.invoices[index].seats = right.seats
      book.invoices[index].unitPrice = right.unitPrice
      book.invoices[index].discount = right.discount
      book.invoices[index].overage = right.overage
      book.invoices[index].proration = right.proration
      book.invoices[index].total = ((right.total) * 100).rounded() / 100
      if chance(0.015) { spoil(index, right, rebuilder) }
    }
  }

  private mutating func spoil(
    _ index: Int, _ right: InvoiceRebuilder.Expected, _ rebuilder: InvoiceRebuilder
  ) {
    let invoice = book.invoices[index]
    let subscription = book.subscriptions[invoice.subscription ?? 0]
    let length = Double(style.conventions.isMonthlyPrice ? style.months : 1)
    switch draw(0...3) {
    case 0 where right.seats > 1 && subscription.customPrice == nil:
      let kept = right.seats - 1
      book.invoices[index].seats = kept
      book.invoices[index].total =
        invoice.total - right.unitPrice * length * (1 - right.discount / right.base)
      plant(.underbilling, invoice.id)
    case 1 where subscription.customPrice == nil:
      let billed = (right.plan + draw(1...2)) % 3
      guard let price = rebuilder.price(of: billed, on: invoice.start)?.price else { return }
      book.invoices[index].plan = billed
      book.invoices[index].unitPrice = price
      book.invoices[index].total += (price - right.unitPrice) * right.seats * length
      plant(.tierMismatch, invoice.id)
    case 2 where right.overage > 1:
      book.invoices[index].overage = 0
      book.invoices[index].total -= right.overage
      plant(.underbilling, invoice.id)
    case 3 where invoice.start >= raise && subscription.customPrice == nil:
      guard let old = rebuilder.earlierPrices(of: right.plan, before: invoice.start).last else { return }
      book.invoices[index].unitPrice = old.price
      book.invoices[index].total -= (right.unitPrice - old.price) * right.seats * length
      plant(.underbilling, invoice.id)
    default: break
    }
  }

  private mutating func makeRefunds() {
    for invoice in book.invoices {
      book.payments.append(
        .init(
          id: "P\(book.payments.count)", customer: invoice.subscription, amount: invoice.total,
          day: invoice.issued + draw(0...9)))
    }
    book.refundDimensions = [
      .init(name: "agent", members: ["Ann", "Bob", "Cem", "Dee"]),
      .init(name: "product", members: ["scanner", "reader", "printer"]),
    ]
    let spike = first + 200
    for place in book.payments.indices where book.payments[place].amount > 5 {
      let payment = book.payments[place]
      let day = (payment.day ?? 0) + draw(2...20)
      switch random.uniform() {
      case ..<0.05: refund(place, payment.amount, day)
      case ..<0.06:
        // in two parts, legitimate
        refund(place, (payment.amount * 50).rounded() / 100, day)
        refund(place, (payment.amount * 40).rounded() / 100, day + 3)
      case ..<0.07:
        refund(place, payment.amount, day)
        refund(place, payment.amount * (chance(0.5) ? 1 : 0.98), day + draw(1...9))
        plant(.duplicateRefund, book.refunds[book.refunds.count - 1].id)
      default: break
      }
    }
    var many = 0
    for place in book.payments.indices
    where many < 18 && (book.payments[place].day ?? 0) < spike
      && !book.refunds.contains(where: { $0.payment == place })
    {
      refund(place, book.payments[place].amount, spike, members: [2, draw(0...2)])
      many += 1
    }
    plant(.refundSpike, CivilDate.text(of: spike))
  }

  private mutating func refund(_ payment: Int, _ amount: Double, _ day: Int, members: [Int]? = nil) {
    book.refunds.append(
      .init(
        id: "R\(book.refunds.count)", payment: payment, customer: book.payments[payment].customer,
        amount: amount, day: day, members: members ?? [draw(0...3), draw(0...2)]))
  }

  private mutating func makeCredits() {
    book.people = ["Ann", "Bob", "Cem", "Dee", "Lead Ono", "Lead Pia"]
    let limit = style.approvalLimit
    for number in 0..<300 {
      let isLarge = chance(0.2)
      let amount = isLarge ? limit * (1.2 + random.uniform() * 3) : limit * 0.4 * random.uniform() + 1
      credit(
        number % 200, amount, first + draw(0...400), draw(0...3),
        approver: isLarge ? draw(4...5) : chance(0.2) ? 4 : nil)
    }
    for number in 0..<6 {
      credit(number, limit * 2.5, first + draw(0...400), 0)
      plantCredit()
      let agent = draw(0...3)
      credit(number + 20, limit * 1.7, first + draw(0...400), agent, approver: agent)
      plantCredit()
      // an announced campaign, legitimate
      credit(number + 60, limit * 3, first + 77, 1, isCampaign: true)
      let day = first + draw(0...390)
      for part in 0..<3 {
        credit(210 + number, limit * (0.86 + random.uniform() * 0.13), day + part * 2, 1)
        plantCredit()
      }
    }
  }

  private mutating func plantCredit() { plant(.manualCredit, book.credits[book.credits.count - 1].id) }

  private mutating func credit(
    _ customer: Int, _ amount: Double, _ day: Int, _ creator: Int, approver: Int? = nil,
    isCampaign: Bool = false
  ) {
    book.credits.append(
      .init(
        id: "K\(book.credits.count)", customer: customer, amount: (amount * 100).rounded() / 100, day: day,
        creator: creator, approver: approver, isCampaign: isCampaign))
  }
}
