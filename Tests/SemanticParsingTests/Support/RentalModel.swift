import QuerentCore
import SemanticLayer
import SemanticParsing

/// A hand-made bicycle rental: rides that begin and end, payments in several states, bikes with yes/no columns.
enum RentalModel {
  static let model: SemanticModel = {
    let riders = SemanticModel.Table(
      name: "riders", label: "riders", grain: "one rider", primaryKey: ["rider_id"],
      entity: .init(name: "rider"), displayColumn: "rider_name", defaultTimeDimension: "joined_on",
      columns: [
        column("rider_id", .integer, .identifier, distinct: 300, isUnique: true),
        column("rider_name", .text, .dimension, distinct: 300, isUnique: true),
        column("email_verified", .integer, .dimension, distinct: 2, samples: [0, 1]),
        column("sex", .text, .dimension, distinct: 2, samples: ["F", "M"]),
        column("joined_on", .date, .time),
      ], rowCount: 300)
    let bikes = SemanticModel.Table(
      name: "bikes", label: "bikes", grain: "one bike", primaryKey: ["bike_id"],
      entity: .init(name: "bike"), displayColumn: "plate",
      columns: [
        column("bike_id", .integer, .identifier, distinct: 80, isUnique: true),
        column("plate", .text, .dimension, distinct: 80, isUnique: true),
        column("make", .text, .dimension, distinct: 4),
        column("repair_num", .integer, .measure, distinct: 9),
        column("is_electric", .integer, .dimension, distinct: 2, samples: [0, 1]),
        column("is_new", .integer, .dimension, distinct: 2, samples: [0, 1]),
      ], rowCount: 80)
    let rides = SemanticModel.Table(
      name: "rides", label: "rides", grain: "one ride", primaryKey: ["ride_id"], entity: .init(name: "ride"),
      defaultTimeDimension: "started_at",
      columns: [
        column("ride_id", .integer, .identifier, distinct: 4000, isUnique: true),
        column("rider_id", .integer, .identifier, distinct: 290),
        column("bike_id", .integer, .identifier, distinct: 80),
        column("started_at", .datetime, .time, role: .start),
        column("ended_at", .datetime, .time, role: .end, missing: 3),
        column("distance_km", .real, .measure, distinct: 500),
      ], rowCount: 4000)
    let payments = SemanticModel.Table(
      name: "payments", label: "payments", grain: "one payment", primaryKey: ["payment_id"],
      entity: .init(name: "payment"), defaultTimeDimension: "made_on",
      columns: [
        column("payment_id", .integer, .identifier, distinct: 900, isUnique: true),
        column("rider_id", .integer, .identifier, distinct: 250),
        column("made_on", .date, .time),
        column("amount", .real, .measure, distinct: 300),
        column("method", .text, .dimension, distinct: 3, samples: ["card", "cash", "voucher"]),
        column("status", .text, .dimension, distinct: 3, samples: ["success", "failed", "refunded"]),
      ], rowCount: 900)
    return SemanticModel(
      tables: [riders, bikes, rides, payments],
      relationships: [
        .init(from: "rides", fromColumns: ["rider_id"], to: "riders", toColumns: ["rider_id"]),
        .init(from: "rides", fromColumns: ["bike_id"], to: "bikes", toColumns: ["bike_id"]),
        .init(from: "payments", fromColumns: ["rider_id"], to: "riders", toColumns: ["rider_id"]),
      ])
  }()

  static let members = MemberIndex(columns: [
    members("bikes", "make", ["Kestrel", "Oakline", "Volta", "Zephyr"]),
    members("payments", "method", ["card", "cash", "voucher"]),
    members("payments", "status", ["success", "failed", "refunded"]),
    members("riders", "rider_name", ["Ama Boateng", "Lars Holm"]),
  ])

  static let reader = QuestionReader(model: model, members: members)

  private static func members(_ table: String, _ column: String, _ values: [String]) -> MemberIndex.Column {
    MemberIndex.Column(column: ColumnReference(table: table, column: column), values: values)
  }

  private static func column(
    _ name: String, _ type: Catalogue.Column.ValueType, _ kind: SemanticModel.Column.Role,
    role: SemanticModel.Column.TimeRole? = nil, distinct: Int = 0, isUnique: Bool = false, missing: Int = 0,
    samples: [Value] = []
  ) -> SemanticModel.Column {
    var made = SemanticModel.Column(
      name: name, label: String(name.map { $0 == "_" ? " " : $0 }), type: type, role: kind,
      dateStyle: type == .date || type == .datetime ? .iso : nil, timeRole: role,
      defaultAggregate: kind == .measure ? .sum : nil)
    made.distinctCount = distinct
    made.isUnique = isUnique
    made.nullCount = missing
    made.samples = samples
    return made
  }
}
