import Agent
import Foundation
import QuerentCore
import SemanticLayer
import Storage
import Testing

@Suite("Checks of loaded data")
struct DataCheckTests {
  /// A shop of ten weeks with one fault of every kind, or none.
  private func report(faulty: Bool, tables: [String] = []) throws -> DataReport {
    let folder = NSTemporaryDirectory() + "querent-check-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let start = try #require(CalendarDate(iso: "2026-01-05"))
    var orders = "order_id,order_date,customer_id,region,sales\n"
    var refunds = "refund_id,refund_date,customer_id,amount,paid_on\n"
    var number = 0
    for day in 0..<70 {
      let date = start.adding(days: day)
      let isLast = day == 69
      let isGap = faulty && (20...21).contains(day)
      for line in 0..<(isLast && faulty ? 3 : 12) where !isGap {
        number += 1
        let customer = faulty && number == 40 ? 999 : number % 25 + 1
        orders += "\(number),\(date),\(customer),\(line % 2 == 0 ? "West" : "East"),\(number).5\n"
      }
      if day < (faulty ? 40 : 70) {
        refunds += "\(day + 1),\(date),\(day % 25 + 1),\(day).25,\(faulty && day == 5 ? "soon" : date.iso)\n"
      }
    }
    if faulty { orders += "12,2026-01-05,13,East,12.5\n" }
    let customers =
      "customer_id,customer_name,segment,city\n"
      + (1...25).map { "\($0),Customer \($0),Consumer,Town \($0)\n" }.joined()
    for (name, text) in [("orders", orders), ("refunds", refunds), ("customers", customers)] {
      try text.write(toFile: "\(folder)/\(name).csv", atomically: true, encoding: .utf8)
    }
    let workspace = try Workspace.open(
      ["\(folder)/orders.csv", "\(folder)/refunds.csv", "\(folder)/customers.csv"],
      options: WorkspaceOptions(),
      cancellation: CancellationFlag(), report: { _ in }, progress: { _ in })
    return DataChecker(model: workspace.model, store: workspace.store).report(on: tables)
  }

  @Test("clean data gives no finding, and says how much was looked at")
  func clean() throws {
    let report = try report(faulty: false)
    #expect(report.findings.isEmpty, "\(report.findings.map(\.text))")
    #expect(report.checks >= 10 && report.skipped.isEmpty)
    #expect(DataReportWords(report: report).lines == ["Nothing odd in \(report.checks) checks."])
  }

  @Test("every fault is found where it is and counted")
  func faulty() throws {
    let found = try report(faulty: true).findings
    func count(_ kind: DataFinding.Kind, _ table: String) -> Int? {
      found.first { $0.kind == kind && $0.table == table }?.count
    }
    #expect(count(.duplicateRows, "orders") == 1)
    #expect(count(.orphanKeys, "orders") == 1)
    #expect(count(.gaps, "orders") == 2)
    #expect(count(.partialPeriod, "orders") == 3)
    #expect(count(.lateLoad, "refunds") == 30)
    #expect(count(.badDates, "refunds") == 1)
    #expect(found.filter { $0.table == "customers" }.isEmpty)
    let orphan = try #require(found.first { $0.kind == .orphanKeys })
    #expect(orphan.text.contains("999") && orphan.isSerious)
  }

  @Test("a named table is checked alone")
  func named() throws {
    let report = try report(faulty: true, tables: ["Refunds"])
    #expect(Set(report.findings.map { $0.table }) == ["refunds"])
  }
}
