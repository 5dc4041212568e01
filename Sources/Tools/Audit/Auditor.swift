public import Detection
public import QuerentCore
public import SemanticLayer
public import Storage

/// What can be audited.
public enum AuditArea: String, Hashable, Sendable, CaseIterable {
  case billing, operations, tickets
}

/// The one way to an audit: `Auditor(model:store:).run(.billing, …)`.
///
/// `/audit`, `querent audit` and questions such as "are we being underbilled?" call this. Which tables and columns play
/// which part is found from the semantic model or stated in it.
public struct Auditor: Sendable {
  let model: SemanticModel
  let store: AnalyticsStore

  /// Makes an auditor of opened data.
  public init(model: SemanticModel, store: AnalyticsStore) {
    self.model = model
    self.store = store
  }

  /// Runs every check of an area that the data allow; those they do not are in the report with the reason.
  /// - Throws: `StorageError` when the data cannot be read, or the run was cancelled.
  public func run(_ area: AuditArea, limits: ExecutionLimits, cancellation: CancellationFlag) throws
    -> AuditReport
  {
    let reader = BookReader(store: store, limits: limits, cancellation: cancellation)
    let finder = RoleFinder(model: model)
    switch area {
    case .billing:
      let roles = finder.assignments(of: BookRole.billing)
      var book = try BillingBookReader(roles: roles, reader: reader).read(
        approvalLimit: model.audit.approvalLimit)
      var sold = finder.assignments(of: BookRole.orderLines)
      // What is billed by subscription is no order line.
      let billed = Set(roles.values.filter { $0.role.name != "prices" }.map(\.table.name))
      if let lines = sold["order_lines"], billed.contains(lines.table.name) { sold = [:] }
      book.orders = try OrderLinesReader(roles: sold, reader: reader).read()
      if book.orders?.lack != nil || book.orders == nil { sold["product_prices"] = nil }
      return Self.naming(
        roles.merging(sold) { $1 }, of: BookRole.billing + BookRole.orderLines,
        in: BillingAudit(book).report())
    case .operations:
      let roles = finder.assignments(of: BookRole.operations)
      let log = try OperationsLogReader(roles: roles, reader: reader).read()
      return Self.naming(roles, of: BookRole.operations, in: OperationsAudit(log).report())
    case .tickets:
      do {
        return try tickets(limits: limits, cancellation: cancellation).audit
      } catch is TicketColumns.Failure {
        return AuditReport(checks: [AuditCheck("tickets", skipped: "no table has texts or dates of tickets")])
      }
    }
  }

  /// The report with what was found to play which role before what was learnt.
  private static func naming(_ roles: [String: RoleAssignment], of all: [BookRole], in report: AuditReport)
    -> AuditReport
  {
    var report = report
    report.conventions = all.compactMap { roles[$0.name]?.sentence } + report.conventions
    return report
  }
}
