/// Orders that were not made while something failed, measured against the same hours of other weeks.
struct MeasuredLoss {
  enum Result {
    case measured(AuditLoss)
    /// Orders did not fall by more than chance: the likeliest loss, with an interval that holds none.
    case notSeen(AuditLoss)
    /// There are no orders to compare with.
    case unknown
  }

  private let times: [Int]
  private let mean: Double
  private let noun: String
  /// Whether orders have a day and no time.
  private let isDaily: Bool

  init(log: OperationsLog) {
    var times = log.orders.map(\.time)
    var value = log.orders.compactMap(\.amount)
    if times.isEmpty {
      let paid = log.payments.filter(\.hasSucceeded)
      times = paid.map(\.time)
      value = paid.map(\.amount)
    }
    self.times = times.sorted()
    isDaily = times.allSatisfy { $0 % 86_400 == 0 }
    mean = value.isEmpty ? 0 : value.reduce(0, +) / Double(value.count)
    noun = log.orders.isEmpty ? "payments" : "orders"
  }

  func loss(from start: Int, to end: Int) -> Result {
    guard times.count >= 100, let first = times.first, let last = times.last else { return .unknown }
    if isDaily, end - start < 86_400 { return .unknown }
    let start = isDaily ? start - start % 86_400 : start
    let end = isDaily ? (end + 86_399) / 86_400 * 86_400 : end
    let now = Double(count(start, end))
    let others = (-8...8).filter { $0 != 0 }.compactMap { week -> Double? in
      let from = start + week * 604_800
      let to = end + week * 604_800
      guard from >= first, to <= last, to <= start || from >= end else { return nil }
      return Double(count(from, to))
    }
    guard others.count >= 3 else { return .unknown }
    let usual = RobustStatistics.median(others)
    let spread = others.reduce(0) { $0 + ($1 - usual) * ($1 - usual) } / Double(others.count)
    let error = max(usual, spread).squareRoot()
    let words =
      "\(AuditWords.short(now)) \(noun) against \(AuditWords.short(usual)) in the same hours of other weeks"
    let fewer = usual - now
    // What is usual is an estimate itself, and what happened now is a count of chance.
    let reach = 1.96 * (error * error * (1 + 1.57 / Double(others.count))).squareRoot()
    let loss = AuditLoss(
      orders: max(fewer, 0), money: max(fewer, 0) * mean,
      interval: (max(fewer - reach, 0) * mean)...(max(fewer + reach, 0) * mean),
      hours: Double(end - start) / 3600, assumption: "\(words), at \(AuditWords.money(mean)) each")
    return fewer > 2.5 * error && fewer >= 3 ? .measured(loss) : .notSeen(loss)
  }

  private func count(_ from: Int, _ to: Int) -> Int { below(to) - below(from) }

  private func below(_ time: Int) -> Int {
    var low = 0
    var high = times.count
    while low < high {
      let middle = (low + high) / 2
      if times[middle] < time { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
