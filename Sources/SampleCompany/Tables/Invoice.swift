import QuerentCore

/// What a subscription invoice was computed from.
struct SubscriptionCharge {
  let subscription: Int
  let periodStart: CalendarDate
  let periodEnd: CalendarDate
  var plan: Plan
  var seats: Int
  /// For one seat and one month.
  var unitPrice: Money
  var discountPercent: Int

  /// Three months of all seats less the discount.
  var amount: Money { (unitPrice * (seats * 3)).percent(100 - discountPercent) }
}

/// An invoice for a shipped order or for a period of a subscription.
struct Invoice {
  enum Subject {
    /// The index of the order.
    case order(Int)
    case subscription(SubscriptionCharge)
  }

  var id = ""
  let customer: Int
  let date: CalendarDate
  let dueDate: CalendarDate
  var subject: Subject
  var amount: Money
  /// What has been paid until the last day.
  var paid = Money.zero
  var mark: StoryMark?

  var charge: SubscriptionCharge? {
    if case .subscription(let charge) = subject { charge } else { nil }
  }

  var orderIndex: Int? {
    if case .order(let index) = subject { index } else { nil }
  }

  var status: String {
    if paid == amount { return "paid" }
    if paid > .zero { return "partly paid" }
    return dueDate < TradingCalendar.lastDay ? "overdue" : "open"
  }
}
