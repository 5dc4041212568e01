public import Detection
public import QuerentCore
public import SemanticLayer
public import Storage

/// Looks for what is wrong in a part of the books.
public struct AuditTool: Tool {
  public var name: String { AnalysisRequest.audit(AuditTopic(area)).tool }
  public let summary =
    "Audits a part of the books: what breaks a rule, with rows, money at risk and what was ruled out."
  public let parameters = [
    ToolParameter(
      name: "request", kind: .string, summary: "audit, the area, a kind of finding and a period.",
      isRequired: false)
  ]
  public let cost = ToolCost.cheap

  private let area: AuditTopic.Area
  private let model: SemanticModel
  private let store: AnalyticsStore

  /// Makes the tool for one area of opened data.
  public init(area: AuditTopic.Area, model: SemanticModel, store: AnalyticsStore) {
    self.area = area
    self.model = model
    self.store = store
  }

  public func run(_ call: ToolCall, limits: ExecutionLimits, cancellation: CancellationFlag) -> ToolResult {
    var topic = AuditTopic(area)
    if case .request(.audit(let asked))? = call.argument("request") { topic = asked }
    let clock = ContinuousClock()
    let start = clock.now
    let outcome: ToolResult.Outcome
    do {
      let report = try Auditor(model: model, store: store).run(
        AuditArea(rawValue: topic.area.rawValue) ?? .billing, limits: limits, cancellation: cancellation)
      outcome = .audit(Self.part(of: report, topic))
    } catch let error as StorageError {
      outcome = .failed(.notRun(error))
    } catch {
      outcome = .failed(.notRun(.failed(message: "\(error)")))
    }
    return ToolResult(outcome, milliseconds: (clock.now - start) / .milliseconds(1))
  }

  /// The findings of one kind and of a period.
  private static func part(of report: AuditReport, _ topic: AuditTopic) -> AuditReport {
    var report = report
    report.findings = report.findings.filter { finding in
      guard topic.includes(finding.kind) else { return false }
      guard let period = topic.period else { return true }
      let first = CalendarDate(daysSinceEpoch: day(finding.start))
      let last = CalendarDate(daysSinceEpoch: day(max(finding.end - 1, finding.start)))
      return period.end.map { first < $0 } ?? true && period.start.map { $0 <= last } ?? true
    }
    if let kind = topic.kind {
      let words = kind.split(separator: "_").map(String.init)
      let named = report.checks.filter { check in words.allSatisfy { check.name.lowercased().contains($0) } }
      if !named.isEmpty { report.checks = named }
    }
    return report
  }

  private static func day(_ second: Int) -> Int { (second - ((second % 86_400) + 86_400) % 86_400) / 86_400 }
}

extension AuditTopic {
  /// Whether findings of a kind are asked for; order lines below the price book are underbilled like invoices.
  public func includes(_ found: AuditKind) -> Bool {
    guard let kind else { return true }
    return found.rawValue == kind || kind == AuditKind.underbilling.rawValue && found == .pricingError
  }
}
