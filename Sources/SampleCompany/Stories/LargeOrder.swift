import QuerentCore

/// A near miss: TechGiant equips a new building in one order. It was quoted, won, shipped, invoiced and paid.
enum LargeOrder {
  static let date = TradingCalendar.date(2026, 6, 24)
  static let customer = "TechGiant"
  private static let basket = [
    ("Arden Sit-Stand Desk", 260), ("Arden Mesh Chair", 310), ("Clarity 27 Monitor", 420),
  ]

  static func order(for customers: [Customer]) -> Order? {
    guard let index = customers.firstIndex(where: { $0.name == customer }) else { return nil }
    let edition = PriceList.editionIndex(on: date)
    var lines = basket.compactMap { name, quantity -> OrderLine? in
      guard let product = ProductRange.product(named: name) else { return nil }
      return OrderLine(
        product: product, quantity: quantity, unitPrice: PriceList.price(of: product, edition: edition),
        discountPercent: 15, unitCost: PriceList.unitCost(of: product, edition: edition))
    }
    for line in lines.indices { lines[line].mark = StoryMark(story: .largeOrder, amount: lines[line].sales) }
    return Order(
      date: date, shipDate: date.adding(days: 5), customer: index, rep: customers[index].accountManager,
      channel: .field, lines: lines)
  }
}
