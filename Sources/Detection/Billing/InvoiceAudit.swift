/// Underbilling and tier mismatch: every invoice against the one that should have been written.
struct InvoiceAudit {
  let rebuilder: InvoiceRebuilder
  private var book: BillingBook { rebuilder.book }
  private let typical: Double
  /// For each subscription the last of its first invoices that carry fewer seats than agreed today, where all later
  /// ones carry what was agreed: it grew, and the book does not hold when.
  private var grewUntil: [Int]

  init(_ rebuilder: InvoiceRebuilder) {
    self.rebuilder = rebuilder
    let book = rebuilder.book
    typical = RobustStatistics.median(
      stride(from: 0, to: book.invoices.count, by: max(1, book.invoices.count / 2000)).map {
        book.invoices[$0].total
      })
    var invoicesOf = [[Int]](repeating: [], count: book.subscriptions.count)
    for (index, invoice) in book.invoices.enumerated() {
      if let place = invoice.subscription { invoicesOf[place].append(index) }
    }
    grewUntil = .init(repeating: .min, count: book.subscriptions.count)
    for (place, indices) in invoicesOf.enumerated() {
      let own = indices.map { book.invoices[$0] }.sorted { $0.start < $1.start }
      grewUntil[place] = Self.lastOfFirstRun(own) { invoice in
        guard let billed = invoice.seats, let agreed = book.subscriptions[place].seats else { return nil }
        return billed < agreed ? billed : nil
      }
    }
  }

  /// The start of the last invoice of a run at the beginning that says the same other thing, when it has two or more
  /// members and the rest does not deviate more often than a slip would.
  private static func lastOfFirstRun(
    _ invoices: [BillingBook.Invoice], deviation: (BillingBook.Invoice) -> Double?
  ) -> Int {
    guard let first = invoices.first, let other = deviation(first) else { return .min }
    let run = invoices.prefix { deviation($0) == other }
    let rest = invoices.dropFirst(run.count)
    guard run.count >= 2, !rest.isEmpty, rest.count(where: { deviation($0) != nil }) * 4 <= rest.count else {
      return .min
    }
    return run.last?.start ?? .min
  }

  func findings() -> [AuditFinding] {
    var found: [AuditFinding] = []
    for invoice in book.invoices {
      guard let place = invoice.subscription else { continue }
      let grew = invoice.start <= grewUntil[place]
      guard let expected = rebuilder.expected(invoice, seats: grew ? invoice.seats : nil) else { continue }
      let short = expected.total - invoice.total
      let tolerance = rebuilder.tolerance(expected.total)
      if let billed = invoice.plan, billed != expected.plan {
        if let finding = tierMismatch(invoice, expected, billed: billed, short: short, tolerance) {
          found.append(finding)
        }
      } else if short > tolerance, !followsOtherReading(invoice),
        let finding = underbilling(invoice, expected, short: short)
      {
        found.append(finding)
      }
    }
    return found
  }

  /// Whether an invoice is right in the other of two readings that the book leaves open: a change of plan inside the
  /// period of which nothing says how it counts.
  private func followsOtherReading(_ invoice: BillingBook.Invoice) -> Bool {
    if book.unsettled.contains(invoice.id) { return true }
    guard rebuilder.changes(in: invoice).contains(where: { $0.isImmediate == nil }) else { return false }
    var other = rebuilder
    other.conventions.proratesUnmarkedChanges.toggle()
    return other.agrees(invoice)
  }

  // MARK: Tier mismatch

