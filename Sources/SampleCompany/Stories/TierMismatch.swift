import QuerentCore

/// Six subscriptions are billed for a cheaper plan than the one in force since the start of 2026.
enum TierMismatch {
  static let firstDay = TradingCalendar.date(2026, 1, 1)
  static let subscriptionCount = 6

  static func plant(in invoices: inout [Invoice], subscriptions: [Subscription]) {
    var chosen: [Int] = []
    for index in subscriptions.indices where chosen.count < subscriptionCount {
      let subscription = subscriptions[index]
      guard subscription.plan != .starter, subscription.previousPlan == nil, subscription.endedOn == nil,
        subscription.startDate < firstDay, index % 7 == 3
      else { continue }
      chosen.append(index)
    }
    for index in invoices.indices where invoices[index].mark == nil {
      guard var charge = invoices[index].charge, charge.periodStart >= firstDay,
        chosen.contains(charge.subscription)
      else { continue }
      let right = charge.amount
      charge.plan = charge.plan == .enterprise ? .growth : .starter
      charge.unitPrice = charge.plan.price(on: charge.periodStart)
      invoices[index].subject = .subscription(charge)
      invoices[index].amount = charge.amount
      invoices[index].mark = StoryMark(story: .tierMismatch, amount: right - charge.amount)
    }
  }
}
