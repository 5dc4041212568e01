/// Days on which far more refunds were made than usual: of all, or of one agent, region, reason or product.
///
/// A scan statistic (Kulldorff 1997, "A spatial scan statistic") over windows of one to fourteen days and the members
/// of every dimension: the Poisson log likelihood ratio of a window against the usual rate around it, divided by the
/// overdispersion of the series, against a bound for the number of windows looked at.
struct RefundSpikes {
  let book: BillingBook
  private static let windows = [1, 2, 3, 5, 7, 10, 14]
  /// Days on either side that say what is usual.
  private static let around = 90
  /// The chance of any false alarm in a whole book.
  private static let falseAlarms = 0.01

  private struct Candidate {
    var first: Int
    var last: Int
    var score: Double
    var expected: Double
    var rows: [Int]
  }

  func findings() -> [AuditFinding] {
    let dated = book.refunds.indices.filter { book.refunds[$0].day != nil }.sorted {
      (book.refunds[$0].day ?? 0, $0) < (book.refunds[$1].day ?? 0, $1)
    }
    guard let origin = dated.first.flatMap({ book.refunds[$0].day }),
      let until = dated.last.flatMap({ book.refunds[$0].day }), until - origin >= 27
    else { return [] }
    let length = until - origin + 1
    var groups: [[Int]] = [dated]
    for (index, dimension) in book.refundDimensions.enumerated() {
      var members = [[Int]](repeating: [], count: dimension.members.count)
      for refund in dated {
        let member = index < book.refunds[refund].members.count ? book.refunds[refund].members[index] : -1
        if member >= 0 { members[member].append(refund) }
      }
      groups += members.filter { $0.count >= 5 }
    }
    let traffic = paymentTraffic(origin, length)
    let bound =
      Logarithm.natural(Double(length * groups.count * Self.windows.count) / Self.falseAlarms)
    var candidates: [Candidate] = []
    for group in groups { candidates += self.candidates(group, origin, length, traffic, bound: bound) }
    candidates.sort { ($0.score, $1.first) > ($1.score, $0.first) }
    var accepted: [Candidate] = []
    for candidate in candidates where !accepted.contains(where: { overlaps($0, candidate) }) {
      accepted.append(candidate)
    }
    return accepted.sorted { $0.first < $1.first }.map { finding($0, all: dated, traffic, origin) }
  }

  /// Whether two windows tell of the same refunds: they touch, and share a third of the rows of the smaller.
  private func overlaps(_ left: Candidate, _ right: Candidate) -> Bool {
    guard left.first <= right.last + 1, right.first <= left.last + 1 else { return false }
    let common = Set(left.rows).intersection(right.rows).count
    return common * 3 >= min(left.rows.count, right.rows.count) || left.rows.count >= right.rows.count
  }

  private func candidates(
    _ rows: [Int], _ origin: Int, _ length: Int, _ traffic: [Double], bound: Double
  ) -> [Candidate] {
    var daily = [Double](repeating: 0, count: length)
    for row in rows { daily[(book.refunds[row].day ?? origin) - origin] += 1 }
    let clip = max(2, RobustStatistics.quantile(daily.sorted(), 0.97))
    let calm = daily.map { min($0, clip) }
    let calmSum = sums(calm)
    let sum = sums(daily)
    let spread = overdispersion(calm)
    var found: [Candidate] = []
    for window in Self.windows where window < length {
      for first in 0...(length - window) {
        let count = sum[first + window] - sum[first]
        guard count >= 5, daily[first] > 0, daily[first + window - 1] > 0 else { continue }
        let low = max(0, first - Self.around)
        let high = min(length, first + window + Self.around)
        let days = Double(high - low - window)
        guard days >= 14 else { continue }
        let usual =
          (calmSum[high] - calmSum[low] - calmSum[first + window] + calmSum[first] + 0.5) / days
          * Double(window)
        // More payments before it bring more refunds.
        let expected = usual * max(1, traffic[first])
        guard count >= 3 * expected, count - expected >= 5 else { continue }
        let score = (count * Logarithm.natural(count / expected) - (count - expected)) / spread
        guard score > bound else { continue }
        let days2 = (origin + first)...(origin + first + window - 1)
        found.append(
          Candidate(
            first: days2.lowerBound, last: days2.upperBound, score: score, expected: expected,
            rows: rows.filter { days2.contains(book.refunds[$0].day ?? .min) }))
      }
    }
    // The best window of each run of overlapping ones is enough.
    found.sort { $0.score > $1.score }
    var best: [Candidate] = []
    for candidate in found where !best.contains(where: { overlaps($0, candidate) }) { best.append(candidate) }
    return best
  }

  private func sums(_ values: [Double]) -> [Double] {
    var result = [0.0]
    result.reserveCapacity(values.count + 1)
    for value in values { result.append(result[result.count - 1] + value) }
    return result
  }

