import QuerentCore
import SemanticLayer
import SemanticParsing

/// Inns whose addresses lie in a table of their own, one for each inn, and the valleys their villages lie in.
enum InnModel {
  static let model: SemanticModel = {
    let inns = SemanticModel.Table(
      name: "inns", label: "inns", primaryKey: ["inn_id"], entity: .init(name: "inn"), displayColumn: "name",
      columns: [
        column("inn_id", .integer, .identifier, distinct: 40, isUnique: true),
        column("name", .text, .dimension, distinct: 38),
        column("kitchen", .text, .dimension, distinct: 6),
        column("village_name", .text, .dimension, distinct: 9),
        column("rating", .real, .measure, distinct: 12, maximum: 4.8),
      ], rowCount: 40)
    let sites = SemanticModel.Table(
      name: "location", label: "locations", primaryKey: ["inn_id"], displayColumn: "street_name",
      columns: [
        column("inn_id", .integer, .identifier, distinct: 40, isUnique: true),
        column("house_number", .integer, .identifier, distinct: 35),
        column("street_name", .text, .dimension, distinct: 20),
        column("town_name", .text, .dimension, distinct: 9),
      ], rowCount: 40)
    return SemanticModel(
      tables: [inns, sites],
      relationships: [
        .init(
          from: "location", fromColumns: ["inn_id"], to: "inns", toColumns: ["inn_id"], cardinality: .oneToOne
        )
      ])
  }()

  static let members = MemberIndex(columns: [
    .init(column: .init(table: "inns", column: "name"), values: ["The Bear", "Alpine Kitchen", "Lindenhof"]),
    .init(column: .init(table: "inns", column: "kitchen"), values: ["alpine", "french", "vegan"]),
    .init(column: .init(table: "inns", column: "village_name"), values: ["Wengen", "Lauenen"]),
    .init(column: .init(table: "location", column: "town_name"), values: ["Wengen", "Lauenen"]),
    .init(column: .init(table: "location", column: "street_name"), values: ["Mill Lane", "Church Road"]),
  ])

  static let reader = QuestionReader(model: model, members: members)

  private static func column(
    _ name: String, _ type: Catalogue.Column.ValueType, _ role: SemanticModel.Column.Role, distinct: Int,
    maximum: Value = .null, isUnique: Bool = false
  ) -> SemanticModel.Column {
    var made = SemanticModel.Column(
      name: name, label: name.split(separator: "_").joined(separator: " "), type: type, role: role,
      defaultAggregate: role == .measure ? .average : nil,
      additivity: role == .measure ? .nonAdditive : .additive)
    made.distinctCount = distinct
    made.maximum = maximum
    made.isUnique = isUnique
    return made
  }
}
