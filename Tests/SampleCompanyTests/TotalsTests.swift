import Testing

/// The books tie to the cent, except where a story says otherwise.
@Suite struct TotalsTests {
  let data: CommittedData

  init() throws { data = try CommittedData.shared.get() }

  @Test func `sales is quantity times price less discount, profit is sales less cost`() {
    let table = data.orders
    let quantities = table.column("quantity").map { Int($0)! }
    let prices = table.cents("unit_price")
    let discounts = table.column("discount").map { CommittedTable.percent($0) }
    let (sales, cost, profit) = (table.cents("sales"), table.cents("cost"), table.cents("profit"))
    var wrong: [Int] = []
    for row in table.rows.indices {
      let gross = quantities[row] * prices[row] * (100 - discounts[row])
      if (gross + 50) / 100 != sales[row] || sales[row] - cost[row] != profit[row] { wrong.append(row) }
    }
    #expect(wrong.isEmpty)
  }

  @Test func `each shipped order has one invoice of its amount, the mistyped one aside`() {
    var sales: [String: Int] = [:]
    var shipped: [String: Bool] = [:]
    let (ids, amounts, dates) = (
      data.orders.column("order_id"), data.orders.cents("sales"), data.orders.column("ship_date")
    )
    for row in ids.indices {
      sales[ids[row], default: 0] += amounts[row]
      shipped[ids[row]] = !dates[row].isEmpty
    }
    var invoiced: [String: Int] = [:]
    var repeated: [String] = []
    for (order, amount) in zip(data.invoices.column("order_id"), data.invoices.cents("amount"))
    where !order.isEmpty {
      if invoiced.updateValue(amount, forKey: order) != nil { repeated.append(order) }
    }
    #expect(repeated.isEmpty)
    #expect(Set(invoiced.keys) == Set(shipped.filter(\.value).keys))
    let differing = invoiced.filter { sales[$0.key] != $0.value }.map(\.key)
    let told = data.stories["quantity_outlier"]!.rows["orders"]!.map { String($0.prefix { $0 != "/" }) }
    #expect(differing == told)
  }

  @Test func `payments add up to the invoices they pay`() {
    var paid: [String: Int] = [:]
    for (invoice, amount) in zip(data.payments.column("invoice_id"), data.payments.cents("amount")) {
      paid[invoice, default: 0] += amount
    }
    let (ids, amounts, states) = (
      data.invoices.column("invoice_id"), data.invoices.cents("amount"), data.invoices.column("status")
    )
    var wrong: [String] = []
    for row in ids.indices {
      let sum = paid[ids[row]] ?? 0
      let isRight =
        switch states[row] {
        case "paid": sum == amounts[row]
        case "partly paid": 0 < sum && sum < amounts[row]
        case "open", "overdue": sum == 0
        default: false
        }
      if !isRight { wrong.append(ids[row]) }
    }
    #expect(wrong.isEmpty)
    #expect(Set(states) == ["paid", "partly paid", "open", "overdue"])
  }

  @Test func `refunds never exceed the payment, duplicates aside`() {
    let payments = Dictionary(
      uniqueKeysWithValues: zip(data.payments.column("payment_id"), data.payments.cents("amount")))
    var refunded: [String: Int] = [:]
    for (payment, amount) in zip(data.refunds.column("payment_id"), data.refunds.cents("amount")) {
      refunded[payment, default: 0] += amount
    }
    let excessive = refunded.filter { $0.value > payments[$0.key]! }.map(\.key)
    #expect(Set(excessive) == Set(data.stories["duplicate_refunds"]!.list("payments")))
  }

  @Test func `a subscription invoice is seats times three months times price less discount`() {
    let table = data.invoices
    let (seats, prices) = (table.column("seats"), table.column("unit_price"))
    let (discounts, amounts) = (table.column("discount"), table.cents("amount"))
    var wrong: [Int] = []
    for row in seats.indices where !seats[row].isEmpty {
      let gross = Int(seats[row])! * 3 * CommittedTable.cents(prices[row])
      if (gross * (100 - CommittedTable.percent(discounts[row])) + 50) / 100 != amounts[row] {
        wrong.append(row)
      }
    }
    #expect(wrong.isEmpty)
  }

  @Test func `the shop's orders created are the web and API orders of the order table`() {
    var counted: [String: Set<String>] = [:]
    let table = data.orders
    let (ids, dates) = (table.column("order_id"), table.column("order_date"))
    let (regions, channels) = (table.column("region"), table.column("channel"))
    for row in ids.indices where ["Web", "API"].contains(channels[row]) {
      counted["\(dates[row]) \(regions[row])", default: []].insert(ids[row])
    }
    var created: [String: Int] = [:]
    let metrics = data.webMetrics
    for ((date, region), orders) in zip(
      zip(metrics.column("metric_date"), metrics.column("region")), metrics.column("orders_created"))
    {
      created["\(date) \(region)", default: 0] += Int(orders)!
    }
    #expect(created.filter { $0.value > 0 } == counted.mapValues(\.count))
  }

  @Test func `every foreign key names a row`() {
    let customers = Set(data.customers.column("customer_id"))
    let tables = [
      data.orders, data.opportunities, data.subscriptions, data.invoices, data.payments, data.refunds,
      data.credits, data.tickets, data.logs,
    ]
    for table in tables { #expect(Set(table.column("customer_id")).subtracting(customers).isEmpty) }
    let products = Set(data.products.column("product_id"))
    for table in [data.orders, data.priceBook, data.refunds, data.subscriptions] {
      #expect(Set(table.column("product_id")).subtracting(products).isEmpty)
    }
    let orders = Set(data.orders.column("order_id"))
    #expect(Set(data.refunds.column("order_id")).subtracting(orders).isEmpty)
    // An invoice of a subscription has no order.
    #expect(Set(data.invoices.column("order_id")).subtracting(orders) == [""])
    let payments = Set(data.payments.column("payment_id"))
    #expect(Set(data.refunds.column("payment_id")).subtracting(payments).isEmpty)
    let subscriptions = Set(data.subscriptions.column("subscription_id"))
    for table in [data.invoices, data.opportunities] {
      #expect(Set(table.column("subscription_id")).subtracting(subscriptions) == [""])
    }
  }

  @Test func `keys are unique`() {
    let keys: [(CommittedTable, String)] = [
      (data.customers, "customer_id"), (data.products, "product_id"), (data.priceBook, "price_id"),
      (data.opportunities, "opportunity_id"), (data.subscriptions, "subscription_id"),
      (data.invoices, "invoice_id"), (data.payments, "payment_id"), (data.refunds, "refund_id"),
      (data.credits, "credit_id"), (data.tickets, "ticket_id"), (data.logs, "log_id"),
      (data.customers, "customer_name"),
    ]
    for (table, key) in keys { #expect(Set(table.column(key)).count == table.rows.count, "\(key)") }
  }
}
