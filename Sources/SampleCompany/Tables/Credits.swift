import QuerentCore

/// A credit that an agent gave to a customer.
struct Credit {
  var id = ""
  let customer: Int
  let date: CalendarDate
  let amount: Money
  let reason: String
  let createdBy: String
  var approvedBy: String?
  var campaign: String?
  var mark: StoryMark?
}

/// The credit table. Above `approvalLimit` a team lead approves, unless the credit belongs to a campaign.
enum Credits {
  static let approvalLimit = Money(cents: 50_000)

  static func generate(seed: UInt64, customers: [Customer]) -> [Credit] {
    var random = RandomStream(seed: seed, name: "credits")
    var credits = SplitCredits.credits(customers: customers, using: &random)
    credits += SelfApprovedCredits.credits(customers: customers, using: &random)
    credits += OutageCampaign.credits(customers: customers, using: &random)
    for date in TradingCalendar.days where !TradingCalendar.isWeekend(date) {
      for _ in 0..<random.count(mean: 0.55) {
        credits.append(everyday(on: date, customers: customers, using: &random))
      }
    }
    credits = credits.enumerated().sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }.map(
      \.element)
    for index in credits.indices { credits[index].id = "CR\(1001 + index)" }
    return credits
  }

  private static func everyday(
    on date: CalendarDate, customers: [Customer], using random: inout RandomStream
  ) -> Credit {
    let dollars = random.chance(0.14) ? random.integer(in: 105...290) * 5 : random.integer(in: 3...88) * 5
    let amount = Money(cents: dollars * 100)
    return Credit(
      customer: customer(on: date, customers, using: &random), date: date, amount: amount,
      reason: random.pick(["goodwill", "late delivery", "billing error", "price match", "damaged"]),
      createdBy: random.pick(Salesforce.agents),
      approvedBy: amount > approvalLimit ? random.pick(Salesforce.approvers) : nil)
  }

  static func customer(
    on date: CalendarDate, _ customers: [Customer], using random: inout RandomStream
  ) -> Int {
    while true {
      let index = random.integer(in: 0...(customers.count - 1))
      if customers[index].isActive(on: date) { return index }
    }
  }

  static func table(_ credits: [Credit], customers: [Customer]) -> CSVTable {
    var table = CSVTable(
      name: "credits",
      columns: [
        "credit_id", "customer_id", "credit_date", "amount", "reason", "created_by", "approved_by",
        "campaign", "region",
      ])
    for credit in credits {
      table.append([
        credit.id, customers[credit.customer].id, credit.date.iso, credit.amount.text, credit.reason,
        credit.createdBy, credit.approvedBy ?? "", credit.campaign ?? "",
        customers[credit.customer].region.rawValue,
      ])
    }
    return table
  }
}
