/// Harborline Supply, a made-up supplier of workplace goods: three years of its books, all drawn from one seed.
struct GeneratedCompany {
  /// The seed of the committed files.
  static let committedSeed: UInt64 = 20_260_131

  let seed: UInt64
  let customers: [Customer]
  let orders: [Order]
  let lostInOutage: CheckoutOutage.Loss
  let subscriptions: [Subscription]
  let invoices: [Invoice]
  let payments: [Payment]
  let refunds: [Refund]
  let credits: [Credit]
  let opportunities: [Opportunity]
  let tickets: [Ticket]
  let logs: [LogEntry]

  init(seed: UInt64) {
    self.seed = seed
    customers = Customers.generate(seed: seed)
    let outcome = Orders.generate(seed: seed, customers: customers)
    orders = outcome.orders
    lostInOutage = outcome.lostInOutage
    subscriptions = Subscriptions.generate(seed: seed, customers: customers)
    var billed = Invoices.generate(
      seed: seed, orders: orders, subscriptions: subscriptions, customers: customers)
    payments = Payments.generate(seed: seed, invoices: &billed, orders: orders, customers: customers)
    invoices = billed
    refunds = Refunds.generate(seed: seed, payments: payments, invoices: invoices, orders: orders)
    credits = Credits.generate(seed: seed, customers: customers)
    opportunities = Opportunities.generate(
      seed: seed, customers: customers, subscriptions: subscriptions, orders: orders)
    tickets = Tickets.generate(seed: seed, orders: orders, customers: customers)
    logs = AppLogs.generate(seed: seed, customers: customers)
  }

  /// All tables, in the order of the documentation.
  var tables: [CSVTable] {
    [
      Orders.table(orders, customers: customers), Customers.table(customers), PriceBook.products(),
      PriceBook.table(),
      Opportunities.table(opportunities, customers: customers, subscriptions: subscriptions),
      Quotas.table(seed: seed, orders: orders), Subscriptions.table(subscriptions, customers: customers),
      Invoices.table(invoices, orders: orders, subscriptions: subscriptions, customers: customers),
      Payments.table(payments, invoices: invoices, customers: customers),
      Refunds.table(refunds, payments: payments, orders: orders, customers: customers),
      Credits.table(credits, customers: customers), Tickets.table(tickets, customers: customers),
      AppLogs.table(logs, customers: customers),
      WebMetrics.table(seed: seed, orders: orders, customers: customers),
    ]
  }

  /// All files by name: the tables as CSV and the truth about the stories.
  var files: [(name: String, bytes: [UInt8])] {
    tables.map { ("\($0.name).csv", $0.bytes) } + [("stories.yaml", Array(StoryBook.yaml(of: self).utf8))]
  }
}
