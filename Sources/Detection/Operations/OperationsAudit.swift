/// The audit of operations: calls that fail, payments without order, segments that buy less.
public struct OperationsAudit: Sendable {
  private let log: OperationsLog

  /// Makes an audit of a log.
  public init(_ log: OperationsLog) { self.log = log }

  /// Runs every check the log has data for.
  public func report() -> AuditReport {
    var findings: [AuditFinding] = []
    var checks: [AuditCheck] = []
    let countsPayments =
      log.payments.isEmpty && log.visits.contains { $0.payments != nil && $0.ordersMade != nil }
    func run(_ check: OperationsCheck, examined: Int, _ body: () -> [AuditFinding]) {
      if let lack = log.lacks[check], !(countsPayments && check == .softFailures) {
        return checks.append(AuditCheck(check.rawValue, skipped: lack))
      }
      let found = body()
      findings += found
      checks.append(AuditCheck(check.rawValue, examined: examined, found: found.count))
    }
    run(.hardFailures, examined: log.calls.count) { HardFailures(log: log).findings() }
    run(.softFailures, examined: countsPayments ? log.visits.count : log.payments.count) {
      countsPayments ? SoftFailureCounts(log: log).findings() : SoftFailures(log: log).findings()
    }
    run(.conversion, examined: log.visits.count) { ConversionDrops(log: log).findings() }
    return AuditReport(findings: findings, checks: checks)
  }
}