  private func tierMismatch(
    _ invoice: BillingBook.Invoice, _ expected: InvoiceRebuilder.Expected, billed: Int, short: Double,
    _ tolerance: Double
  ) -> AuditFinding? {
    guard let place = invoice.subscription else { return nil }
    let subscription = book.subscriptions[place]
    // An agreed price does not depend on the plan: the name is wrong, the amount is right.
    if subscription.customPrice != nil, abs(short) <= tolerance { return nil }
    let changes = book.changes.filter { $0.subscription == place }.sorted { $0.day < $1.day }
    let names = (billed: book.plans[billed], right: book.plans[expected.plan])
    var ruledOut: [RuledOut] = []
    if book.parts.contains(.changes) {
      let last = changes.last { $0.day <= invoice.start }
      let next = changes.first { $0.day > invoice.start }
      ruledOut.append(
        RuledOut(
          "a change of plan",
          because: last == nil && next == nil
            ? "the subscription never changed its plan"
            : [
              last.map { "the change of \(CivilDate.text(of: $0.day)) is counted in" },
              next.map { "the change of \(CivilDate.text(of: $0.day)) came after the period began" },
            ].compactMap(\.self).joined(separator: ", and ")))
    }
    if book.parts.contains(.customPrice) {
      ruledOut.append(
        RuledOut(
          "an agreed price",
          because: subscription.customPrice.map {
            "\(AuditWords.money($0)) was agreed and the total does not follow from it"
          } ?? "none was agreed"))
    }
    let isBilledNext = changes.contains {
      $0.newPlan == billed && $0.day > invoice.start && $0.day <= invoice.end
    }
    return AuditFinding(
      kind: .tierMismatch,
      rule:
        "billed as \(names.billed) while \(names.right) was in force on \(CivilDate.text(of: invoice.start)): "
        + "\(AuditWords.money(invoice.total)) instead of \(AuditWords.money(expected.total))",
      entityType: "invoice", entityID: invoice.id, start: invoice.start * 86_400,
      end: (invoice.end + 1) * 86_400,
      rows: rows(invoice), amountAtRisk: abs(short), severity: .of(short, typical: typical),
      confidence: isBilledNext ? 0.6 : book.parts.contains(.changes) ? 0.97 : 0.8, ruledOut: ruledOut)
  }

  // MARK: Underbilling

  private func underbilling(
    _ invoice: BillingBook.Invoice, _ expected: InvoiceRebuilder.Expected, short: Double
  ) -> AuditFinding? {
    guard let place = invoice.subscription else { return nil }
    let subscription = book.subscriptions[place]
    var confidence = 0.98
    if let end = subscription.end, end >= invoice.start, end <= invoice.end {
      let share = Double(end - invoice.start + 1) / Double(invoice.end - invoice.start + 1)
      if invoice.total >= expected.total * share - 0.05 { return nil }
    }
    // How an agreed price goes with a change of plan inside the period is not written anywhere.
    if subscription.customPrice != nil, !rebuilder.changes(in: invoice).isEmpty { confidence = 0.6 }
    let causes = UnderbillingCauses(rebuilder: rebuilder, invoice: invoice, expected: expected).found
    if causes.isEmpty { confidence = min(confidence, 0.8) }
    let words =
      causes.isEmpty ? "the total is lower than what was agreed" : causes.map(\.words).joined(separator: "; ")
    return AuditFinding(
      kind: .underbilling,
      rule: "\(words): \(AuditWords.money(invoice.total)) billed, \(AuditWords.money(expected.total)) agreed",
      entityType: "invoice", entityID: invoice.id, start: invoice.start * 86_400,
      end: (invoice.end + 1) * 86_400,
      rows: rows(invoice), amountAtRisk: short, severity: .of(short, typical: typical),
      confidence: confidence,
      ruledOut: ruledOut(invoice, subscription, expected))
  }

  private func ruledOut(
    _ invoice: BillingBook.Invoice, _ subscription: BillingBook.Subscription,
    _ expected: InvoiceRebuilder.Expected
  ) -> [RuledOut] {
    var tested: [RuledOut] = []
    if book.parts.contains(.customPrice) {
      tested.append(
        RuledOut(
          "an agreed price",
          because: subscription.customPrice.map {
            "\(AuditWords.money($0)) a seat was agreed, and it is short of that"
          }
            ?? "none was agreed, the list price holds"))
    }
    if book.parts.contains(.discountTerms) {
      let because =
        if subscription.discount == 0 { "none was agreed" } else if expected.discount > 0 {
          "\(AuditWords.percent(subscription.discount)) was agreed and is counted in"
        } else {
          "\(AuditWords.percent(subscription.discount)) was agreed until "
            + (subscription.discountUntil.map(CivilDate.text(of:)) ?? "") + ", before the period"
        }
      tested.append(RuledOut("a discount", because: because))
    }
    if book.parts.contains(.changes) {
      let changes = rebuilder.changes(in: invoice)
      tested.append(
        RuledOut(
          "a change of plan inside the period",
          because: changes.isEmpty
            ? "there was none"
            : "that of \(CivilDate.text(of: changes[0].day)) is counted in with \(AuditWords.money(expected.proration))"
        ))
    }
    if book.parts.contains(.priceValidity), subscription.customPrice == nil,
      let price = rebuilder.price(of: expected.plan, on: invoice.start), let from = price.from
    {
      tested.append(
        RuledOut(
          "an earlier price list",
          because: "\(AuditWords.money(price.price)) has held since \(CivilDate.text(of: from))"))
    }
    if book.parts.contains(.invoiceSeats), book.parts.contains(.subscriptionSeats) {
      tested.append(
        RuledOut("a subscription that grew", because: "its invoices before this one do not carry fewer seats")
      )
    }
    return tested
  }

