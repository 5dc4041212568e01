import Detection
import QuerentCore
import SemanticLayer
import Storage
import Testing
import Tools

@testable import Agent

@Suite("Tickets of the sample company")
struct CompanyTicketTests {
  private static let report = Result {
    let workspace = try Company.opened.get()
    return try Auditor(model: workspace.model, store: workspace.store)
      .tickets(limits: ExecutionLimits(seconds: 120), cancellation: CancellationFlag())
  }

  private func day(_ iso: String) throws -> Int {
    try #require(CalendarDate(iso: iso[...])).daysSinceEpoch
  }

  @Test func `The columns of tickets are found`() throws {
    let columns = try Self.report.get().columns
    #expect(columns.table.name == "tickets")
    #expect(columns.time?.name == "opened_at")
    #expect(columns.queue?.name == "queue")
    #expect(columns.texts.map(\.name) == ["subject", "body"])
    #expect(columns.id?.name == "ticket_id")
  }

  @Test func `The outage of the checkout is a rise in volume and a new topic in its queue`() throws {
    let shifts = try Self.report.get().shifts
    let outage = try day("2026-10-06")...day("2026-10-17")
    let volume = try #require(shifts.first { $0.kind == .volumeUp && outage.contains($0.start) }, "\(shifts)")
    #expect(volume.queue == "Checkout")
    let mix = try #require(shifts.first { $0.kind == .mix && outage.contains($0.start) }, "\(shifts)")
    #expect(mix.queue == "Checkout")
    #expect(abs(mix.start - outage.lowerBound) <= 1)
    let topic = try #require(mix.topic).lowercased()
    #expect(topic.contains("vat") || topic.contains("checkout") || topic.contains("time"), "\(topic)")
  }

  @Test func `The defective printers are a topic of returns`() throws {
    let batch = try day("2026-06-03")...day("2026-06-19")
    let shifts = try Self.report.get().shifts.filter { batch.contains($0.start) }
    let shift = try #require(shifts.first { $0.kind == .mix && $0.queue == "Returns" }, "\(shifts)")
    #expect(
      shift.topic?.lowercased().contains("label") == true
        || shift.topic?.lowercased().contains("print") == true, "\(shift)")
  }

  @Test func `Three years of tickets hold few other shifts`() throws {
    let shifts = try Self.report.get().shifts
    let planted = try [day("2026-06-03")...day("2026-06-21"), day("2026-10-05")...day("2026-10-20")]
    let others = shifts.filter { shift in !planted.contains { $0.contains(shift.start) } }
    #expect(others.count <= 9, "\(others)")
  }
}
