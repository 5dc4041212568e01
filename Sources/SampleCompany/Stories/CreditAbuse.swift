import QuerentCore

/// One agent splits large credits into pieces just under the approval limit, given within three days.
enum SplitCredits {
  static let agent = "Trent Maddox"
  static let groupCount = 8
  static let firstDay = TradingCalendar.date(2026, 2, 2)

  static func credits(customers: [Customer], using random: inout RandomStream) -> [Credit] {
    var credits: [Credit] = []
    var favoured: Set<Int> = []
    for group in 0..<groupCount {
      var date = firstDay.adding(days: group * 29 + random.integer(in: 0...6))
      while date.weekday > 3 { date = date.adding(days: 1) }
      var customer = Credits.customer(on: date, customers, using: &random)
      while !favoured.insert(customer).inserted {
        customer = Credits.customer(on: date, customers, using: &random)
      }
      for part in 0..<random.integer(in: 3...4) {
        let amount = Money(cents: random.integer(in: 96...99) * 500)
        credits.append(
          Credit(
            customer: customer, date: date.adding(days: part % 3), amount: amount, reason: "goodwill",
            createdBy: agent, mark: StoryMark(story: .splitCredits, amount: amount)))
      }
    }
    return credits
  }
}

/// Another agent approves credits above the limit that she entered herself.
enum SelfApprovedCredits {
  static let agent = "Dana Whitlock"
  static let count = 9
  static let firstDay = TradingCalendar.date(2026, 4, 6)

  static func credits(customers: [Customer], using random: inout RandomStream) -> [Credit] {
    (0..<count).map { number in
      var date = firstDay.adding(days: number * 21 + random.integer(in: 0...9))
      while TradingCalendar.isWeekend(date) { date = date.adding(days: 1) }
      let amount = Money(cents: random.integer(in: 124...290) * 500)
      return Credit(
        customer: Credits.customer(on: date, customers, using: &random), date: date, amount: amount,
        reason: "price match", createdBy: agent, approvedBy: agent,
        mark: StoryMark(story: .selfApprovedCredits, amount: amount))
    }
  }
}

/// A near miss: after the outage a campaign gave customers of the region a flat credit above the limit; campaigns
/// need no approval for each credit.
enum OutageCampaign {
  static let name = "EMEA-CHECKOUT-OCT26"
  static let amount = Money(cents: 75_000)
  static let count = 24

  static func credits(customers: [Customer], using random: inout RandomStream) -> [Credit] {
    var credits: [Credit] = []
    for (index, customer) in customers.enumerated() where credits.count < count {
      guard customer.region == CheckoutOutage.region, customer.leftOn == nil,
        customer.segment != .smallBusiness
      else { continue }
      credits.append(
        Credit(
          customer: index, date: TradingCalendar.date(2026, 10, 20).adding(days: random.integer(in: 0...2)),
          amount: amount, reason: "goodwill", createdBy: random.pick(Salesforce.agents), campaign: name,
          mark: StoryMark(story: .outageCampaignCredits)))
    }
    return credits
  }
}