  private func rows(_ invoice: BillingBook.Invoice) -> [AuditRow] {
    [AuditRow("invoice", invoice.id)]
      + (invoice.subscription.map { [AuditRow("subscription", book.subscriptions[$0].id)] } ?? [])
  }
}

/// Which part of an invoice is short.
struct UnderbillingCauses {
  enum Part: String, CaseIterable { case seats, price, discount, usage, proration, sum }

  struct Cause {
    var part: Part
    var words: String
  }

  let found: [Cause]

  init(rebuilder: InvoiceRebuilder, invoice: BillingBook.Invoice, expected: InvoiceRebuilder.Expected) {
    var found: [Cause] = []
    if let seats = invoice.seats, seats < expected.seats {
      found.append(
        Cause(
          part: .seats,
          words: "\(AuditWords.short(seats)) of \(AuditWords.short(expected.seats)) agreed seats were billed")
      )
    }
    if let price = invoice.unitPrice, price < expected.unitPrice - 0.004 {
      let earlier = rebuilder.earlierPrices(of: expected.plan, before: invoice.start).last {
        abs($0.price - price) < 0.005
      }
      let origin = earlier?.to.map { "the price until \(CivilDate.text(of: $0))" } ?? "below the price book"
      found.append(
        Cause(
          part: .price,
          words: "\(AuditWords.money(price)) a seat was billed, \(origin), where "
            + "\(AuditWords.money(expected.unitPrice)) holds"))
    }
    if let written = invoice.discount {
      let given =
        rebuilder.conventions.isDiscountAmount
        ? written : expected.base * (written > 1 ? written / 100 : written)
      if given > expected.discount * 1.001 + 0.05 {
        let subscription = invoice.subscription.map { rebuilder.book.subscriptions[$0] }
        let ended = subscription?.discountUntil.flatMap { expected.discount == 0 ? $0 : nil }
        found.append(
          Cause(
            part: .discount,
            words: "a discount of \(AuditWords.money(given)) was given"
              + (ended.map { " that ended on \(CivilDate.text(of: $0))" }
                ?? ", \(AuditWords.money(expected.discount)) was agreed")))
      }
    }
    if let overage = invoice.overage, overage < expected.overage - 0.05 {
      let ratio = overage > 0 ? expected.overage / overage : 0
      let isSlip = [10.0, 100, 1000].contains { abs(ratio / $0 - 1) < 0.02 }
      found.append(
        Cause(
          part: .usage,
          words: overage == 0
            ? "usage above what is included was not billed (\(AuditWords.money(expected.overage)))"
            : "\(AuditWords.money(overage)) was billed for usage worth \(AuditWords.money(expected.overage))"
              + (isSlip ? ", a decimal point too far left" : "")))
    } else if invoice.overage == nil, found.isEmpty, expected.overage > 0.05,
      abs(expected.total - expected.overage - invoice.total) < rebuilder.tolerance(expected.total)
    {
      found.append(
        Cause(
          part: .usage,
          words: "usage above what is included was not billed (\(AuditWords.money(expected.overage)))"))
    }
    if let proration = invoice.proration, proration < expected.proration - 0.05 {
      found.append(
        Cause(
          part: .proration,
          words: "\(AuditWords.money(proration)) was billed for a change of plan inside the period worth "
            + AuditWords.money(expected.proration)))
    }
    self.found = found
  }
}
