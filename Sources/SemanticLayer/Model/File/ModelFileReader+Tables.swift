import QuerentCore
import Yams

extension ModelFileReader {
  mutating func readTable(_ fields: [String: Node], _ name: String, into tables: inout [SemanticModel.Table])
  {
    let known = tables.firstIndex { $0.name.lowercased() == name.lowercased() }
    var table =
      known.map { tables[$0] } ?? SemanticModel.Table(name: name, label: ModelDefaults.label(for: name))
    if let node = fields["label"] { table.label = string(node, "label") ?? table.label }
    if let node = fields["synonyms"] { table.synonyms = strings(node, "synonyms") }
    if let node = fields["grain"] { table.grain = string(node, "grain") ?? table.grain }
    if let node = fields["primary_key"] { table.primaryKey = strings(node, "primary_key") }
    if let node = fields["entity"], let entity = string(node, "entity") {
      table.entity = SemanticModel.Entity(name: entity, countedBy: table.entity?.countedBy)
    }
    if let node = fields["counted_by"], let column = string(node, "counted_by") {
      table.entity = SemanticModel.Entity(name: table.entity?.name ?? table.label, countedBy: column)
    }
    if let node = fields["display"] { table.displayColumn = string(node, "display") }
    if let node = fields["default_time"] { table.defaultTimeDimension = string(node, "default_time") }
    var placed: Set<String> = []
    for (key, role) in ModelKeys.columnLists {
      readList(fields[key], key, kind: "column", owner: name + ".") { reader, fields, column, node in
        if !placed.insert(column.lowercased()).inserted {
          reader.report(
            "duplicate-name", "column \"\(column)\" stands in two lists", at: fields["name"] ?? node)
        }
        reader.readColumn(fields, column, role: role, into: &table.columns)
      }
    }
    if let known { tables[known] = table } else { tables.append(table) }
  }

  private mutating func readColumn(
    _ fields: [String: Node], _ name: String, role: SemanticModel.Column.Role,
    into columns: inout [SemanticModel.Column]
  ) {
    let known = columns.firstIndex { $0.name.lowercased() == name.lowercased() }
    var column =
      known.map { columns[$0] }
      ?? SemanticModel.Column(
        name: name, label: ModelDefaults.label(for: name), type: role == .measure ? .real : .text, role: role)
    column.role = role
    if let node = fields["label"] { column.label = string(node, "label") ?? column.label }
    if let node = fields["synonyms"] { column.synonyms = strings(node, "synonyms") }
    if let node = fields["type"] { set(&column.type, node, "type", Self.types) }
    if let node = fields["date_style"] { setOptional(&column.dateStyle, node, "date_style", Self.dateStyles) }
    if let node = fields["time_role"] { setOptional(&column.timeRole, node, "time_role", Self.timeRoles) }
    if let node = fields["aggregate"] {
      setOptional(&column.defaultAggregate, node, "aggregate", Self.aggregates)
    }
    if let node = fields["additivity"] { set(&column.additivity, node, "additivity", Self.additivities) }
    if let node = fields["unit"] { column.unit = string(node, "unit") }
    if role == .measure, column.defaultAggregate == nil, fields["aggregate"] == nil {
      column.defaultAggregate = .sum
    }
    if role != .measure { column.defaultAggregate = nil }
    if let known { columns[known] = column } else { columns.append(column) }
  }

  mutating func readMeasure(
    _ fields: [String: Node], _ name: String, at node: Node, into measures: inout [SemanticModel.Measure]
  ) {
    let known = measures.firstIndex { $0.name == name }
    var expression = known.map { measures[$0].expression }
    if let node = fields["expr"], let text = string(node, "expr") {
      do {
        expression = try PlanExpression(parsing: text)
      } catch {
        report(
          "invalid-expression", "\"\(text)\" cannot be read: \(error.summary)", at: node,
          suggestions: error.suggestions)
        return
      }
    }
    guard let expression else {
      report("missing-key", "measure \"\(name)\" needs an expr, such as sum(orders.sales)", at: node)
      return
    }
    var measure =
      known.map { measures[$0] }
      ?? SemanticModel.Measure(name: name, label: ModelDefaults.label(for: name), expression: expression)
    measure.expression = expression
    if let node = fields["label"] { measure.label = string(node, "label") ?? measure.label }
    if let node = fields["synonyms"] { measure.synonyms = strings(node, "synonyms") }
    if let node = fields["additivity"] { set(&measure.additivity, node, "additivity", Self.additivities) }
    if let node = fields["unit"] { measure.unit = string(node, "unit") }
    if let node = fields["polarity"] { set(&measure.polarity, node, "polarity", Self.polarities) }
    if let node = fields["note"] { measure.note = string(node, "note") ?? "" }
    if let known { measures[known] = measure } else { measures.append(measure) }
  }

  private static let types = named([
    Catalogue.Column.ValueType.integer, .real, .text, .date, .datetime, .boolean, .blob, .empty,
  ])
  private static let dateStyles = named([
    Catalogue.Column.DateStyle.iso, .epochSeconds, .epochMilliseconds, .monthDayYear, .dayMonthYear, .compact,
    .yearMonth, .year,
  ])
  private static let timeRoles = named([
    SemanticModel.Column.TimeRole.event, .created, .due, .closed, .start, .end, .birth, .snapshot,
  ])
  private static let aggregates = named(Aggregate.allCases)
  private static let additivities = named([SemanticModel.Additivity.additive, .semiAdditive, .nonAdditive])
  private static let polarities = named([SemanticModel.Polarity.higherIsBetter, .lowerIsBetter, .neutral])

  private static func named<Choice: RawRepresentable<String>>(_ choices: [Choice]) -> [String: Choice] {
    Dictionary(uniqueKeysWithValues: choices.map { ($0.rawValue, $0) })
  }
}
