/// Payments of which more went back than came in: the same refund twice, in parts that add up to too much, by another
/// channel, or as a credit besides.
struct RefundAudit {
  let book: BillingBook
  /// Rounding, fees and exchange may leave this much.
  private static let slack = 0.01

  func findings() -> [AuditFinding] {
    let typical = RobustStatistics.median(book.refunds.map(\.amount))
    var back: [Int: [Int]] = [:]
    var unlinked: [Int] = []
    for (index, refund) in book.refunds.enumerated() {
      if let payment = refund.payment {
        back[payment, default: []].append(index)
      } else {
        unlinked.append(index)
      }
    }
    var credited: [Int: [Int]] = [:]
    for (index, credit) in book.credits.enumerated() {
      if let payment = credit.payment { credited[payment, default: []].append(index) }
    }
    var found: [AuditFinding] = []
    for (payment, refunds) in back.sorted(by: { $0.key < $1.key }) {
      let credits = credited[payment] ?? []
      guard refunds.count + credits.count > 1 else { continue }
      if let finding = finding(payment, refunds, credits, typical: typical) { found.append(finding) }
    }
    return found + unlinkedFindings(unlinked, back, typical: typical)
  }

  private func finding(_ place: Int, _ refunds: [Int], _ credits: [Int], typical: Double) -> AuditFinding? {
    let payment = book.payments[place]
    let ordered = refunds.sorted { (book.refunds[$0].day ?? 0, $0) < (book.refunds[$1].day ?? 0, $1) }
    var sum = credits.reduce(0) { $0 + book.credits[$1].amount }
    let total = ordered.reduce(sum) { $0 + book.refunds[$1].amount }
    guard total > payment.amount + max(0.02, Self.slack * payment.amount) else { return nil }
    // The one that took it over what was paid is accused; the ones before it were in order.
    var accused = ordered[ordered.count - 1]
    for index in ordered {
      sum += book.refunds[index].amount
      if sum > payment.amount + 0.02 {
        accused = index
        break
      }
    }
    let refund = book.refunds[accused]
    let amounts = ordered.map { book.refunds[$0].amount }
    let earlier = ordered.filter { $0 != accused }.map { book.refunds[$0] }
    let twin = earlier.contains { abs($0.amount - refund.amount) <= 0.02 * refund.amount }
    let how =
      twin
      ? (earlier.contains { abs($0.amount - refund.amount) < 0.005 }
        ? "the same amount went back twice" : "nearly the same amount went back twice")
      : !credits.isEmpty
        ? "a refund and a credit for the same payment" : "refunds in parts that add up to too much"
    let over = total - payment.amount
    var ruledOut = [
      RuledOut(
        "a refund in parts",
        because:
          "the parts add up to \(AuditWords.money(total)), \(AuditWords.money(over)) more than was paid")
    ]
    if let customer = payment.customer, book.parts.contains(.paymentCustomer) {
      let others = book.payments.indices.filter {
        $0 != place && book.payments[$0].customer == customer
          && abs(book.payments[$0].amount - payment.amount) < 0.005
      }
      ruledOut.append(
        RuledOut(
          "two payments of the same amount",
          because: others.isEmpty
            ? "the customer paid this amount once" : "every one of these refunds is booked on this payment"))
    }
    return AuditFinding(
      kind: .duplicateRefund,
      rule: "\(how): \(amounts.map(AuditWords.money).joined(separator: " + ")) for payment \(payment.id) of "
        + AuditWords.money(payment.amount) + differences(refund, earlier),
      entityType: "refund", entityID: refund.id,
      start: (ordered.compactMap { book.refunds[$0].day }.first ?? 0) * 86_400,
      end: ((refund.day ?? 0) + 1) * 86_400,
      rows: ordered.map { AuditRow("refund", book.refunds[$0].id) }
        + credits.map { AuditRow("credit", book.credits[$0].id) }
        + [AuditRow("payment", payment.id)],
      amountAtRisk: over, severity: AuditSeverity.of(over, typical: typical), confidence: twin ? 0.98 : 0.9,
      ruledOut: ruledOut)
  }

  /// By which agent, reason or channel the second refund differs from the first.
  private func differences(_ refund: BillingBook.Refund, _ earlier: [BillingBook.Refund]) -> String {
    guard let first = earlier.first else { return "" }
    let parts = book.refundDimensions.indices.compactMap { index -> String? in
      guard index < refund.members.count, index < first.members.count else { return nil }
      let pair = (first.members[index], refund.members[index])
      guard pair.0 != pair.1, pair.0 >= 0, pair.1 >= 0 else { return nil }
      let dimension = book.refundDimensions[index]
      return "\(dimension.name) \(dimension.members[pair.0]), then \(dimension.members[pair.1])"
    }
    return parts.isEmpty ? "" : " (\(parts.joined(separator: "; ")))"
  }

  /// Refunds that name no payment are matched with the customer's payments; what finds none left is one too many.
  private func unlinkedFindings(_ unlinked: [Int], _ back: [Int: [Int]], typical: Double) -> [AuditFinding] {
    guard !unlinked.isEmpty, book.parts.contains(.paymentCustomer) else { return [] }
    var paymentsOf: [Int: [Int]] = [:]
    for (index, payment) in book.payments.enumerated() {
      if let customer = payment.customer { paymentsOf[customer, default: []].append(index) }
    }
    var left = book.payments.map(\.amount)
    for (payment, refunds) in back { for index in refunds { left[payment] -= book.refunds[index].amount } }
    var found: [AuditFinding] = []
    var earlierOf: [Int: [Int]] = [:]
    for index in unlinked.sorted(by: { (book.refunds[$0].day ?? 0, $0) < (book.refunds[$1].day ?? 0, $1) }) {
      let refund = book.refunds[index]
      guard let customer = refund.customer, let own = paymentsOf[customer] else { continue }
      let before = own.filter { (book.payments[$0].day ?? .min) <= (refund.day ?? .max) }
      let fitting = before.filter { left[$0] >= refund.amount - 0.02 }
      let exact = fitting.filter { abs(book.payments[$0].amount - refund.amount) < 0.005 }
      if let payment = exact.last ?? fitting.last {
        left[payment] -= refund.amount
        earlierOf[customer, default: []].append(index)
        continue
      }
      let twins = (earlierOf[customer] ?? []).filter {
        abs(book.refunds[$0].amount - refund.amount) <= 0.02 * refund.amount
          && abs((book.refunds[$0].day ?? 0) - (refund.day ?? 0)) <= 60
      }
      guard let twin = twins.last else { continue }
      found.append(
        AuditFinding(
          kind: .duplicateRefund,
          rule:
            "\(AuditWords.money(refund.amount)) went back again after refund \(book.refunds[twin].id), and the "
            + "customer has no payment left that it could belong to",
          entityType: "refund", entityID: refund.id, start: (book.refunds[twin].day ?? 0) * 86_400,
          end: ((refund.day ?? 0) + 1) * 86_400,
          rows: [AuditRow("refund", book.refunds[twin].id), AuditRow("refund", refund.id)],
          amountAtRisk: refund.amount, severity: .of(refund.amount, typical: typical), confidence: 0.75,
          ruledOut: [
            RuledOut(
              "two payments of the same amount",
              because:
                "\(AuditWords.count(before.count, "payment", "payments")) came before it, all of them given back "
                + "or smaller")
          ]))
    }
    return found
  }
}