  /// Variance over mean of weekly counts, at least one.
  private func overdispersion(_ calm: [Double]) -> Double {
    let weeks = stride(from: 0, to: calm.count - 6, by: 7).map { calm[$0..<($0 + 7)].reduce(0, +) }
    guard weeks.count >= 6 else { return 1 }
    // The worst weeks may be what is looked for.
    let kept = weeks.sorted().dropLast(max(2, weeks.count / 20))
    return spread(of: Array(kept))
  }

  private func spread(of weeks: [Double]) -> Double {
    let mean = weeks.reduce(0, +) / Double(weeks.count)
    let variance = weeks.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(weeks.count - 1)
    return mean > 0 ? max(1, variance / mean) : 1
  }

  /// Payments of the thirty days before each day against the mean; ones where payments have no days.
  private func paymentTraffic(_ origin: Int, _ length: Int) -> [Double] {
    var daily = [Double](repeating: 0, count: length + 30)
    var total = 0.0
    for payment in book.payments {
      guard let day = payment.day, day - origin + 30 >= 0, day - origin < length else { continue }
      daily[day - origin + 30] += 1
      total += 1
    }
    guard total >= 100 else { return .init(repeating: 1, count: length) }
    let running = sums(daily)
    let months = (0..<length).map { running[$0 + 30] - running[$0] }
    let mean = RobustStatistics.median(months)
    return months.map { mean > 0 ? $0 / mean : 1 }
  }

  private func finding(_ candidate: Candidate, all: [Int], _ traffic: [Double], _ origin: Int) -> AuditFinding
  {
    let members = concentrated(candidate.rows, all)
    let place = members.map { "\(book.refundDimensions[$0.dimension].name) \($0.name)" }.joined(
      separator: ", ")
    let amount = candidate.rows.reduce(0) { $0 + book.refunds[$1].amount }
    let count = candidate.rows.count
    let mean = all.reduce(0) { $0 + book.refunds[$1].amount } / Double(max(1, all.count))
    let days =
      candidate.first == candidate.last
      ? "on \(CivilDate.text(of: candidate.first))"
      : "from \(CivilDate.text(of: candidate.first)) to \(CivilDate.text(of: candidate.last))"
    var ruledOut: [RuledOut] = []
    if book.payments.contains(where: { $0.day != nil }) {
      let share = traffic[candidate.first - origin]
      ruledOut.append(
        RuledOut(
          "more sales before it",
          because: "the thirty days before it had \(AuditWords.percent(share)) of the usual payments"))
    }
    let yearly =
      [-365, -364, 364, 365].map { offset in
        all.count { row in
          let day = (book.refunds[row].day ?? .min) - offset
          return day >= candidate.first && day <= candidate.last
        }
      }.max() ?? 0
    let hasOtherYear = all.contains { abs((book.refunds[$0].day ?? 0) - candidate.first) >= 364 }
    if hasOtherYear {
      ruledOut.append(
        RuledOut(
          "the season",
          because: "the same days of another year had \(AuditWords.count(yearly, "refund", "refunds")) in all"
        ))
    }
    let usual = candidate.expected * mean
    let words = place.isEmpty ? "" : ", \(place)"
    return AuditFinding(
      kind: .refundSpike,
      rule:
        "\(AuditWords.count(count, "refund", "refunds")) of \(AuditWords.money(amount)) \(days)\(words), where "
        + "\(AuditWords.short(candidate.expected)) are usual",
      entityType: "date", entityID: CivilDate.text(of: candidate.first), place: place,
      start: candidate.first * 86_400,
      end: (candidate.last + 1) * 86_400,
      rows: candidate.rows.map { AuditRow("refund", book.refunds[$0].id) },
      amountAtRisk: max(0, amount - usual), severity: AuditSeverity.of(amount, typical: mean * 2),
      confidence: min(0.99, 1 - Logarithm.exponential(-candidate.score / 8)), ruledOut: ruledOut)
  }

  /// Members that hold most of the rows, and far more of them than of all refunds.
  private func concentrated(_ rows: [Int], _ all: [Int]) -> [(dimension: Int, name: String)] {
    book.refundDimensions.indices.compactMap { index in
      var counts: [Int: Int] = [:]
      for row in rows where index < book.refunds[row].members.count {
        counts[book.refunds[row].members[index], default: 0] += 1
      }
      guard let top = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), top.key >= 0 else {
        return nil
      }
      let share = Double(top.value) / Double(rows.count)
      let usual =
        Double(
          all.count { index < book.refunds[$0].members.count && book.refunds[$0].members[index] == top.key })
        / Double(all.count)
      guard share >= 0.6, share >= 1.5 * usual else { return nil }
      return (index, book.refundDimensions[index].members[top.key])
    }
  }
}
