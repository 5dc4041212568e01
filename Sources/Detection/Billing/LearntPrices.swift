/// A price list for a book that has none: the price that most invoices of a plan carry in a month.
enum LearntPrices {
  /// Invoices of a plan and month that are needed, and the share of them that must agree.
  private static let least = 5
  private static let share = 0.6

  /// The book with prices, or `nil` when its invoices do not say plan and price, or do not agree.
  static func added(to book: BillingBook) -> BillingBook? {
    guard !book.parts.contains(.prices), book.parts.isSuperset(of: [.billedPlan, .unitPrice]) else {
      return nil
    }
    struct Month: Hashable { var plan: Int, number: Int }
    var prices: [Month: [Int: Int]] = [:]
    for invoice in book.invoices {
      guard let plan = invoice.plan, let price = invoice.unitPrice, let place = invoice.subscription,
        book.subscriptions[place].customPrice == nil
      else { continue }
      let day = CivilDate(number: invoice.start)
      prices[Month(plan: plan, number: day.year * 12 + day.month - 1), default: [:]][
        Int((price * 100).rounded()), default: 0] += 1
    }
    var book = book
    for (month, counts) in prices.sorted(by: { ($0.key.plan, $0.key.number) < ($1.key.plan, $1.key.number) })
    {
      guard let top = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { continue }
      let total = counts.values.reduce(0, +)
      guard total >= least, Double(top.value) >= share * Double(total) else { continue }
      let price = Double(top.key) / 100
      let first = CivilDate.number(year: month.number / 12, month: month.number % 12 + 1, day: 1)
      if let last = book.prices.last, last.plan == month.plan {
        if last.price == price { continue }
        book.prices[book.prices.count - 1].to = first - 1
      }
      book.prices.append(.init(plan: month.plan, price: price, from: first))
    }
    guard !book.prices.isEmpty else { return nil }
    book.parts.formUnion([.prices, .priceValidity])
    return book
  }
}
