/// Segments that buy less often than they usually do.
///
/// Each segment is held against its own rate, so that a change of the mix of segments is none of their drops, and more
/// visits that bring as many orders as ever (crawlers, bots) are no drop either.
struct ConversionDrops {
  let log: OperationsLog
  private static let falseAlarms = 0.1
  private static let ratios = [0.25, 0.45, 0.6, 0.75, 0.87]

  private struct Segment {
    var steps: [OperationsLog.VisitCount]
    var scan: RateScan
  }

  func findings() -> [AuditFinding] {
    var countsOf = [[OperationsLog.VisitCount]](repeating: [], count: log.segments.count)
    for count in log.visits { countsOf[count.segment].append(count) }
    let seen = countsOf.count { $0.count >= 14 }
    var found: [AuditFinding] = []
    for (segment, counts) in countsOf.enumerated() where counts.count >= 14 {
      let counts = counts.sorted { $0.time < $1.time }
      var scan = RateScan(
        counts.map { RateScan.Step(time: $0.time, trials: Double($0.visits), hits: Double($0.orders)) })
      let windows = scan.windows(
        .down, ratios: Self.ratios, falseAlarms: Self.falseAlarms / Double(max(1, seen)))
      for window in windows where window.expected - window.hits >= 5 {
        if let finding = finding(segment, window, counts, windows) { found.append(finding) }
      }
    }
    return found
  }

  private func finding(
    _ segment: Int, _ window: RateScan.Window, _ counts: [OperationsLog.VisitCount],
    _ windows: [RateScan.Window]
  ) -> AuditFinding? {
    let name = log.segments[segment]
    let start = counts[window.first].time
    let end = counts[window.last].time + log.visitStep
    let planned = Maintenance(log: log, places: log.segments)
    if planned.covers(start, end, name) { return nil }
    let inside = counts[window.first...window.last]
    let outside = counts.indices.filter { index in !windows.contains { $0.first <= index && index <= $0.last }
    }
    let usual = usualVisits(window, counts, outside)
    let rate = window.expected / max(1, window.trials)
    // As many orders as the usual visits would bring: what came besides does not buy.
    let wouldBuy = usual * rate
    if usual > 0, window.trials > 1.3 * usual, window.hits > wouldBuy - 2 * wouldBuy.squareRoot() {
      return nil
    }
    let lost = window.expected - window.hits
    let value = orderValue(outside.map { counts[$0] })
    // What came in is known to the cent; only what would have come in is estimated.
    let earned = inside.reduce(0) { $0 + ($1.revenue ?? 0) }
    let money = value.map { max(0, window.expected * $0 - earned) }
    let loss = AuditLoss(
      orders: lost, money: money ?? 0, hours: Double(end - start) / 3600,
      assumption:
        "its \(AuditWords.number(Int(window.trials))) visits would have bought at its usual rate of "
        + AuditWords.percent(rate) + (value.map { ", at \(AuditWords.money($0)) an order" } ?? ""))
    var ruledOut = [
      RuledOut(
        "another mix of visitors", because: "the segment is compared with its own rate"),
      RuledOut(
        "visits that never buy",
        because: usual > 0
          ? "it had \(AuditWords.percent(window.trials / usual)) of its usual visits, and \(AuditWords.short(window.hits)) "
            + "orders where those bring \(AuditWords.short(wouldBuy))"
          : "its visits were not more than usual"),
      planned.ruledOut(start, end, name),
    ]
    if let step = brokenStep(inside, outside.map { counts[$0] }) {
      ruledOut.append(RuledOut("chance", because: step))
    }
    return AuditFinding(
      kind: .conversionDrop,
      rule: "\(name) bought at \(AuditWords.percent(window.hits / max(1, window.trials))) instead of "
        + "\(AuditWords.percent(rate)): \(AuditWords.short(lost)) orders"
        + (value == nil ? "" : " worth \(AuditWords.money(loss.money))") + " lost, "
        + (value == nil
          ? "\(AuditWords.short(loss.ordersPerHour)) orders" : AuditWords.money(loss.moneyPerHour))
        + " an hour "
        + "(\(loss.assumption))",
      entityType: "segment", entityID: name, place: name, start: start, end: end,
      amountAtRisk: value == nil ? nil : loss.money, loss: loss,
      severity: window.hits < 0.5 * window.expected
        ? .critical : window.hits < 0.75 * window.expected ? .high : .medium,
      confidence: min(0.99, 1 - Logarithm.exponential(-window.score / 6)), ruledOut: ruledOut)
  }

  /// Visits in the same hours of the week outside of all windows.
  private func usualVisits(
    _ window: RateScan.Window, _ counts: [OperationsLog.VisitCount], _ outside: [Int]
  ) -> Double {
    var bySlot: [Int: [Double]] = [:]
    for index in outside {
      bySlot[counts[index].time % 604_800, default: []].append(Double(counts[index].visits))
    }
    return (window.first...window.last).reduce(0) {
      $0 + RobustStatistics.median(bySlot[counts[$1].time % 604_800] ?? [])
    }
  }

  private func orderValue(_ counts: [OperationsLog.VisitCount]) -> Double? {
    let priced = counts.filter { $0.revenue != nil }
    let orders = priced.reduce(0) { $0 + $1.orders }
    return orders > 0 ? priced.reduce(0) { $0 + ($1.revenue ?? 0) } / Double(orders) : nil
  }

  /// Which of the two steps of the funnel fell.
  private func brokenStep(
    _ inside: ArraySlice<OperationsLog.VisitCount>, _ outside: [OperationsLog.VisitCount]
  )
    -> String?
  {
    func shares(_ counts: some Sequence<OperationsLog.VisitCount>) -> (Double, Double)? {
      var visits = 0
      var checkouts = 0
      var orders = 0
      for count in counts {
        guard let begun = count.checkouts else { return nil }
        visits += count.visits
        checkouts += begun
        orders += count.orders
      }
      return visits > 0 && checkouts > 0
        ? (Double(checkouts) / Double(visits), Double(orders) / Double(checkouts)) : nil
    }
    guard let now = shares(inside), let usual = shares(outside) else { return nil }
    return
      "visits that begin to check out \(AuditWords.percent(now.0)) (usually \(AuditWords.percent(usual.0))), checkouts "
      + "that end in an order \(AuditWords.percent(now.1)) (\(AuditWords.percent(usual.1)))"
  }
}
