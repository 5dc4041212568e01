import QuerentCore

/// One quantity was typed with two zeros too many. The invoice was written for the right quantity, so the order line
/// and the invoice disagree.
enum QuantityOutlier {
  static let firstDay = TradingCalendar.date(2026, 4, 21)
  static let factor = 100

  /// Spoils the first fitting line: a small business that buys a few dozen dollars' worth of furniture.
  static func plant(in orders: inout [Order], customers: [Customer]) {
    for index in orders.indices where orders[index].date >= firstDay {
      guard customers[orders[index].customer].segment == .smallBusiness, orders[index].shipDate != nil else {
        continue
      }
      for line in orders[index].lines.indices {
        let before = orders[index].lines[line]
        guard before.product.subCategory == "Chairs", (6...14).contains(before.quantity), before.mark == nil
        else { continue }
        var spoiled = OrderLine(
          product: before.product, quantity: before.quantity * factor, unitPrice: before.unitPrice,
          discountPercent: before.discountPercent, unitCost: before.unitCost)
        spoiled.invoicedSales = before.sales
        spoiled.mark = StoryMark(story: .quantityOutlier, amount: spoiled.sales - before.sales)
        orders[index].lines[line] = spoiled
        return
      }
    }
  }
}
