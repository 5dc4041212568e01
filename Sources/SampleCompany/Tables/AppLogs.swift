import QuerentCore

/// One sampled call of the shop's API, or one webhook delivery.
struct LogEntry {
  var id = ""
  let moment: Moment
  let customer: Int
  let stage: CheckoutMigration.Stage
  let kind: String
  let endpoint: String
  var status: Int
  var latency: Int
  var error: String?
  var mark: StoryMark?
}

/// The log table: a sample of the last three months of API and webhook calls.
enum AppLogs {
  static let firstDay = TradingCalendar.date(2026, 8, 1)
  static let taxEndpoint = "/v2/checkout/tax"

  private static let endpoints: [(kind: String, path: String, weight: Double, latency: Int)] = [
    ("api", "/v2/catalog/search", 3, 90), ("api", "/v2/checkout/sessions", 2.5, 140),
    ("api", taxEndpoint, 2.5, 190),
    ("api", "/v2/payments", 2, 320), ("api", "/v2/orders", 2, 160),
    ("webhook", "payment.succeeded", 1.5, 230),
    ("webhook", "order.created", 1.5, 210), ("webhook", "stock.updated", 1.2, 180),
  ]

  static func generate(seed: UInt64, customers: [Customer]) -> [LogEntry] {
    var random = RandomStream(seed: seed, name: "app_logs")
    var entries: [LogEntry] = []
    for region in Region.allCases {
      let pool = BuyerPool(region: region, customers: customers)
      for date in TradingCalendar.days where date >= firstDay {
        let mean = 4.4 * Orders.dailyOrders(of: region, on: date).squareRoot() * 1.15
        let isOut = CheckoutOutage.covers(date, region)
        for _ in 0..<random.count(mean: mean) {
          let customer = pool.draw(on: date, customers: customers, using: &random)
          let stage = CheckoutMigration.stage(of: customers[customer], on: date)
          var entry = draw(on: date, customer: customer, stage: stage, using: &random)
          let isLost = random.chance(OutageLogs.lostShare)
          if isOut {
            if isLost, OutageLogs.followsTaxStep(entry.endpoint) { continue }
            OutageLogs.spoil(&entry, using: &random)
          }
          entries.append(entry)
        }
        if isOut { entries += OutageLogs.retries(on: date, from: pool, customers: customers, using: &random) }
        if date == MaintenanceWindow.date {
          entries += MaintenanceWindow.entries(from: pool, customers: customers, using: &random)
        }
      }
    }
    entries = entries.enumerated().sorted { ($0.element.moment, $0.offset) < ($1.element.moment, $1.offset) }
      .map(\.element)
    for index in entries.indices { entries[index].id = "LG\(10001 + index)" }
    return entries
  }

  /// A call of a customer, to a given endpoint or to any.
  static func draw(
    on date: CalendarDate, customer: Int, stage: CheckoutMigration.Stage, path: String? = nil,
    using random: inout RandomStream
  ) -> LogEntry {
    let drawn = endpoints[random.index(weights: endpoints.map(\.weight))]
    let endpoint = path.flatMap { path in endpoints.first { $0.path == path } } ?? drawn
    let spread = random.number(in: 0.6...1.3) + 0.25 * max(0, random.normal())
    var entry = LogEntry(
      moment: Moment.draw(on: date, using: &random), customer: customer, stage: stage, kind: endpoint.kind,
      endpoint: endpoint.path, status: endpoint.path == "/v2/orders" ? 201 : 200,
      latency: Int(Double(endpoint.latency) * spread))
    if random.chance(0.034) {
      let (status, error) = random.pick([
        (400, "bad_request"), (401, "bad_key"), (404, "not_found"), (429, "rate_limited"), (500, "internal"),
      ])
      entry.status = status
      entry.error = error
    }
    return entry
  }

  static func table(_ entries: [LogEntry], customers: [Customer]) -> CSVTable {
    var table = CSVTable(
      name: "app_logs",
      columns: [
        "log_id", "logged_at", "customer_id", "merchant", "region", "migration_stage", "kind", "endpoint",
        "status",
        "latency_ms", "error",
      ])
    for entry in entries {
      let customer = customers[entry.customer]
      table.append([
        entry.id, entry.moment.text, customer.id, customer.name, customer.region.rawValue,
        entry.stage.rawValue,
        entry.kind, entry.endpoint, String(entry.status), String(entry.latency), entry.error ?? "",
      ])
    }
    return table
  }
}
