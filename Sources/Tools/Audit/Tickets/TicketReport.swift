public import Detection
public import QuerentCore
public import SemanticLayer
public import Storage

/// What changed in the tickets of a table, and what was taken for what.
public struct TicketReport: Sendable {
  public var columns: TicketColumns
  public var rows: TicketRows
  public var shifts: [TicketShift]
  /// What was not looked at, with the reason.
  public var skipped: [AuditCheck]

  /// Volume, mix and topics of the tickets.
  /// - Throws: ``TicketColumns/Failure``; `StorageError` when the data cannot be read, or the run was cancelled.
  public init(
    model: SemanticModel, store: AnalyticsStore, named: TicketColumns.Named = .init(),
    limits: ExecutionLimits, cancellation: CancellationFlag
  ) throws {
    columns = try TicketColumns(in: model, named: named)
    skipped = []
    shifts = []
    rows = try TicketRows(columns, from: store, limits: limits, cancellation: cancellation)
    guard columns.time != nil else {
      for name in ["volume", "mix", "new topics"] {
        skipped.append(AuditCheck(name, skipped: "\(columns.table.name) has no column of dates"))
      }
      return
    }
    var analysis = TicketShifts()
    if columns.queue == nil {
      skipped.append(
        AuditCheck(
          "mix of queues",
          skipped: "no column of \(columns.table.name) tells the queue; name one with --queue"))
    }
    if columns.texts.isEmpty {
      analysis.readsTexts = false
      skipped.append(
        AuditCheck(
          "topics", skipped: "no column of \(columns.table.name) holds sentences; name one with --text"))
    }
    let days = rows.tickets.last.map { $0.day - (rows.tickets.first?.day ?? 0) + 1 } ?? 0
    guard days >= TicketShifts.leastDays else {
      skipped.append(
        AuditCheck("volume and mix", skipped: "\(days) days of tickets; \(TicketShifts.leastDays) are needed")
      )
      return
    }
    shifts = analysis.shifts(in: rows.tickets)
  }

  /// The same as findings of an audit.
  public var audit: AuditReport {
    let words = TicketSentences()
    let findings = shifts.map { shift -> AuditFinding in
      let (type, id) = TicketSentences.subject(of: shift)
      return AuditFinding(
        kind: AuditKind(rawValue: shift.kind.rawValue), rule: words.text(of: shift), entityType: type,
        entityID: id, place: shift.queue ?? "", start: shift.start * 86_400, end: (shift.end + 1) * 86_400,
        rows: shift.examples.map { AuditRow("ticket", rows.ids[$0]) }, severity: Self.severity(of: shift),
        confidence: min(0.99, max(0.5, 1 - shift.significance * 1000)))
    }
    var checks = skipped
    if columns.time != nil, !skipped.contains(where: { $0.name == "volume and mix" }) {
      checks.append(
        AuditCheck("volume", examined: rows.tickets.count, found: shifts.count { $0.kind != .mix }))
      if columns.queue != nil || !columns.texts.isEmpty {
        checks.append(
          AuditCheck("mix and topics", examined: rows.tickets.count, found: shifts.count { $0.kind == .mix }))
      }
    }
    var conventions = [columns.sentence]
    if rows.undated > 0 { conventions.append("\(rows.undated) tickets without a readable time are left out") }
    return AuditReport(findings: findings, checks: checks, conventions: conventions)
  }

  /// By the standard deviations it is away from what was expected.
  public static func severity(of shift: TicketShift) -> AuditSeverity {
    switch abs(shift.score) {
    case ..<5: .low
    case ..<8: .medium
    case ..<12: .high
    default: .critical
    }
  }
}

extension Auditor {
  /// Volume, mix and topics of tickets, with the columns that a person named.
  /// - Throws: As ``TicketReport/init(model:store:named:limits:cancellation:)``.
  public func tickets(
    named: TicketColumns.Named = .init(), limits: ExecutionLimits, cancellation: CancellationFlag
  ) throws -> TicketReport {
    try TicketReport(model: model, store: store, named: named, limits: limits, cancellation: cancellation)
  }
}
