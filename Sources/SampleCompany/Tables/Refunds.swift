import QuerentCore

/// Money that went back to a customer for a payment.
struct Refund {
  var id = ""
  let payment: Int
  let order: Int
  let product: Product
  var date: CalendarDate
  var amount: Money
  var reason: String
  var agent: String
  var mark: StoryMark?
}

/// An order payment that refunds can be drawn from.
struct RefundablePayment {
  let index: Int
  let payment: Payment
  let orderIndex: Int
  let order: Order
}

/// The refund table: the everyday ones, more in January, and what the stories add.
enum Refunds {
  static func generate(seed: UInt64, payments: [Payment], invoices: [Invoice], orders: [Order]) -> [Refund] {
    var random = RandomStream(seed: seed, name: "refunds")
    let refundable = payments.enumerated().compactMap { index, payment -> RefundablePayment? in
      guard invoices[payment.invoice].mark == nil, let order = invoices[payment.invoice].orderIndex else {
        return nil
      }
      return RefundablePayment(index: index, payment: payment, orderIndex: order, order: orders[order])
    }
    var taken: Set<Int> = []
    var refunds: [Refund] = []
    refunds += RefundSpike.refunds(from: refundable, taken: &taken, using: &random)
    refunds += DuplicateRefunds.refunds(from: refundable, taken: &taken, using: &random)
    refunds += EqualRefunds.refunds(from: refundable, taken: &taken, using: &random)
    refunds += RefundInParts.refunds(from: refundable, taken: &taken, using: &random)
    for candidate in refundable where !taken.contains(candidate.index) {
      let january = candidate.payment.date.month == 1
      guard random.chance(january ? 0.06 : 0.035) else { continue }
      if let refund = everyday(for: candidate, using: &random) { refunds.append(refund) }
    }
    refunds = refunds.enumerated().sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }.map(
      \.element)
    for index in refunds.indices { refunds[index].id = "RF\(1001 + index)" }
    return refunds
  }

  private static func everyday(for candidate: RefundablePayment, using random: inout RandomStream) -> Refund?
  {
    let line = random.pick(candidate.order.lines)
    let share = random.pick([100, 100, 50, 25])
    let date = candidate.payment.date.adding(days: random.integer(in: 2...24))
    guard date <= TradingCalendar.lastDay else { return nil }
    return Refund(
      payment: candidate.index, order: candidate.orderIndex, product: line.product, date: date,
      amount: min(line.sales.percent(share), candidate.payment.amount),
      reason: random.pick(["damaged", "wrong item", "late delivery", "quality", "cancelled", "overcharged"]),
      agent: random.pick(Salesforce.agents))
  }

  static func table(
    _ refunds: [Refund], payments: [Payment], orders: [Order], customers: [Customer]
  ) -> CSVTable {
    var table = CSVTable(
      name: "refunds",
      columns: [
        "refund_id", "payment_id", "order_id", "product_id", "customer_id", "refund_date", "amount", "reason",
        "agent",
        "region",
      ])
    for refund in refunds {
      let customer = customers[payments[refund.payment].customer]
      table.append([
        refund.id, payments[refund.payment].id, orders[refund.order].id, refund.product.id, customer.id,
        refund.date.iso, refund.amount.text, refund.reason, refund.agent, customer.region.rawValue,
      ])
    }
    return table
  }
}
