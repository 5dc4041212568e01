import QuerentCore
import SemanticLayer
import SemanticParsing

/// Ferries, their operators, ports and crossings: a schema of entities with columns of their own, short key names and
/// a reference called like what it refers to. Hand-made, like ``TradeModel``.
enum FerryModel {
  static let model: SemanticModel = {
    let operators = SemanticModel.Table(
      name: "operators", label: "operators", grain: "one operator", primaryKey: ["operator_id"],
      entity: .init(name: "operator"), displayColumn: "operator_name",
      columns: [
        column("operator_id", .integer, .identifier, distinct: 12, isUnique: true),
        column("operator_name", .text, .dimension, distinct: 12, isUnique: true),
        column("headquarters", .text, .dimension, distinct: 7),
        column("turnover", .real, .measure, aggregate: .sum, unit: "EUR", distinct: 12),
      ], rowCount: 12)
    let ferries = SemanticModel.Table(
      name: "ferries", label: "ferries", grain: "one ferry", primaryKey: ["fer_id"],
      entity: .init(name: "ferry"), displayColumn: "fer_name",
      columns: [
        column("fer_id", .integer, .identifier, distinct: 60, isUnique: true),
        column("fer_name", .text, .dimension, distinct: 60, isUnique: true),
        column("fer_number", .text, .dimension, distinct: 60, isUnique: true),
        column("builder", .text, .dimension, distinct: 8),
        column("launch_year", .integer, .time, distinct: 25, minimum: 1975, maximum: 2015, style: .year),
        column("capacity", .integer, .measure, aggregate: .average, distinct: 40),
        column("crew", .integer, .measure, aggregate: .average, distinct: 21),
        column("operator", .integer, .identifier, distinct: 12),
      ], rowCount: 60)
    let ports = SemanticModel.Table(
      name: "ports", label: "ports", grain: "one port", primaryKey: ["port_id"],
      entity: .init(name: "port"), displayColumn: "port_name",
      columns: [
        column("port_id", .integer, .identifier, distinct: 40, isUnique: true),
        column("port_name", .text, .dimension, distinct: 40, isUnique: true),
        column("country", .text, .dimension, distinct: 9),
        column("depth", .real, .measure, aggregate: .average, distinct: 31),
      ], rowCount: 40)
    let crossings = SemanticModel.Table(
      name: "crossings", label: "crossings", grain: "one crossing", primaryKey: ["crossing_id"],
      entity: .init(name: "crossing"), defaultTimeDimension: "crossing_date",
      columns: [
        column("crossing_id", .integer, .identifier, distinct: 4000, isUnique: true),
        column("ferry_id", .integer, .identifier, distinct: 60),
        column("port_id", .integer, .identifier, distinct: 40),
        column("crossing_date", .date, .time, minimum: "2012-01-01", maximum: "2016-12-31"),
        column("passengers", .integer, .measure, aggregate: .sum, distinct: 900),
      ], rowCount: 4000)
    return SemanticModel(
      tables: [operators, ferries, ports, crossings],
      relationships: [
        .init(from: "ferries", fromColumns: ["operator"], to: "operators", toColumns: ["operator_id"]),
        .init(from: "crossings", fromColumns: ["ferry_id"], to: "ferries", toColumns: ["fer_id"]),
        .init(from: "crossings", fromColumns: ["port_id"], to: "ports", toColumns: ["port_id"]),
      ],
      measures: [
        .init(name: "turnover", label: "turnover", expression: sum("turnover", of: "operators"), unit: "EUR"),
        .init(name: "passengers", label: "passengers", expression: sum("passengers", of: "crossings")),
      ],
      defaultMeasure: "passengers")
  }()

  static let members = MemberIndex(columns: [
    members("operators", "operator_name", ["Nordlinie", "Fjordbaten", "Blue Wake"]),
    members("operators", "headquarters", ["Kiel", "Bergen", "Turku"]),
    members("ferries", "fer_name", ["Aurora", "Solveig", "Storm Petrel"]),
    members("ferries", "builder", ["Meyer", "Rauma", "Flensburger"]),
    members("ports", "port_name", ["Hirtshals", "Larvik", "Travemuende"]),
    members("ports", "country", ["Denmark", "Norway", "Finland"]),
  ])

  static let reader = QuestionReader(model: model, members: members)

  private static func members(_ table: String, _ column: String, _ values: [String]) -> MemberIndex.Column {
    MemberIndex.Column(column: ColumnReference(table: table, column: column), values: values)
  }

  private static func sum(_ column: String, of table: String) -> PlanExpression {
    .aggregate(
      AggregateCall(.sum, of: .column(ColumnReference(table: table, column: column)), table: table))
  }

  private static func column(
    _ name: String, _ type: Catalogue.Column.ValueType, _ role: SemanticModel.Column.Role,
    aggregate: Aggregate? = nil, unit: String? = nil, distinct: Int = 0, isUnique: Bool = false,
    minimum: Value = .null, maximum: Value = .null, style: Catalogue.Column.DateStyle? = nil
  ) -> SemanticModel.Column {
    var made = SemanticModel.Column(
      name: name, label: String(name.map { $0 == "_" ? " " : $0 }), type: type, role: role,
      dateStyle: style ?? (type == .date ? .iso : nil), defaultAggregate: aggregate, unit: unit)
    made.distinctCount = distinct
    made.isUnique = isUnique
    made.minimum = minimum
    made.maximum = maximum
    return made
  }
}
