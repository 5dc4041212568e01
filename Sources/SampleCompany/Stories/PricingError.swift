import QuerentCore

/// For a week one article was sold for a tenth of its list price: a decimal point in the wrong place.
enum PricingError {
  static let product = "Thermal Labels 4x6"
  static let firstDay = TradingCalendar.date(2026, 7, 13)
  static let lastDay = TradingCalendar.date(2026, 7, 19)

  static func covers(_ name: String, on date: CalendarDate) -> Bool {
    name == product && firstDay <= date && date <= lastDay
  }

  static func price(list: Money) -> Money { list.percent(10) }

  /// The share of the week's orders that take some more because the price is so good.
  private static let temptedShare = 0.22

  /// Puts the article into more baskets of the week. The draws have a stream of their own, so that later orders do
  /// not depend on them.
  static func tempt(_ orders: inout [Order], customers: [Customer], seed: UInt64) {
    guard let article = ProductRange.product(named: product) else { return }
    var random = RandomStream(seed: seed, name: "pricing_error")
    for index in orders.indices where covers(product, on: orders[index].date) {
      guard !orders[index].lines.contains(where: { $0.product.name == product }), random.chance(temptedShare)
      else { continue }
      let customer = customers[orders[index].customer]
      orders[index].lines.append(
        Orders.line(of: article, for: customer, on: orders[index].date, using: &random))
    }
  }
}
