import QuerentCore

/// Payments that were refunded in full twice, the second time some days later and by somebody else.
enum DuplicateRefunds {
  static let pairCount = 15

  static func refunds(
    from candidates: [RefundablePayment], taken: inout Set<Int>, using random: inout RandomStream
  ) -> [Refund] {
    let fitting = candidates.filter {
      $0.payment.amount.cents < 400_000 && $0.payment.amount == $0.order.sales
        && $0.payment.date < TradingCalendar.date(2026, 10, 1)
    }
    var refunds: [Refund] = []
    while refunds.count < 2 * pairCount {
      let candidate = random.pick(fitting)
      guard taken.insert(candidate.index).inserted else { continue }
      let first = Refund(
        payment: candidate.index, order: candidate.orderIndex, product: candidate.order.lines[0].product,
        date: candidate.payment.date.adding(days: random.integer(in: 3...15)),
        amount: candidate.payment.amount,
        reason: "cancelled", agent: random.pick(Salesforce.agents))
      var second = first
      second.date = first.date.adding(days: random.integer(in: 1...9))
      second.agent = random.pick(Salesforce.agents.filter { $0 != first.agent })
      second.mark = StoryMark(story: .duplicateRefunds, amount: second.amount)
      refunds += [first, second]
    }
    return refunds
  }
}
