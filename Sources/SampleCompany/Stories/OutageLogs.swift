import QuerentCore

/// What the outage does to the calls of its region: the tax step times out, orders and payments rarely follow.
enum OutageLogs {
  /// The share of the calls after the tax step that are missing.
  static let lostShare = 0.85

  static func followsTaxStep(_ endpoint: String) -> Bool {
    ["/v2/payments", "/v2/orders", "payment.succeeded", "order.created"].contains(endpoint)
  }

  /// Customers try the tax step again and again.
  static func retries(
    on date: CalendarDate, from pool: BuyerPool, customers: [Customer], using random: inout RandomStream
  ) -> [LogEntry] {
    (0..<random.count(mean: TradingCalendar.isWeekend(date) ? 5 : 13)).map { _ in
      let customer = pool.draw(on: date, customers: customers, using: &random)
      let stage = CheckoutMigration.stage(of: customers[customer], on: date)
      var entry = AppLogs.draw(
        on: date, customer: customer, stage: stage, path: AppLogs.taxEndpoint, using: &random)
      spoil(&entry, using: &random)
      return entry
    }
  }

  static func spoil(_ entry: inout LogEntry, using random: inout RandomStream) {
    let isCaught = random.chance(0.86)
    let latency = random.integer(in: 9_800...10_400)
    guard entry.endpoint == AppLogs.taxEndpoint, isCaught else { return }
    entry.status = 504
    entry.latency = latency
    entry.error = CheckoutOutage.errorCode
    entry.mark = StoryMark(story: .checkoutOutage)
  }
}

/// A near miss: two announced hours of maintenance on a Sunday morning, in which calls answer 503.
enum MaintenanceWindow {
  static let date = TradingCalendar.date(2026, 9, 13)
  static let firstHour = 2
  static let lastHour = 4
  static let errorCode = "maintenance"
  private static let callsPerRegion = 6

  static func entries(
    from pool: BuyerPool, customers: [Customer], using random: inout RandomStream
  ) -> [LogEntry] {
    (0..<callsPerRegion).map { _ in
      let customer = pool.draw(on: date, customers: customers, using: &random)
      let stage = CheckoutMigration.stage(of: customers[customer], on: date)
      let drawn = AppLogs.draw(on: date, customer: customer, stage: stage, using: &random)
      let second = random.integer(in: firstHour * 3600...(lastHour * 3600 - 1))
      return LogEntry(
        moment: Moment(date: date, second: second), customer: customer, stage: stage, kind: drawn.kind,
        endpoint: drawn.endpoint, status: 503, latency: random.integer(in: 12...40), error: errorCode,
        mark: StoryMark(story: .maintenanceWindow))
    }
  }
}
