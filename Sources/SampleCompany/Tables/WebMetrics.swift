import QuerentCore

/// The table of the shop's funnel: one row for each day, region and stage of the checkout.
///
/// `orders_created` counts the orders of the order table that came by web or API, so that both tables tie.
enum WebMetrics {
  private struct Key: Hashable {
    let date: CalendarDate
    let region: Region
    let stage: CheckoutMigration.Stage
  }

  static func table(seed: UInt64, orders: [Order], customers: [Customer]) -> CSVTable {
    var random = RandomStream(seed: seed, name: "web_metrics")
    var created: [Key: [Money]] = [:]
    for order in orders where order.channel.isOnline {
      let customer = customers[order.customer]
      let stage = CheckoutMigration.stage(of: customer, on: order.date)
      created[Key(date: order.date, region: customer.region, stage: stage), default: []].append(order.sales)
    }
    var table = CSVTable(
      name: "web_metrics",
      columns: [
        "metric_date", "region", "migration_stage", "attempts", "checkouts", "conversions",
        "payment_successes",
        "orders_created", "average_order_value",
      ])
    for date in TradingCalendar.days {
      for region in Region.allCases {
        for (stage, share) in CheckoutMigration.stages(in: region, on: date) {
          let sales = created[Key(date: date, region: region, stage: stage)] ?? []
          let usual = Orders.dailyOrders(of: region, on: date) * 0.85 * share
          let counts = funnel(
            orders: sales.count, usual: usual, isOut: CheckoutOutage.covers(date, region), using: &random)
          let average =
            sales.isEmpty ? "" : Money(cents: Money.roundedQuotient(sales.total.cents, sales.count)).text
          table.append([date.iso, region.rawValue, stage.rawValue] + counts.map(String.init) + [average])
        }
      }
    }
    return table
  }

  /// Attempts, checkouts, conversions, payment successes and orders, each at most the one before.
  private static func funnel(
    orders: Int, usual: Double, isOut: Bool, using random: inout RandomStream
  ) -> [Int] {
    // In the outage some payments succeed for which no order is written; else that is rare.
    let paid = orders + random.count(mean: isOut ? 0.8 : 0.012)
    let converted = paid + random.count(mean: 0.05 * Double(orders))
    let checkouts = converted + random.count(mean: isOut ? usual * 1.9 : usual * 0.55)
    let attempts = checkouts + random.count(mean: usual * (isOut ? 7.8 : 6.2))
    return [attempts, checkouts, converted, paid, orders]
  }
}
