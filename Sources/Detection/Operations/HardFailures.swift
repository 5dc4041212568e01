/// Places whose calls answer an error status far more often than they usually do.
struct HardFailures {
  let log: OperationsLog
  /// The chance of any false alarm in a whole log.
  static let falseAlarms = 0.05
  private static let ratios = [1.7, 2.5, 4, 8, 20, 60]

  func findings() -> [AuditFinding] {
    var found: [AuditFinding] = []
    var times: Set<Int> = []
    for call in log.calls { times.insert(call.time) }
    var callsOf = [[Int]](repeating: [], count: log.places.count)
    for (index, call) in log.calls.enumerated() { callsOf[call.place].append(index) }
    let statuses = Set(log.calls.lazy.filter { $0.status >= 400 }.map(\.status)).sorted()
    let series = Double(max(1, log.places.count * statuses.count))
    for (place, indices) in callsOf.enumerated() {
      var trials: [Int: Double] = [:]
      var hits: [Int: [Int: Double]] = [:]
      for index in indices {
        let call = log.calls[index]
        trials[call.time, default: 0] += Double(call.count)
        if call.status >= 400 { hits[call.status, default: [:]][call.time, default: 0] += Double(call.count) }
      }
      let steps = trials.keys.sorted()
      for (status, counts) in hits.sorted(by: { $0.key < $1.key }) {
        var scan = RateScan(
          steps.map { RateScan.Step(time: $0, trials: trials[$0] ?? 0, hits: counts[$0] ?? 0) })
        for window in scan.windows(
          .up, ratios: Self.ratios, falseAlarms: Self.falseAlarms / series
        )
        where window.hits - window.expected >= 5 {
          let steps = scan.steps
          if let finding = finding(place, status, window, steps, indices) { found.append(finding) }
        }
      }
    }
    return found
  }

  private func finding(
    _ place: Int, _ status: Int, _ window: RateScan.Window, _ steps: [RateScan.Step], _ calls: [Int]
  ) -> AuditFinding? {
    let start = steps[window.first].time
    let end = steps[window.last].time + log.callStep
    let name = log.places[place]
    let planned = Maintenance(log: log, places: log.places)
    if planned.covers(start, end, name) { return nil }
    let rate = window.hits / max(1, window.trials)
    let usual = window.expected / max(1, window.trials)
    let traffic = typicalTrials(window, steps)
    var ruledOut = [
      planned.ruledOut(start, end, name),
      RuledOut(
        "more traffic",
        because:
          "the share of failed calls rose from \(AuditWords.percent(usual)) to \(AuditWords.percent(rate)); calls "
          + "were \(AuditWords.percent(window.trials / max(1, traffic))) of the usual"),
    ]
    let gathered = concentration(status, start, end, calls)
    // Answers that say themselves that work was planned.
    if gathered.contains(where: { Maintenance.isPlanned($0.member) }) { return nil }
    let loss = MeasuredLoss(log: log).loss(from: start, to: end)
    if case .notSeen(let seen) = loss {
      ruledOut.append(RuledOut("a plain loss of orders", because: "there were \(seen.assumption)"))
    }
    let estimate: AuditLoss?
    var amount: Double?
    switch loss {
    case .measured(let measured): (estimate, amount) = (measured, measured.money > 0 ? measured.money : nil)
    case .notSeen(let seen): estimate = seen
    case .unknown: estimate = nil
    }
    let words = gathered.map { ", \(AuditWords.percent($0.share)) of them with \($0.name) \($0.member)" }
      .joined()
    return AuditFinding(
      kind: .hardFailure(status: status),
      rule:
        "\(AuditWords.number(Int(window.hits))) of \(AuditWords.number(Int(window.trials))) calls of \(name) answered "
        + "\(status)\(words), where \(AuditWords.short(window.expected)) are usual" + lossWords(loss),
      entityType: "endpoint", entityID: name, place: name, start: start, end: end,
      amountAtRisk: amount, loss: estimate,
      severity: rate >= 0.5 ? .critical : rate >= 0.15 ? .high : rate >= 0.05 ? .medium : .low,
      confidence: min(0.99, 1 - Logarithm.exponential(-window.score / 8)), ruledOut: ruledOut)
  }

