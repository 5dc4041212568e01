/// Money that was taken without an order, where a table counts payments and orders of a segment but does not link them.
struct SoftFailureCounts {
  let log: OperationsLog
  private static let falseAlarms = 0.05
  private static let ratios = [3.0, 8, 20, 60]

  func findings() -> [AuditFinding] {
    var countsOf = [[OperationsLog.VisitCount]](repeating: [], count: log.segments.count)
    for count in log.visits where count.payments != nil && count.ordersMade != nil {
      countsOf[count.segment].append(count)
    }
    var found: [AuditFinding] = []
    for (segment, counts) in countsOf.enumerated() where counts.count >= 14 {
      let counts = counts.sorted { $0.time < $1.time }
      var scan = RateScan(
        counts.map { count in
          let paid = Double(count.payments ?? 0)
          return RateScan.Step(
            time: count.time, trials: paid, hits: max(0, paid - Double(count.ordersMade ?? 0)))
        })
      let windows = scan.windows(
        .up, ratios: Self.ratios, falseAlarms: Self.falseAlarms / Double(log.segments.count))
      for window in windows
      where window.hits - window.expected >= 3 && !isMadeUp(window, counts) {
        found.append(finding(log.segments[segment], window, counts))
      }
    }
    return found
  }

  /// Whether as many steps later on have more orders than payments: the orders came late.
  private func isMadeUp(_ window: RateScan.Window, _ counts: [OperationsLog.VisitCount]) -> Bool {
    let later = counts.dropFirst(window.last + 1).prefix(window.last - window.first + 1)
    let surplus = later.reduce(0) { $0 + max(0, ($1.ordersMade ?? 0) - ($1.payments ?? 0)) }
    return Double(surplus) * 2 >= window.hits
  }

  private func finding(
    _ name: String, _ window: RateScan.Window, _ counts: [OperationsLog.VisitCount]
  ) -> AuditFinding {
    let start = counts[window.first].time
    let end = counts[window.last].time + log.visitStep
    let orders = counts.reduce(0) { $0 + $1.orders }
    let revenue = counts.reduce(0) { $0 + ($1.revenue ?? 0) }
    let value = orders > 0 && revenue > 0 ? revenue / Double(orders) : nil
    let missing = window.hits
    let loss = AuditLoss(
      orders: missing, money: missing * (value ?? 0), hours: Double(end - start) / 3600,
      assumption: "every payment without order is one order lost"
        + (value.map { ", at the mean of \(AuditWords.money($0))" } ?? ""))
    return AuditFinding(
      kind: .softFailure,
      rule:
        "\(AuditWords.short(missing)) more payments than orders in \(name), of \(AuditWords.short(window.trials)) "
        + "payments; \(AuditWords.short(window.expected)) are usual"
        + (value == nil
          ? "" : "; worth \(AuditWords.money(loss.money)), \(AuditWords.money(loss.moneyPerDay)) a day"),
      entityType: "segment", entityID: name, place: name, start: start, end: end,
      amountAtRisk: value == nil ? nil : loss.money, loss: loss,
      severity: window.hits >= 0.5 * window.trials
        ? .critical : window.hits >= 0.1 * window.trials ? .high : .medium,
      confidence: min(0.95, 1 - Logarithm.exponential(-window.score / 8)),
      ruledOut: [
        RuledOut(
          "orders that come late",
          because: "the steps after it do not have more orders than payments to make up for it")
      ])
  }
}
