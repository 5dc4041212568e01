/// Credits given by hand: above the limit without approval, split to stay under it, approved by the one who gave them.
struct CreditAudit {
  let book: BillingBook

  /// The limit above which credits need an approver.
  struct Limit {
    var amount: Double
    /// How it is known, in words.
    var origin: String
  }

  /// The limit stated, or the amount at which the share of approved credits jumps; of those that tell it equally well,
  /// the roundest. `nil` where approvals do not follow the amount.
  static func limit(of book: BillingBook) -> Limit? {
    if let stated = book.approvalLimit { return Limit(amount: stated, origin: "as the model says") }
    let manual = book.credits.filter { !$0.isCampaign }.sorted { $0.amount < $1.amount }
    let approved = manual.count { $0.approver != nil }
    guard approved >= 5, manual.count - approved >= 10 else { return nil }
    // The place that tells two rates of approval apart best (Hinkley 1970). Limits are round: a rounder amount is taken
    // where the credits in between say next to nothing against it.
    var approvedBelow = 0
    var best = (score: -Double.infinity, place: 0, amount: 0.0)
    for place in 1..<manual.count {
      if manual[place - 1].approver != nil { approvedBelow += 1 }
      guard manual[place].amount > manual[place - 1].amount else { continue }
      let amount = roundest(from: manual[place - 1].amount, below: manual[place].amount)
      let likelihood =
        binomial(approvedBelow, of: place) + binomial(approved - approvedBelow, of: manual.count - place)
      let score = likelihood + roundness(amount)
      if score > best.score { best = (score, place, amount) }
    }
    guard best.place > 0 else { return nil }
    let above = manual[best.place...]
    let below = manual[..<best.place]
    let shares = (
      above: Double(above.count { $0.approver != nil }) / Double(above.count),
      below: Double(below.count { $0.approver != nil }) / Double(below.count)
    )
    guard shares.above >= 0.6, shares.above >= shares.below + 0.3 else { return nil }
    return Limit(
      amount: best.amount,
      origin:
        "learnt from the book: \(AuditWords.percent(shares.above)) of the credits above it have an approver, "
        + "\(AuditWords.percent(shares.below)) of those below")
  }

  /// The log likelihood of `count` of `total` at their own rate.
  private static func binomial(_ count: Int, of total: Int) -> Double {
    guard count > 0, count < total else { return 0 }
    let share = Double(count) / Double(total)
    return Double(count) * Logarithm.natural(share) + Double(total - count) * Logarithm.natural(1 - share)
  }

  /// What an amount gains for being round, in units of log likelihood: as much as 1, 2 or 5 with zeros are commoner
  /// limits than any number of three digits.
  static func roundness(_ amount: Double) -> Double {
    guard amount > 0 else { return 0 }
    var lead = amount
    while lead >= 10 { lead /= 10 }
    while lead < 1 { lead *= 10 }
    if [1.0, 2, 5].contains(where: { abs(lead - $0) < 1e-9 }) { return 3 }
    if abs(lead - 2.5) < 1e-9 || abs(lead - lead.rounded()) < 1e-9 { return 2 }
    return abs(lead * 10 - (lead * 10).rounded()) < 1e-9 ? 1 : 0
  }

  /// The number with the fewest digits in `[low, high)`; the lowest of those.
  static func roundest(from low: Double, below high: Double) -> Double {
    for digits in 0..<8 {
      for lead in [1.0, 5, 2, 2.5] where digits == 0 {
        var step = 1e-3
        while step < high {
          let candidate = lead * step
          if candidate >= low, candidate < high { return candidate }
          step *= 10
        }
      }
      var step = 1e6
      while step > high { step /= 10 }
      for _ in 0..<digits { step /= 10 }
      let candidate = (low / step).rounded(.up) * step
      if candidate < high { return candidate }
    }
    return low
  }

