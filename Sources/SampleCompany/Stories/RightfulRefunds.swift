import QuerentCore

/// A near miss: the same customer gets the same flat sum twice, for two late deliveries with a payment each.
enum EqualRefunds {
  static let pairCount = 6
  static let amount = Money(cents: 7500)

  static func refunds(
    from candidates: [RefundablePayment], taken: inout Set<Int>, using random: inout RandomStream
  ) -> [Refund] {
    var refunds: [Refund] = []
    while refunds.count < 2 * pairCount {
      let first = random.pick(candidates)
      guard let second = partner(of: first, in: candidates), !taken.contains(first.index),
        !taken.contains(second.index)
      else { continue }
      for candidate in [first, second] {
        taken.insert(candidate.index)
        refunds.append(
          Refund(
            payment: candidate.index, order: candidate.orderIndex, product: candidate.order.lines[0].product,
            date: max(first.payment.date, second.payment.date).adding(days: 4), amount: amount,
            reason: "late delivery", agent: random.pick(Salesforce.agents),
            mark: StoryMark(story: .equalRefunds)))
      }
    }
    return refunds
  }

  /// Another payment of the same customer within a week, both large enough.
  private static func partner(
    of first: RefundablePayment, in candidates: [RefundablePayment]
  ) -> RefundablePayment? {
    guard first.payment.amount > amount, first.payment.date < TradingCalendar.date(2026, 10, 1) else {
      return nil
    }
    return candidates.first {
      $0.payment.customer == first.payment.customer && $0.orderIndex != first.orderIndex
        && $0.payment.amount > amount
        && abs($0.payment.date.daysSinceEpoch - first.payment.date.daysSinceEpoch) < 8
    }
  }
}

/// A near miss: one payment refunded in two equal halves, together no more than was paid.
enum RefundInParts {
  static let pairCount = 6

  static func refunds(
    from candidates: [RefundablePayment], taken: inout Set<Int>, using random: inout RandomStream
  ) -> [Refund] {
    var refunds: [Refund] = []
    while refunds.count < 2 * pairCount {
      let candidate = random.pick(candidates)
      guard candidate.payment.amount.cents % 2 == 0,
        candidate.payment.date < TradingCalendar.date(2026, 9, 15),
        taken.insert(candidate.index).inserted
      else { continue }
      let first = Refund(
        payment: candidate.index, order: candidate.orderIndex, product: candidate.order.lines[0].product,
        date: candidate.payment.date.adding(days: 5),
        amount: Money(cents: candidate.payment.amount.cents / 2),
        reason: "damaged", agent: random.pick(Salesforce.agents), mark: StoryMark(story: .refundInParts))
      var second = first
      second.date = first.date.adding(days: random.integer(in: 6...20))
      refunds += [first, second]
    }
    return refunds
  }
}
