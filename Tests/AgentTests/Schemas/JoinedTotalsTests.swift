import Foundation
import QuerentCore
import SQLGeneration
import SemanticLayer
import Storage
import Testing

@testable import Agent

/// A total grouped or limited by another table is the total of the rows by themselves: over every pair of tables of
/// every hand-made schema and of the sample company.
@Suite("Totals over real schemas")
struct JoinedTotalsTests {
  static let sources = SchemaCorpus.names.filter { !SchemaCorpus.isOneTable($0) } + ["sample company"]

  /// Loaded once for both tests.
  private static let company = Result {
    let data = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../data")
    return Analyst(
      workspace: try Workspace.open(
        [data.standardizedFileURL.path], options: WorkspaceOptions(), cancellation: CancellationFlag(),
        report: { _ in }, progress: { _ in }))
  }

  private static func open(_ source: String, _ folder: String) throws -> Analyst {
    source == "sample company" ? try company.get() : try SchemaCorpus(source).open(in: folder)
  }

  /// A schema with what its pairs of tables are asked for.
  private struct Pairs {
    let analyst: Analyst
    var model: SemanticModel { analyst.workspace.model }

    func amount(_ table: SemanticModel.Table) -> String? {
      table.columns.first { $0.role == .measure && $0.additivity == .additive }?.name
    }

    func sum(_ table: SemanticModel.Table) -> PlanExpression? {
      amount(table).map {
        .aggregate(AggregateCall(.sum, of: .column(.init(table: table.name, column: $0)), table: table.name))
      }
    }

    /// The total of the rows that refer to some row of another table, without a join; `nil` where the tables are not
    /// related, or in several ways, or by a reference that few rows have, which joins go round: the buyer of a ticket
    /// is the buyer of its order, and not the one it is a gift for.
    func total(_ fact: SemanticModel.Table, referringTo other: SemanticModel.Table) -> Double? {
      let references = model.relationships.filter { $0.from == fact.name && $0.to == other.name }
      guard references.count == 1, references[0].fromColumns.count == 1, let amount = amount(fact) else {
        return nil
      }
      let reference = fact.column(named: references[0].fromColumns[0])
      let isRare = (reference?.nullCount ?? 0) * 2 > fact.rowCount
      if isRare, leads(from: fact.name, to: other.name, without: references[0]) { return nil }
      let sql = """
        SELECT sum("\(amount)") FROM "\(fact.name)" WHERE "\(references[0].fromColumns[0])" IN
        (SELECT "\(references[0].toColumns[0])" FROM "\(other.name)")
        """
      return analyst.run(sql: sql).answer.table?.rows.first?.first?.number
    }

    /// Whether references other than one lead from a table to another.
    private func leads(
      from start: String, to end: String, without left: SemanticModel.Relationship
    ) -> Bool {
      var seen: Set<String> = [start]
      var open = [start]
      while let table = open.popLast() {
        for relationship in model.relationships where relationship.from == table && relationship != left {
          if relationship.to == end { return true }
          if seen.insert(relationship.to).inserted { open.append(relationship.to) }
        }
      }
      return false
    }

    func dimension(_ table: SemanticModel.Table) -> ColumnReference? {
      let column = table.columns.first {
        $0.role == .dimension && $0.type == .text && $0.distinctCount > 1 && $0.distinctCount < 500
      }
      return column.map { ColumnReference(table: table.name, column: $0.name) }
    }

    /// The rows of a plan; `nil` where the tables are not related, or related in several ways.
    func rows(_ plan: QueryPlan) throws -> [[Value]]? {
      guard let compiled = try? analyst.workspace.compiler.compile(plan) else { return nil }
      return try analyst.workspace.store.run(
        compiled.query, limits: ExecutionLimits(), cancellation: CancellationFlag()
      ).rows
    }

    func number(_ plan: QueryPlan) throws -> Double? { try rows(plan)?.first?.first?.number }
  }

  private static func isClose(_ left: Double, _ right: Double) -> Bool {
    abs(left - right) <= 1e-6 * max(1, abs(left), abs(right))
  }

  @Test("groups of any table add up to the unjoined total, alone and beside another fact", arguments: sources)
  func groups(source: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "querent-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let pairs = Pairs(analyst: try Self.open(source, folder))
    var compared = 0
    for fact in pairs.model.tables {
      guard let sum = pairs.sum(fact) else { continue }
      for other in pairs.model.tables where other.name != fact.name {
        guard let key = pairs.dimension(other), let total = pairs.total(fact, referringTo: other) else {
          continue
        }
        let plan = QueryPlan(outputs: [.init(.column(key)), .init(sum)], groups: [.column(key)])
        guard let rows = try pairs.rows(plan) else { continue }
        compared += 1
        #expect(Self.isClose(rows.reduce(0) { $0 + ($1[1].number ?? 0) }, total), "\(plan.text)")
        // a second fact of the same keys: a chasm, where a join would multiply both
        for second in pairs.model.tables where second.name != fact.name && second.name != other.name {
          guard let beside = pairs.sum(second), let alone = pairs.total(second, referringTo: other) else {
            continue
          }
          let both = QueryPlan(
            outputs: [.init(.column(key)), .init(sum), .init(beside)], groups: [.column(key)])
          guard let rows = try pairs.rows(both) else { continue }
          #expect(Self.isClose(rows.reduce(0) { $0 + ($1[1].number ?? 0) }, total), "\(both.text)")
          #expect(Self.isClose(rows.reduce(0) { $0 + ($1[2].number ?? 0) }, alone), "\(both.text)")
        }
      }
    }
    #expect(compared > 0)
  }

  @Test("a condition on the many side picks rows and never repeats them", arguments: sources)
  func conditions(source: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "querent-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let pairs = Pairs(analyst: try Self.open(source, folder))
    for relationship in pairs.model.relationships
    where relationship.from != relationship.to && relationship.fromColumns.count == 1 {
      guard let one = pairs.model.table(named: relationship.to),
        let many = pairs.model.table(named: relationship.from),
        let key = pairs.dimension(many), let value = pairs.model.column(key)?.samples.first,
        let column = one.columns.first(where: { $0.role == .measure && $0.additivity == .additive }),
        let sum = pairs.sum(one)
      else { continue }
      // of several references from one table to another the plan names the one that is meant
      let isOnly =
        pairs.model.relationships.count { $0.from == many.name && $0.to == one.name } == 1
      let filtered = ColumnReference(
        table: key.table, column: key.column, role: isOnly ? nil : relationship.role)
      let plan = QueryPlan(
        outputs: [.init(sum)], filter: .comparison(.column(filtered), .equal, .literal(value)))
      guard let actual = try pairs.number(plan) else { continue }
      let sql = """
        SELECT sum("\(column.name)") FROM "\(one.name)" WHERE "\(relationship.toColumns[0])" IN
        (SELECT "\(relationship.fromColumns[0])" FROM "\(many.name)" WHERE "\(key.column)" = '\(value)' COLLATE NOCASE)
        """
      let expected = pairs.analyst.run(sql: sql).answer.table?.rows.first?.first?.number
      #expect(Self.isClose(actual, expected ?? .nan), "\(plan.text)\n\(sql)")
    }
  }
}
