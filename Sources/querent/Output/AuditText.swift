import Detection
import QuerentCore
import Tools

/// An audit as people read it: findings by kind, what was not checked, what was learnt of the books.
struct AuditText {
  var area: AuditArea
  var report: AuditReport
  /// Every finding, and the explanations ruled out; else the first few of each kind.
  var isFull: Bool
  private static let shown = 5

  var text: String {
    var lines = [summary]
    for kind in kinds {
      let findings = report.findings.filter { $0.kind == kind }
      let amount = findings.compactMap(\.amountAtRisk).reduce(0, +)
      lines += [
        "",
        "\(kind.label): \(count(findings.count))"
          + (amount > 0 ? ", \(AuditClock.money(amount)) at risk" : ""),
      ]
      for finding in findings.prefix(isFull ? findings.count : Self.shown) { lines += self.lines(finding) }
      if !isFull, findings.count > Self.shown {
        lines.append("  … \(findings.count - Self.shown) more; --all shows them")
      }
    }
    let skipped = report.checks.filter { $0.skipped != nil }
    if !skipped.isEmpty {
      lines += ["", "Not checked"]
      for check in skipped { lines.append("  \(check.name): \(check.skipped ?? "")") }
    }
    if !report.conventions.isEmpty {
      lines += ["", "What the audit went by"]
      for convention in report.conventions { lines.append("  \(convention)") }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var summary: String {
    let amount = report.findings.compactMap(\.amountAtRisk).reduce(0, +)
    let name = area.rawValue.prefix(1).uppercased() + area.rawValue.dropFirst()
    guard !report.isEmpty else { return "\(name) could not be audited." }
    guard !report.findings.isEmpty else { return "\(name): nothing breaks the rules that were checked." }
    return "\(name): \(count(report.findings.count))"
      + (amount > 0 ? ", \(AuditClock.money(amount)) at risk." : ".")
  }

  private func lines(_ finding: AuditFinding) -> [String] {
    let start = AuditClock.text(finding.start)
    let sure = Int((finding.confidence * 100).rounded())
    var lines = [
      "  \(finding.severity.rawValue.uppercased()) \(finding.entityType) \(finding.entityID), \(start): \(finding.rule) "
        + "(\(sure) % sure)"
    ]
    guard isFull else { return lines }
    for explanation in finding.ruledOut {
      lines.append("      not \(explanation.explanation): \(explanation.because)")
    }
    return lines
  }

  private var kinds: [AuditKind] {
    var seen: [AuditKind] = []
    for finding in report.findings where !seen.contains(finding.kind) { seen.append(finding.kind) }
    return seen
  }

  private func count(_ number: Int) -> String { "\(number) \(number == 1 ? "finding" : "findings")" }
}

/// A finding as one record of machine output.
enum AuditRecord {
  static let fields = [
    "kind", "entity_type", "entity_id", "start", "end", "where", "amount_at_risk", "severity", "confidence",
    "rule",
    "loss_orders", "loss_low", "loss_high", "loss_per_hour", "loss_per_day", "assumption", "rows",
    "ruled_out",
  ]

  static func cells(_ finding: AuditFinding) -> [RecordWriter.Cell] {
    let cents = { (amount: Double?) in amount.map { ($0 * 100).rounded() / 100 } }
    return [
      .text(finding.kind.rawValue), .text(finding.entityType), .text(finding.entityID),
      .text(AuditClock.text(finding.start)), .text(AuditClock.text(finding.end)), .text(finding.place),
      .number(cents(finding.amountAtRisk)), .text(finding.severity.rawValue),
      .number(cents(finding.confidence)),
      .text(finding.rule), .number(cents(finding.loss?.orders)),
      .number(cents(finding.loss?.interval?.lowerBound)), .number(cents(finding.loss?.interval?.upperBound)),
      .number(cents(finding.loss?.moneyPerHour)),
      .number(cents(finding.loss?.moneyPerDay)), finding.loss.map { .text($0.assumption) } ?? .value(.null),
      .text(finding.rows.map { "\($0.entity) \($0.id)" }.joined(separator: ", ")),
      .text(finding.ruledOut.map { "\($0.explanation): \($0.because)" }.joined(separator: "; ")),
    ]
  }
}
