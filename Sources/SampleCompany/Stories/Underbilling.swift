import QuerentCore

/// Subscription invoices below what the price book and the contract ask for: seats left out, the price of the list
/// before, or a discount that had ended.
enum Underbilling {
  private enum Slip {
    case missingSeats, stalePrice, expiredDiscount
  }

  static let invoiceCount = 18

  static func plant(in invoices: inout [Invoice], subscriptions: [Subscription], seed: UInt64) {
    var random = RandomStream(seed: seed, name: "underbilling")
    var slips: [Slip] = Array(repeating: .missingSeats, count: 7) + Array(repeating: .stalePrice, count: 7)
    slips += Array(repeating: .expiredDiscount, count: invoiceCount - slips.count)
    for slip in slips {
      let candidates = invoices.indices.filter { index in
        guard invoices[index].mark == nil, let charge = invoices[index].charge else { return false }
        return fits(slip, charge, subscriptions[charge.subscription])
      }
      guard !candidates.isEmpty else { continue }
      let index = random.pick(candidates)
      guard var charge = invoices[index].charge else { continue }
      let right = charge.amount
      switch slip {
      case .missingSeats: charge.seats -= max(2, charge.seats / 5)
      case .stalePrice:
        charge.unitPrice = charge.plan.price(edition: PriceList.editionIndex(on: charge.periodStart) - 1)
      case .expiredDiscount: charge.discountPercent = subscriptions[charge.subscription].discountPercent
      }
      invoices[index].subject = .subscription(charge)
      invoices[index].amount = charge.amount
      invoices[index].mark = StoryMark(story: .underbilling, amount: right - charge.amount)
    }
  }

  private static func fits(_ slip: Slip, _ charge: SubscriptionCharge, _ subscription: Subscription) -> Bool {
    switch slip {
    case .missingSeats: charge.seats >= 8
    case .stalePrice: PriceList.editionIndex(on: charge.periodStart) > 0
    case .expiredDiscount: charge.discountPercent == 0 && subscription.discountPercent > 0
    }
  }
}
