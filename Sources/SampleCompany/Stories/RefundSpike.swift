import QuerentCore

/// A batch of label printers failed, and in twelve days of June 2026 customers were refunded for them.
enum RefundSpike {
  static let product = "Voltline Label Printer"
  static let reason = "defective"
  static let firstDay = TradingCalendar.date(2026, 6, 8)
  static let lastDay = TradingCalendar.date(2026, 6, 19)
  static let count = 40

  static func refunds(
    from candidates: [RefundablePayment], taken: inout Set<Int>, using random: inout RandomStream
  ) -> [Refund] {
    let earliest = TradingCalendar.date(2025, 11, 1)
    var refunds: [Refund] = []
    for candidate in candidates.reversed() where refunds.count < count {
      guard candidate.payment.date < firstDay, candidate.payment.date >= earliest,
        let line = candidate.order.lines.first(where: { $0.product.name == product }),
        line.sales <= candidate.payment.amount, taken.insert(candidate.index).inserted
      else { continue }
      refunds.append(
        Refund(
          payment: candidate.index, order: candidate.orderIndex, product: line.product,
          date: firstDay.adding(days: random.integer(in: 0...11)), amount: line.sales, reason: reason,
          agent: random.pick(Salesforce.agents), mark: StoryMark(story: .refundSpike, amount: line.sales)))
    }
    return refunds
  }
}
