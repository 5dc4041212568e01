import Detection
import QuerentCore
import SemanticLayer
import SemanticParsing
import Tools

/// Puts the findings of an audit into words and a table.
struct AuditComposer {
  let context: AnalysisContext
  let report: AuditReport
  let topic: AuditTopic

  func attempt() -> Attempt {
    let records = report.findings.enumerated().map { record($1, number: $0 + 1) }
    var draft = Draft(
      claims: [Draft.Claim(text: sentence)],
      chart: ChartSpecification(kind: .table, title: "", reason: "rows of a table"))
    draft.summary = summary.map { Draft.Claim(text: $0) }
    draft.caveats = skipped
    var understanding = context.understanding
    understanding.metric =
      "audit of \(topic.area.rawValue)" + (topic.kind.map { ": \(AuditKind(rawValue: $0).label)" } ?? "")
    understanding.period = topic.period.map { PeriodWords.resolved($0) } ?? "all dates"
    var attempt = Attempt(
      question: context.question, interpretation: context.interpretation, query: SQLQuery(text: ""),
      table: report.table, understanding: understanding, draft: draft)
    attempt.outcome = .audit(report, topic)
    attempt.findings = records
    attempt.basis = basis
    attempt.grounds = grounds
    attempt.names =
      kinds.map { $0.kind.label } + report.findings.flatMap { [$0.entityID, $0.place] }
      + (topic.period.map { [PeriodWords.name($0)] } ?? [])
    return attempt
  }

  // MARK: Words

  private var period: String { topic.period.map { " " + SeriesWords.when($0, grain: .month) } ?? "" }

  private var total: Double { report.findings.reduce(0) { $0 + ($1.amountAtRisk ?? 0) } }

  private var kinds: [(kind: AuditKind, findings: [AuditFinding])] {
    var order: [AuditKind] = []
    var groups: [AuditKind: [AuditFinding]] = [:]
    for finding in report.findings {
      if groups[finding.kind] == nil { order.append(finding.kind) }
      groups[finding.kind, default: []].append(finding)
    }
    return order.map { ($0, groups[$0] ?? []) }
  }

  private var sentence: String {
    let what = topic.kind.map { AuditKind(rawValue: $0).label } ?? topic.area.rawValue
    guard !report.findings.isEmpty else {
      return topic.kind == nil
        ? "Nothing wrong was found in \(what)\(period)." : "No \(what) was found\(period)."
    }
    let count = report.findings.count
    let noun =
      topic.kind.map { Self.counted(AuditKind(rawValue: $0).label, count) }
      ?? (count == 1 ? "finding" : "findings")
    var text = "\(FigureFormat.number(Double(count))) \(noun)\(period)"
    if topic.kind == nil { text += " in \(topic.area.rawValue)" }
    if total > 0 { text += ", with \(money(total)) at risk" }
    return text + "."
  }

  /// The kinds, each with its number and amount.
  private var summary: String? {
    let kinds = kinds
    guard kinds.count > 1 else { return nil }
    return kinds.map { kind, findings in
      let sum = findings.reduce(0) { $0 + ($1.amountAtRisk ?? 0) }
      return "\(findings.count) \(Self.counted(kind.label, findings.count))"
        + (sum > 0 ? " (\(money(sum)))" : "")
    }.joined(separator: ", ") + "."
  }

  /// `duplicate refunds`, `payments without order`, `findings of underbilling`, `hard 504 failures`.
  private static func counted(_ label: String, _ count: Int) -> String {
    if label.hasPrefix("payments") { return count == 1 ? "case of \(label)" : "cases of \(label)" }
    if label.hasSuffix("ing") { return count == 1 ? "finding of \(label)" : "findings of \(label)" }
    let noun = label.last?.isNumber == true ? label + " failure" : label
    if count == 1 { return noun }
    return noun.hasSuffix("ch") ? noun + "es" : noun + "s"
  }

  private var skipped: [String] {
    report.checks.compactMap { check in check.skipped.map { "\(check.name) was not checked: \($0)." } }
  }

  private func record(_ finding: AuditFinding, number: Int) -> FindingRecord {
    let entity = finding.entityType == "date" ? finding.entityID : "\(finding.entityType) \(finding.entityID)"
    var text = "\(entity): \(finding.rule)"
    if let amount = finding.amountAtRisk, amount > 0 { text += ", \(money(amount)) at risk" }
    if let loss = finding.loss, !finding.rule.contains(loss.assumption) { text += " (\(loss.assumption))" }
    var record = FindingRecord(
      id: "F\(number)", kind: finding.kind.rawValue, subject: entity, place: finding.place,
      severity: FindingRecord.Severity(rawValue: finding.severity.rawValue) ?? .medium,
      sentence: text.capitalizedFirst)
    record.start = AuditClock.text(finding.start)
    record.end = AuditClock.text(max(finding.end - 1, finding.start))
    record.amountAtRisk = finding.amountAtRisk
    record.unit = unit
    record.confidence = finding.confidence
    record.rule = finding.rule
    return record
  }

  /// The currency of the model's money columns, where there is one.
  private var unit: String? {
    let units = context.model.tables.flatMap(\.columns).compactMap(\.unit).filter { FigureFormat.isMoney($0) }
    return Set(units).count == 1 ? units.first : nil
  }

  private func money(_ amount: Double) -> String {
    FigureFormat.text(.real(amount), of: ResultTable.Column(name: "amount", kind: .real, unit: unit))
  }

  private var grounds: [Double] {
    var grounds = [Double(report.findings.count), total]
    for (_, findings) in kinds {
      grounds += [Double(findings.count), findings.reduce(0) { $0 + ($1.amountAtRisk ?? 0) }]
    }
    return grounds
  }

  private var basis: AnalysisBasis {
    var basis = AnalysisBasis(tool: context.request.tool, method: "rules learned from the books")
    let ran = report.checks.filter { $0.skipped == nil }
    basis.notes = ran.map { "\($0.name): \(FigureFormat.number(Double($0.examined))) looked at" }
    // which table plays which part is long, and for those who look closer
    basis.notes += report.conventions.filter { !$0.contains(" are rows of ") }
    basis.details = report.conventions.filter { $0.contains(" are rows of ") }
    return basis
  }
}
