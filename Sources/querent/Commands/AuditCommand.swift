import Agent
import ArgumentParser
import Detection
import QuerentCore
import SemanticLayer
import Tools

/// `querent audit`: what in the books, the operation or the tickets breaks the rules of the business.
struct AuditCommand: ConfiguredCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Audit billing, operations or tickets: what breaks the rules, and what it costs.",
    discussion: """
      querent audit billing books.db
      querent audit operations logs/ --format jsonl
      querent audit tickets tickets.csv --queue team
      Which tables and columns are meant is found from the semantic model, or stated in it; see docs/audit.md.
      """)

  /// ``AuditArea`` as an argument.
  struct Area: ExpressibleByArgument {
    var value: AuditArea

    init?(argument: String) {
      guard let value = AuditArea(rawValue: argument.lowercased()) else { return nil }
      self.value = value
    }

    static var allValueStrings: [String] { AuditArea.allCases.map(\.rawValue) }
  }

  @Argument(help: "billing, operations or tickets.")
  var area: Area
  @Argument(help: "CSV files, a folder or a SQLite database.")
  var sources: [String] = []
  @Flag(name: .long, help: "Every finding, with the explanations that were ruled out.")
  var all = false
  @OptionGroup var tickets: TicketOptions
  @OptionGroup var data: DataOptions
  @OptionGroup var limits: LimitOptions
  @OptionGroup var output: OutputOptions

  func execute() throws -> ExitStatus {
    let form = try output.recordForm()
    let workspace = try data.open(sources, output: output)
    if area.value == .tickets { return try auditTickets(in: workspace, form) }
    let report: AuditReport
    do {
      report = try Auditor(model: workspace.model, store: workspace.store).run(
        area.value, limits: ExecutionLimits(seconds: limits.timeout?.seconds ?? 300),
        cancellation: Interruption.flag)
    } catch {
      throw CommandFailure.opening(error)
    }
    if let form {
      let writer = RecordWriter(form: form, fields: AuditRecord.fields)
      for check in report.checks {
        if let reason = check.skipped { output.note("\(check.name) was not checked: \(reason).") }
      }
      try output.deliver(writer.header + report.findings.map { writer.line(AuditRecord.cells($0)) }.joined())
    } else {
      try output.deliver(AuditText(area: area.value, report: report, isFull: all).text)
    }
    return report.isEmpty ? .unanswered : .success
  }

  private func auditTickets(in workspace: Workspace, _ form: RecordWriter.Form?) throws -> ExitStatus {
    let found = try tickets.reporting {
      try Auditor(model: workspace.model, store: workspace.store).tickets(
        named: tickets.named, limits: ExecutionLimits(seconds: limits.timeout?.seconds ?? 300),
        cancellation: Interruption.flag)
    }
    let report = found.audit
    if let form {
      let writer = RecordWriter(form: form, fields: TicketShiftRecord.fields)
      output.note(found.columns.sentence + ".")
      for check in found.skipped { output.note("\(check.name) was not checked: \(check.skipped ?? "").") }
      try output.deliver(
        writer.header + found.shifts.map { writer.line(TicketShiftRecord.cells($0, of: found)) }.joined())
    } else {
      try output.deliver(AuditText(area: .tickets, report: report, isFull: all).text)
    }
    return report.isEmpty ? .unanswered : .success
  }
}