  func findings(limit: Limit?) -> [AuditFinding] {
    let typical = RobustStatistics.median(book.credits.filter { !$0.isCampaign }.map(\.amount))
    var found: [AuditFinding] = []
    for credit in book.credits where !credit.isCampaign {
      if let limit, credit.amount > limit.amount + 0.004, credit.approver == nil,
        book.parts.contains(.approver)
      {
        found.append(
          finding(
            credit, "above the limit of \(AuditWords.money(limit.amount)) without approval", limit, typical,
            confidence: book.parts.contains(.campaign) ? 0.95 : 0.8))
      } else if let approver = credit.approver, approver == credit.creator, credit.amount > limit?.amount ?? 0
      {
        found.append(
          finding(
            credit, "approved by \(book.people[approver]), who gave it", limit, typical,
            confidence: limit == nil ? 0.8 : 0.97,
            isDeliberate: true))
      }
    }
    if let limit { found += splits(limit, typical) }
    return found
  }

  /// Days from one part of a split to the next.
  private static let pause = 7

  private func splits(_ limit: Limit, _ typical: Double) -> [AuditFinding] {
    guard book.parts.contains(.creditCustomer), book.parts.contains(.creditDay) else { return [] }
    struct Pair: Hashable { var customer: Int, creator: Int }
    var groups: [Pair: [BillingBook.Credit]] = [:]
    for credit in book.credits {
      guard !credit.isCampaign, credit.approver == nil, let customer = credit.customer,
        credit.amount <= limit.amount + 0.004, credit.amount >= limit.amount / 2
      else { continue }
      groups[Pair(customer: customer, creator: credit.creator ?? -1), default: []].append(credit)
    }
    var found: [AuditFinding] = []
    for (pair, credits) in groups.sorted(by: {
      ($0.key.customer, $0.key.creator) < ($1.key.customer, $1.key.creator)
    }) {
      var run: [BillingBook.Credit] = []
      func close() {
        defer { run = [] }
        let sum = run.reduce(0) { $0 + $1.amount }
        guard run.count >= 2, sum > limit.amount, let first = run.first, let last = run.last else { return }
        let nearness = run.reduce(0) { $0 + $1.amount / limit.amount } / Double(run.count)
        let confidence = run.count > 2 || nearness > 0.85 ? 0.95 : 0.75
        let who = pair.creator >= 0 ? " by \(book.people[pair.creator])" : ""
        for credit in run {
          found.append(
            finding(
              credit,
              "one of \(run.count) credits\(who) to one customer from \(CivilDate.text(of: first.day)) to "
                + "\(CivilDate.text(of: last.day)), \(AuditWords.money(sum)) together, each under the limit of "
                + AuditWords.money(limit.amount), limit, typical, confidence: confidence, isDeliberate: true,
              group: run))
        }
      }
      for credit in credits.sorted(by: { ($0.day, $0.id) < ($1.day, $1.id) }) {
        if let last = run.last, credit.day - last.day > Self.pause { close() }
        run.append(credit)
      }
      close()
    }
    return found
  }

  private func finding(
    _ credit: BillingBook.Credit, _ words: String, _ limit: Limit?, _ typical: Double, confidence: Double,
    isDeliberate: Bool = false, group: [BillingBook.Credit] = []
  ) -> AuditFinding {
    var ruledOut: [RuledOut] = []
    if book.parts.contains(.campaign) {
      ruledOut.append(RuledOut("an announced campaign", because: "the credit belongs to none"))
    }
    if credit.approver == nil, book.parts.contains(.approver) {
      ruledOut.append(RuledOut("an approval", because: "nobody is named"))
    }
    if let limit { ruledOut.append(RuledOut("another limit", because: limit.origin)) }
    let severity = AuditSeverity.of(
      group.isEmpty ? credit.amount : group.reduce(0) { $0 + $1.amount }, typical: typical)
    let days = group.isEmpty ? (credit.day, credit.day) : (group[0].day, group[group.count - 1].day)
    let others = group.filter { $0.id != credit.id }
    return AuditFinding(
      kind: .manualCredit, rule: words, entityType: "credit", entityID: credit.id,
      place: credit.creator.map { book.people[$0] } ?? "", start: days.0 * 86_400, end: (days.1 + 1) * 86_400,
      rows: [AuditRow("credit", credit.id)] + others.map { AuditRow("credit", $0.id) },
      amountAtRisk: credit.amount,
      severity: isDeliberate ? max(severity, .high) : severity, confidence: confidence, ruledOut: ruledOut)
  }
}
