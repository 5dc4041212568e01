/// Money that was taken without an order being made.
///
/// An order that comes late is no failure: a payment is without order only when no order ever names it, and those so
/// close to the end of the data that their order may still come are left out.
struct SoftFailures {
  let log: OperationsLog
  private static let falseAlarms = 0.05
  private static let ratios = [4.0, 10, 30, 100, 300]

  func findings() -> [AuditFinding] {
    let paid = log.payments.filter(\.hasSucceeded).sorted { ($0.time, $0.id) < ($1.time, $1.id) }
    guard let last = paid.last else { return [] }
    let delays = log.orders.compactMap(\.delay).filter { $0 >= 0 }.sorted()
    let grace = max(3600, Int(RobustStatistics.quantile(delays.map(Double.init), 0.999) * 1.2))
    let until = max(last.time, log.orders.lazy.map(\.time).max() ?? last.time) - grace
    let due = paid.filter { $0.time <= until }
    var groups: [(channel: Int?, payments: [OperationsLog.Payment])] = [(nil, due)]
    for channel in log.channels.indices {
      groups.append((channel, due.filter { $0.channel == channel }))
    }
    struct Candidate {
      var channel: Int?
      var window: RateScan.Window
      var missing: [OperationsLog.Payment]
      var count: Int
    }
    var candidates: [Candidate] = []
    for group in groups where group.payments.count >= 50 {
      var scan = RateScan(
        group.payments.map { RateScan.Step(time: $0.time, trials: 1, hits: $0.hasOrder ? 0 : 1) })
      for window in scan.windows(
        .up, ratios: Self.ratios, falseAlarms: Self.falseAlarms / Double(groups.count))
      where window.hits - window.expected >= 3 {
        candidates.append(
          Candidate(
            channel: group.channel, window: window,
            missing: group.payments[window.first...window.last].filter { !$0.hasOrder },
            count: window.last - window.first + 1))
      }
    }
    candidates.sort { ($0.window.score, $1.missing[0].time) > ($1.window.score, $0.missing[0].time) }
    var accepted: [Candidate] = []
    for candidate in candidates {
      let ids = Set(candidate.missing.map(\.id))
      if !accepted.contains(where: { !ids.isDisjoint(with: $0.missing.map(\.id)) }) {
        accepted.append(candidate)
      }
    }
    return accepted.map { finding($0.channel, $0.window, $0.missing, $0.count, grace, delays) }
  }

  private func finding(
    _ channel: Int?, _ window: RateScan.Window, _ missing: [OperationsLog.Payment], _ count: Int,
    _ grace: Int,
    _ delays: [Int]
  ) -> AuditFinding {
    let start = missing[0].time
    let end = missing[missing.count - 1].time + 1
    let place = channel.map { log.channels[$0] } ?? ""
    let amount = missing.reduce(0) { $0 + $1.amount }
    let hours = max(1, Double(end - start) / 3600)
    let loss = AuditLoss(
      orders: Double(missing.count), money: amount, hours: hours,
      assumption: "every payment without order is one order lost")
    let usual = window.expected / window.trials
    return AuditFinding(
      kind: .softFailure,
      rule: "\(missing.count) of \(count) payments\(place.isEmpty ? "" : " by \(place)") have no order, "
        + "\(AuditWords.money(amount)) taken, \(AuditWords.money(loss.moneyPerHour)) an hour; "
        + "usually \(AuditWords.percent(usual)) have none",
      entityType: "channel", entityID: place.isEmpty ? "all" : place, place: place.isEmpty ? "all" : place,
      start: start,
      end: end, rows: missing.map { AuditRow("payment", $0.id) }, amountAtRisk: amount, loss: loss,
      severity: window.hits >= 0.5 * window.trials
        ? .critical : window.hits >= 0.1 * window.trials ? .high : .medium,
      confidence: min(0.99, 1 - Logarithm.exponential(-window.score / 8)),
      ruledOut: [
        RuledOut(
          "orders that come late",
          because: "no order names these payments, and the slowest come "
            + "\(AuditWords.number((delays.last ?? 0) / 60)) minutes after theirs"),
        RuledOut("declined payments", because: "all of them succeeded"),
      ])
  }
}