  private func lossWords(_ loss: MeasuredLoss.Result) -> String {
    switch loss {
    case .measured(let loss):
      "; about \(AuditWords.short(loss.orders)) orders worth \(AuditWords.money(loss.money)) were not made, "
        + "\(AuditWords.money(loss.moneyPerHour)) an hour\(within(loss)) (\(loss.assumption))"
    case .notSeen(let loss):
      "; about \(AuditWords.short(loss.orders)) orders worth \(AuditWords.money(loss.money)) may have been lost"
        + "\(within(loss)), no more than chance does (\(loss.assumption))"
    case .unknown: ""
    }
  }

  private func within(_ loss: AuditLoss) -> String {
    guard let interval = loss.interval else { return "" }
    return
      ", between \(AuditWords.money(interval.lowerBound)) and \(AuditWords.money(interval.upperBound)) with 95 % certainty"
  }

  /// Calls of windows as long at the same time of other weeks.
  private func typicalTrials(_ window: RateScan.Window, _ steps: [RateScan.Step]) -> Double {
    let total = steps.reduce(0) { $0 + $1.trials } / Double(max(1, steps.count))
    return total * Double(window.last - window.first + 1)
  }

  /// Members of other columns that hold most of the failures, though others are called as well.
  private func concentration(
    _ status: Int, _ start: Int, _ end: Int, _ calls: [Int]
  ) -> [(name: String, member: String, share: Double)] {
    log.callDimensions.indices.compactMap { index in
      var failed: [Int: Int] = [:]
      var all: [Int: Int] = [:]
      for call in calls where log.calls[call].time >= start && log.calls[call].time < end {
        guard index < log.calls[call].members.count else { continue }
        let member = log.calls[call].members[index]
        if log.calls[call].status == status { failed[member, default: 0] += log.calls[call].count }
      }
      for call in calls where index < log.calls[call].members.count {
        all[log.calls[call].members[index], default: 0] += log.calls[call].count
      }
      let total = failed.values.reduce(0, +)
      guard let top = failed.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), top.key >= 0, total > 0
      else {
        return nil
      }
      let share = Double(top.value) / Double(total)
      let usual = Double(all[top.key] ?? 0) / Double(max(1, all.values.reduce(0, +)))
      guard share >= 0.8, usual < 0.6 * share else { return nil }
      return (log.callDimensions[index].name, log.callDimensions[index].members[top.key], share)
    }
  }
}

/// Announced work, in which failures were to be expected.
struct Maintenance {
  let log: OperationsLog
  let places: [String]

  /// Whether more than half of a window is announced.
  func covers(_ start: Int, _ end: Int, _ place: String) -> Bool {
    let common =
      log.announcements.filter { $0.isQuiet && $0.concerns(place, among: places) }.map {
        max(0, min(end, $0.end) - max(start, $0.start))
      }.max() ?? 0
    return common * 2 >= end - start
  }

  /// Whether a text speaks of planned work.
  static func isPlanned(_ text: String) -> Bool {
    let text = text.lowercased()
    return ["maintenance", "planned", "scheduled"].contains { text.contains($0) }
      && !text.contains("unplanned")
  }

  func ruledOut(_ start: Int, _ end: Int, _ place: String) -> RuledOut {
    let near = log.announcements.first { $0.isQuiet && $0.start < end && $0.end > start }
    return RuledOut(
      "announced maintenance",
      because: near.map { "\($0.kind) \($0.note) does not cover it" }
        ?? (log.announcements.isEmpty ? "the data announce none" : "none was announced for this time"))
  }
}
