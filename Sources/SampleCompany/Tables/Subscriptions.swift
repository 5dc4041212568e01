import QuerentCore

/// A customer's subscription to Harborline Connect, billed every three months in advance.
struct Subscription {
  var id = ""
  let customer: Int
  let plan: Plan
  let seats: Int
  let startDate: CalendarDate
  let discountPercent: Int
  let discountUntil: CalendarDate?
  let previousPlan: Plan?
  let planChangedOn: CalendarDate?
  let endedOn: CalendarDate?

  /// The plan in force on a day; a change counts from the period that begins on or after it.
  func plan(on date: CalendarDate) -> Plan {
    guard let previousPlan, let planChangedOn, date < planChangedOn else { return plan }
    return previousPlan
  }

  func discountPercent(on date: CalendarDate) -> Int {
    guard let discountUntil else { return discountPercent }
    return date < discountUntil ? discountPercent : 0
  }

  /// The next yearly renewal after a day.
  func renewal(after date: CalendarDate) -> CalendarDate {
    var months = 12
    while startDate.adding(months: months) <= date { months += 12 }
    return startDate.adding(months: months)
  }

  /// First days of the billing periods inside the three years.
  var periodStarts: [CalendarDate] {
    let last = min(endedOn?.adding(days: -1) ?? TradingCalendar.lastDay, TradingCalendar.lastDay)
    return (0..<60).map { startDate.adding(months: 3 * $0) }
      .filter { TradingCalendar.firstDay <= $0 && $0 <= last }
  }
}

/// The subscription table.
enum Subscriptions {
  static func generate(seed: UInt64, customers: [Customer]) -> [Subscription] {
    var random = RandomStream(seed: seed, name: "subscriptions")
    var subscriptions: [Subscription] = []
    for (index, customer) in customers.enumerated() {
      let appetite = customer.segment == .smallBusiness ? 0.17 : 0.4
      guard random.chance(appetite) else { continue }
      var subscription = draw(for: customer, index: index, using: &random)
      subscription.id = "SB\(1001 + subscriptions.count)"
      subscriptions.append(subscription)
    }
    return subscriptions
  }

  private static func draw(for customer: Customer, index: Int, using random: inout RandomStream)
    -> Subscription
  {
    let seats =
      switch customer.segment {
      case .smallBusiness: random.integer(in: 2...10)
      case .midMarket, .publicSector: random.integer(in: 8...50)
      case .enterprise: random.integer(in: 35...160)
      }
    let plan = Plan.covering(seats: seats)
    let earliest = max(customer.since, TradingCalendar.date(2022, 11, 1))
    let room = max(1, TradingCalendar.date(2026, 7, 31).daysSinceEpoch - earliest.daysSinceEpoch)
    let start = earliest.adding(days: Int(Double(room) * random.unit() * random.number(in: 0.35...1)))
    let hasDiscount = random.chance(0.3)
    let discount = hasDiscount ? random.pick([5, 10, 10, 15, 20, 30]) : 0
    let changed = random.chance(0.14) ? start.adding(days: random.integer(in: 200...700)) : nil
    let hasChanged = plan != .starter && (changed ?? TradingCalendar.lastDay) < TradingCalendar.lastDay
    return Subscription(
      customer: index, plan: plan, seats: seats, startDate: start, discountPercent: discount,
      discountUntil: hasDiscount ? start.adding(months: random.pick([6, 12, 12, 24])) : nil,
      previousPlan: hasChanged ? (plan == .enterprise ? .growth : .starter) : nil,
      planChangedOn: hasChanged ? changed : nil,
      endedOn: customer.leftOn.flatMap { $0 > start ? $0 : start.adding(days: 200) }
        .flatMap { $0 <= TradingCalendar.lastDay ? $0 : nil })
  }

  /// What a subscription brings in a month on the last day of the data, nothing once it has ended.
  private static func monthlyRevenue(of subscription: Subscription) -> Money {
    guard subscription.endedOn == nil else { return .zero }
    let date = TradingCalendar.lastDay
    let price = subscription.plan(on: date).price(on: date)
    return (price * subscription.seats).percent(100 - subscription.discountPercent(on: date))
  }

  static func table(_ subscriptions: [Subscription], customers: [Customer]) -> CSVTable {
    var table = CSVTable(
      name: "subscriptions",
      columns: [
        "subscription_id", "customer_id", "product_id", "plan", "seats", "start_date", "renewal_date",
        "discount",
        "discount_until", "previous_plan", "plan_changed_on", "status", "ended_on",
        "monthly_recurring_revenue",
      ])
    for subscription in subscriptions {
      let renewal =
        subscription.endedOn == nil ? subscription.renewal(after: TradingCalendar.lastDay).iso : ""
      table.append([
        subscription.id, customers[subscription.customer].id, subscription.plan.productID,
        subscription.plan.rawValue,
        String(subscription.seats), subscription.startDate.iso, renewal,
        Field.fraction(percent: subscription.discountPercent), Field.date(subscription.discountUntil),
        subscription.previousPlan?.rawValue ?? "", Field.date(subscription.planChangedOn),
        subscription.endedOn == nil ? "active" : "ended", Field.date(subscription.endedOn),
        monthlyRevenue(of: subscription).text,
      ])
    }
    return table
  }
}
