import QuerentCore

/// A deal in the pipeline, with enough of its history to see that it slipped.
struct Opportunity {
  enum Kind: String {
    case newBusiness = "New Business"
    case expansion = "Expansion"
    case renewal = "Renewal"
  }

  var id = ""
  let customer: Int
  let subscription: Int?
  let kind: Kind
  var stage: String
  let amount: Money
  let created: CalendarDate
  let originalClose: CalendarDate
  var close: CalendarDate
  var timesPushed: Int
  var lostReason: String?
  var mark: StoryMark?
}

/// The opportunity table.
enum Opportunities {
  static let probabilities = [
    "Prospecting": 10, "Qualification": 25, "Proposal": 50, "Negotiation": 75, "Closed Won": 100,
    "Closed Lost": 0,
  ]

  static func generate(
    seed: UInt64, customers: [Customer], subscriptions: [Subscription], orders: [Order]
  ) -> [Opportunity] {
    var random = RandomStream(seed: seed, name: "opportunities")
    var all: [Opportunity] = []
    for date in TradingCalendar.days where !TradingCalendar.isWeekend(date) {
      for _ in 0..<random.count(mean: 2.0 + 0.25 * TradingCalendar.yearsIn(date)) {
        all.append(deal(created: date, customers: customers, using: &random))
      }
    }
    for (index, subscription) in subscriptions.enumerated() {
      all += renewals(of: subscription, index: index, customers: customers, using: &random)
    }
    if let large = largeDeal(orders: orders) { all.append(large) }
    all = all.enumerated().sorted { ($0.element.created, $0.offset) < ($1.element.created, $1.offset) }.map(
      \.element)
    for index in all.indices { all[index].id = "OP\(1001 + index)" }
    return all
  }

  private static func deal(
    created: CalendarDate, customers: [Customer], using random: inout RandomStream
  ) -> Opportunity {
    let customer = Credits.customer(on: created, customers, using: &random)
    let yearly = customers[customer].annualContractValue.cents
    let amount = Money(cents: max(2, Int(Double(yearly) * random.number(in: 0.08...0.5)) / 50_000) * 50_000)
    let planned = created.adding(days: random.integer(in: 25...130))
    let pushes = random.chance(0.2) ? random.integer(in: 1...2) : 0
    let close = planned.adding(days: pushes * random.integer(in: 8...30))
    let isRecent = created.daysSinceEpoch - customers[customer].since.daysSinceEpoch < 240
    var deal = Opportunity(
      customer: customer, subscription: nil, kind: isRecent ? .newBusiness : .expansion, stage: "",
      amount: amount,
      created: created, originalClose: planned, close: close, timesPushed: pushes)
    settle(&deal, winRate: isRecent ? 0.29 : 0.42, using: &random)
    return deal
  }

  private static func renewals(
    of subscription: Subscription, index: Int, customers: [Customer], using random: inout RandomStream
  ) -> [Opportunity] {
    let customer = customers[subscription.customer]
    var renewals: [Opportunity] = []
    var due = subscription.renewal(after: TradingCalendar.firstDay.adding(days: 80))
    while due <= TradingCalendar.lastDay.adding(days: 75), subscription.endedOn.map({ $0 > due }) ?? true {
      let price = subscription.plan(on: due).price(on: min(due, TradingCalendar.lastDay))
      let delay = random.chance(0.12) ? random.integer(in: 4...11) : -random.integer(in: 0...20)
      var renewal = Opportunity(
        customer: subscription.customer, subscription: index, kind: .renewal, stage: "",
        amount: price * (subscription.seats * 12), created: due.adding(days: -90), originalClose: due,
        close: due.adding(days: delay), timesPushed: delay > 0 ? 1 : 0)
      if SlippedRenewals.covers(region: customer.region, due: due) {
        SlippedRenewals.slip(&renewal, using: &random)
      } else {
        settle(&renewal, winRate: 1, using: &random)
        if delay > 0, renewal.stage == "Closed Won" { renewal.mark = StoryMark(story: .renewalDaysLate) }
      }
      renewals.append(renewal)
      due = due.adding(months: 12)
    }
    if let ended = subscription.endedOn, ended > TradingCalendar.firstDay {
      let yearly = subscription.plan(on: ended).price(on: ended) * (subscription.seats * 12)
      renewals.append(
        Opportunity(
          customer: subscription.customer, subscription: index, kind: .renewal, stage: "Closed Lost",
          amount: yearly,
          created: ended.adding(days: -90), originalClose: ended, close: ended, timesPushed: 0,
          lostReason: random.pick(lostReasons)))
    }
    return renewals
  }

  /// Gives a deal its stage: closed when its date has come, else as far as its age suggests.
  private static func settle(_ deal: inout Opportunity, winRate: Double, using random: inout RandomStream) {
    let isWon = random.chance(winRate)
    let reason = random.pick(lostReasons)
    if deal.close <= TradingCalendar.lastDay {
      deal.stage = isWon ? "Closed Won" : "Closed Lost"
      deal.lostReason = isWon ? nil : reason
      return
    }
    let length = deal.close.daysSinceEpoch - deal.created.daysSinceEpoch
    let age = TradingCalendar.lastDay.daysSinceEpoch - deal.created.daysSinceEpoch
    deal.stage =
      ["Prospecting", "Qualification", "Proposal", "Negotiation"][min(3, max(0, age * 4 / max(1, length)))]
  }

  private static let lostReasons = ["price", "competitor", "no budget", "no decision", "product fit"]

  private static func largeDeal(orders: [Order]) -> Opportunity? {
    guard let order = orders.first(where: { $0.lines.contains { $0.mark?.story == .largeOrder } }) else {
      return nil
    }
    return Opportunity(
      customer: order.customer, subscription: nil, kind: .expansion, stage: "Closed Won", amount: order.sales,
      created: LargeOrder.date.adding(days: -96), originalClose: LargeOrder.date.adding(days: -2),
      close: LargeOrder.date.adding(days: -2), timesPushed: 0, mark: StoryMark(story: .largeOrder))
  }

  static func table(
    _ opportunities: [Opportunity], customers: [Customer], subscriptions: [Subscription]
  ) -> CSVTable {
    var table = CSVTable(
      name: "opportunities",
      columns: [
        "opportunity_id", "customer_id", "subscription_id", "owner", "region", "type", "stage", "amount",
        "probability",
        "created_date", "original_close_date", "close_date", "times_pushed", "lost_reason",
      ])
    for deal in opportunities {
      let customer = customers[deal.customer]
      table.append([
        deal.id, customer.id, deal.subscription.map { subscriptions[$0].id } ?? "", customer.accountManager,
        customer.region.rawValue, deal.kind.rawValue, deal.stage, deal.amount.text,
        deal.stage == "Closed Won" ? "1" : Field.fraction(percent: probabilities[deal.stage] ?? 0),
        deal.created.iso,
        deal.originalClose.iso, deal.close.iso, String(deal.timesPushed), deal.lostReason ?? "",
      ])
    }
    return table
  }
}
