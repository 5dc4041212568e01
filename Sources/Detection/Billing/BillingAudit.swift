/// The billing audit: refunds, invoices and credits of a ``BillingBook`` against what was agreed.
///
/// No threshold is set by hand: how the business bills is learnt from the invoices that add up, and which credits
/// need approval from those that got it.
public struct BillingAudit: Sendable {
  private let book: BillingBook

  /// Makes an audit of a book.
  public init(_ book: BillingBook) { self.book = book }

  /// Runs every check the book has the parts for.
  public func report() -> AuditReport {
    var findings: [AuditFinding] = []
    var checks: [AuditCheck] = []
    var conventions: [String] = []

    if let lack = lack([.refunds, .payments]) ?? lackOfLink() {
      checks.append(AuditCheck("duplicate refunds", skipped: lack))
    } else {
      let found = RefundAudit(book: book).findings()
      findings += found
      checks.append(AuditCheck("duplicate refunds", examined: book.refunds.count, found: found.count))
    }

    if let lack = lack([.refunds, .refundDay]) {
      checks.append(AuditCheck("refund spikes", skipped: lack))
    } else {
      let found = RefundSpikes(book: book).findings()
      findings += found
      checks.append(AuditCheck("refund spikes", examined: book.refunds.count, found: found.count))
    }

    let invoiced = auditInvoices()
    findings += invoiced.findings
    checks += invoiced.checks
    conventions += invoiced.conventions

    if let orders = book.orders {
      let priced = OrderLineAudit(book: orders).report()
      findings += priced.findings
      checks += priced.checks
      conventions += priced.conventions
    }

    let credited = auditCredits()
    findings += credited.findings
    checks += credited.checks
    conventions += credited.conventions
    return AuditReport(findings: findings, checks: checks, conventions: conventions)
  }

  /// What is missing of the parts a check needs.
  private func lack(_ needed: [BillingPart]) -> String? {
    needed.first { !book.parts.contains($0) }?.lack
  }

  private func lackOfLink() -> String? {
    if book.parts.contains(.refundPayment) { return nil }
    let canMatch = book.parts.contains(.refundCustomer) && book.parts.contains(.paymentCustomer)
    return canMatch ? nil : BillingPart.refundPayment.lack
  }

  private func auditInvoices() -> AuditReport {
    if let learnt = LearntPrices.added(to: book) {
      var report = BillingAudit(learnt).auditInvoices()
      report.conventions.append(
        "there is no price list; the price of a plan is the one that most of its invoices carry in a month")
      return report
    }
    if let learnt = LearntChanges.added(to: book) {
      var report = BillingAudit(learnt).auditInvoices()
      report.checks.append(AuditCheck("underbilling: proration", skipped: BillingPart.changes.lack))
      report.conventions.append(
        "nothing says when plans changed; a subscription whose invoices went over to another plan changed with them"
      )
      return report
    }
    let needed: [BillingPart] = [
      .invoices, .invoicePeriod, .subscriptions, .invoiceSubscription, .subscriptionPlan, .prices,
    ]
    if let lack = lack(needed) {
      return AuditReport(checks: [
        AuditCheck("underbilling", skipped: lack), AuditCheck("tier mismatch", skipped: lack),
      ])
    }
    let rebuilder = InvoiceRebuilder(book).learningConventions()
    let billed = book.invoices.filter { $0.subscription != nil }
    let agreeing = billed.count { rebuilder.agrees($0) }
    let share = billed.isEmpty ? 0 : Double(agreeing) / Double(billed.count)
    // When most invoices cannot be rebuilt, what is not understood is the book and not the invoices.
    guard share >= 0.5 else {
      let reason = "only \(AuditWords.percent(share)) of the invoices could be rebuilt from what was agreed"
      return AuditReport(checks: [
        AuditCheck("underbilling", skipped: reason), AuditCheck("tier mismatch", skipped: reason),
      ])
    }
    var found = InvoiceAudit(rebuilder).findings()
    for index in found.indices { found[index].confidence *= min(1, 0.5 + share / 1.9) }
    let short = found.filter { $0.kind == .underbilling }
    var checks = [AuditCheck("underbilling", examined: billed.count, found: short.count)]
    let parts: [(String, [BillingPart])] = [
      ("price changes", [.priceValidity]), ("seats", [.subscriptionSeats]),
      ("usage", [.usage, .includedUnits]), ("discounts", [.discountTerms]), ("proration", [.changes]),
      ("agreed prices", [.customPrice]),
    ]
    for (name, needed) in parts {
      if let lack = lack(needed) { checks.append(AuditCheck("underbilling: \(name)", skipped: lack)) }
    }
    if let lack = lack([.billedPlan]) {
      checks.append(AuditCheck("tier mismatch", skipped: lack))
    } else {
      checks.append(
        AuditCheck("tier mismatch", examined: billed.count, found: found.count - short.count))
    }
    let understood =
      "\(AuditWords.percent(share)) of \(AuditWords.number(billed.count)) invoices follow from what was agreed"
    return AuditReport(
      findings: found, checks: checks, conventions: [understood] + rebuilder.conventions.sentences(for: book))
  }

  private func auditCredits() -> AuditReport {
    if let lack = lack([.credits]) {
      return AuditReport(checks: [AuditCheck("manual credits", skipped: lack)])
    }
    let limit = CreditAudit.limit(of: book)
    let found = CreditAudit(book: book).findings(limit: limit)
    var checks = [AuditCheck("manual credits", examined: book.credits.count, found: found.count)]
    if let lack = lack([.approver]) {
      checks.append(AuditCheck("manual credits: approval", skipped: lack))
    }
    if limit == nil {
      checks.append(
        AuditCheck(
          "manual credits: limit",
          skipped: "approvals do not follow the amount; state approval_limit in the model"))
    }
    if let lack = lack([.approver, .creator]) {
      checks.append(AuditCheck("manual credits: self-approval", skipped: lack))
    }
    if let lack = lack([.creditCustomer, .creditDay]) {
      checks.append(AuditCheck("manual credits: splitting", skipped: lack))
    }
    return AuditReport(
      findings: found, checks: checks,
      conventions: limit.map {
        ["credits above \(AuditWords.money($0.amount)) need an approver, \($0.origin)"]
      } ?? [])
  }
}
