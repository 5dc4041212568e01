import Agent
import QuerentCore
import SemanticLayer

/// The columns of one table as rows: what they mean, and what their values are like.
struct ColumnOverview {
  var workspace: Workspace
  var table: Catalogue.Table

  /// What each column is used as, and its range.
  var meaning: ResultTable {
    let model = workspace.model.table(named: table.name)
    return ResultTable(
      columns: [
        .init(name: "column", kind: .text, isKey: true), .init(name: "type", kind: .text),
        .init(name: "used_as", kind: .text),
        .init(name: "from", kind: .text), .init(name: "to", kind: .text),
      ],
      rows: table.columns.map { column in
        let meaning = model?.column(named: column.name)
        return [
          .text(column.name), .text(column.type.rawValue),
          meaning.map { .text(part($0, in: model)) } ?? .null,
          text(column.minimum), text(column.maximum),
        ]
      })
  }

  /// Whether a column holds numbers that have a size, which ids and keys have not.
  static func isFigure(_ column: Catalogue.Column) -> Bool {
    (column.type == .integer || column.type == .real) && column.distinctCount > 8 && !column.isUnique
  }

  /// `27 rows lie far from the rest: below -10 or above 310 (half of them lie between 110 and 190).`
  static func words(_ outliers: Outliers) -> String {
    func number(_ value: Double) -> String { FigureFormat.number(value, decimals: 2) }
    let middle =
      "half of all lie between \(number(outliers.quartiles.lowerBound)) and \(number(outliers.quartiles.upperBound))"
    let count = outliers.below + outliers.above
    guard count > 0 else { return "No row lies far from the rest: \(middle)." }
    var sides: [String] = []
    if outliers.below > 0 { sides.append("below \(number(outliers.fences.lowerBound))") }
    if outliers.above > 0 { sides.append("above \(number(outliers.fences.upperBound))") }
    let rows = count == 1 ? "1 row lies" : "\(FigureFormat.number(Double(count))) rows lie"
    return "\(rows) far from the rest, \(sides.joined(separator: " or ")); \(middle)."
  }

  /// Nulls, distinct values, the most frequent value of each column, and how many values of figures lie far from the rest.
  func profile(outliers: [String: Int]) -> ResultTable {
    let far: [ResultTable.Column] = outliers.isEmpty ? [] : [.init(name: "far_out", kind: .integer)]
    return ResultTable(
      columns: [
        .init(name: "column", kind: .text, isKey: true), .init(name: "type", kind: .text),
        .init(name: "nulls", kind: .integer), .init(name: "distinct", kind: .integer),
        .init(name: "from", kind: .text), .init(name: "to", kind: .text),
        .init(name: "most_frequent", kind: .text),
      ] + far,
      rows: table.columns.map { column in
        [
          .text(column.name), .text(column.type.rawValue), .integer(Int64(column.nullCount)),
          .integer(Int64(column.distinctCount)), text(column.minimum), text(column.maximum),
          column.topValues.first.map { text($0.value) } ?? .null,
        ] + far.map { _ in outliers[column.name].map { .integer(Int64($0)) } ?? .null }
      })
  }

  /// The most frequent values of one column and how many rows have them.
  func frequentValues(of column: Catalogue.Column) -> ResultTable {
    ResultTable(
      columns: [
        .init(name: "value", kind: .text, isKey: true), .init(name: "rows", kind: .integer),
        .init(name: "share", kind: .real, unit: "%"),
      ],
      rows: column.topValues.map {
        [
          text($0.value), .integer(Int64($0.count)),
          .real(table.rowCount == 0 ? 0 : Double($0.count) / Double(table.rowCount)),
        ]
      })
  }

  /// One column in a sentence.
  func facts(of column: Catalogue.Column) -> String {
    func number(_ count: Int) -> String { FigureFormat.number(Double(count)) }
    var facts = ["\(table.name).\(column.name) is \(column.type.rawValue)"]
    facts.append("\(number(column.distinctCount)) distinct values in \(number(table.rowCount)) rows")
    facts.append(column.nullCount == 0 ? "no gaps" : "\(number(column.nullCount)) rows without a value")
    if column.minimum != .null { facts.append("from \(column.minimum) to \(column.maximum)") }
    return facts.joined(separator: ", ") + "."
  }

  private func part(_ column: SemanticModel.Column, in table: SemanticModel.Table?) -> String {
    switch column.role {
    case .identifier: "id"
    case .dimension: "group, filter"
    case .time: table?.defaultTimeDimension == column.name ? "main date" : "date"
    case .measure:
      (["figure", column.defaultAggregate?.words, column.unit] as [String?]).compactMap { $0 }.joined(
        separator: ", ")
    case .text: "free text"
    }
  }

  private func text(_ value: Value) -> Value { value == .null ? .null : .text("\(value)") }
}

extension Aggregate {
  fileprivate var words: String { "\(self)".split(separator: "(").first.map(String.init) ?? "" }
}
