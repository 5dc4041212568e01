import QuerentCore
import SemanticLayer
import SemanticParsing
import Testing

/// Three hundred tables that all have a name, a status and a region with the same members: only the words of the
/// question tell which one is meant.
@Suite("Questions over hundreds of tables that look alike")
struct WideModelTests {
  @Test(
    "a member stands in the table that is named",
    arguments: [
      ("how many harbour permits are there in the North?", "harbour_permits", "region"),
      ("tunnel claims in the South", "tunnel_claims", "region"),
      ("how many airport visits are pending?", "airport_visits", "status"),
      ("total amount of bridge repairs in the North", "bridge_repairs", "region"),
    ])
  func members(question: String, table: String, column: String) throws {
    guard case .interpretations(let readings) = Self.reader.read(Question(question)) else {
      Issue.record("not read: \(question)")
      return
    }
    let plan = try #require(readings.first?.plan)
    let filter = try #require(plan.filter)
    #expect(filter.columnReferences == [ColumnReference(table: table, column: column)], "\(plan.text)")
  }

  @Test("a member of a table next to the one that is named is found among hundreds")
  func neighbours() throws {
    guard
      case .interpretations(let readings) = Self.reader.read(Question("crane shifts of yards in the West"))
    else {
      Issue.record("not read")
      return
    }
    let plan = try #require(readings.first?.plan)
    #expect(
      plan.filter?.columnReferences == [ColumnReference(table: "yards", column: "region")], "\(plan.text)")
  }

  private static let places = [
    "harbour", "tunnel", "airport", "bridge", "canal", "depot", "forest", "garden", "island", "library",
    "market", "museum", "quarry", "railway", "station", "theatre", "tower", "valley", "village", "warehouse",
  ]
  private static let things = [
    "permits", "claims", "visits", "repairs", "audits", "leases", "meters", "guards", "tickets", "projects",
    "parcels", "notices", "surveys", "rosters", "drills",
  ]

  private static let reader = QuestionReader(model: model, members: members)

  private static let model: SemanticModel = {
    var tables = places.flatMap { place in things.map { table("\(place)_\($0)") } }
    tables.append(table("yards"))
    var shifts = table("crane_shifts")
    shifts.columns = shifts.columns.filter { !["status", "region"].contains($0.name) }
    shifts.columns.append(column("yard_id", .integer, .identifier))
    tables.append(shifts)
    return SemanticModel(
      tables: tables,
      relationships: [
        .init(from: "crane_shifts", fromColumns: ["yard_id"], to: "yards", toColumns: ["yard_id"])
      ])
  }()

  private static let members = MemberIndex(
    columns: model.tables.flatMap { table in
      [("status", ["pending", "granted", "refused"]), ("region", ["North", "South", "West"])]
        .filter { table.column(named: $0.0) != nil }
        .map {
          MemberIndex.Column(column: ColumnReference(table: table.name, column: $0.0), values: $0.1)
        }
    })

  private static func table(_ name: String) -> SemanticModel.Table {
    let label = name.split(separator: "_").joined(separator: " ")
    let singular = String(label.dropLast())
    let key = singular.split(separator: " ").joined(separator: "_") + "_id"
    return SemanticModel.Table(
      name: name, label: label, primaryKey: [key], entity: .init(name: singular), displayColumn: "name",
      columns: [
        column(key, .integer, .identifier), column("name", .text, .dimension),
        column("status", .text, .dimension), column("region", .text, .dimension),
        column("amount", .real, .measure),
      ], rowCount: 50)
  }

  private static func column(
    _ name: String, _ type: Catalogue.Column.ValueType, _ role: SemanticModel.Column.Role
  ) -> SemanticModel.Column {
    var made = SemanticModel.Column(
      name: name, label: name.split(separator: "_").joined(separator: " "), type: type, role: role,
      defaultAggregate: role == .measure ? .sum : nil)
    made.distinctCount = type == .text ? 3 : 50
    made.isUnique = role == .identifier
    return made
  }
}
