import QuerentCore
import SemanticLayer

/// The columns a plan's result has: names in SQL, labels for people.
struct ResultColumns {
  /// A column and the alias it needs in SQL; none when it is a column of a table and keeps its name.
  struct Named {
    var column: ResultTable.Column
    var alias: String?
  }

  let columns: [Named]

  init(of plan: QueryPlan, index: ModelIndex) {
    let labels = ExpressionLabels(index: index)
    var repeated: [String: Int] = [:]
    for output in plan.outputs {
      if case .column(let reference) = output.expression {
        repeated[reference.column.lowercased(), default: 0] += 1
      }
    }
    var taken: Set<String> = []
    var columns: [Named] = []
    for output in plan.outputs {
      let expression = output.expression
      var label = output.label ?? labels.label(of: expression)
      var name: String
      var alias: String?
      if case .column(let reference) = expression, output.label == nil {
        name = index.column(reference)?.name ?? reference.column
        if repeated[reference.column.lowercased(), default: 0] > 1 {
          let qualifier = reference.role ?? reference.table
          name = "\(Self.name(from: qualifier))_\(name)"
          let table = index.tableNumber(named: reference.table).map { index.table($0).label }
          label =
            "\(reference.role.map { $0.replacing("_", with: " ") } ?? table ?? reference.table) \(label)"
          alias = name
        }
      } else {
        name = Self.name(from: label)
        alias = name
      }
      let stem = name
      var number = 2
      while taken.contains(name.lowercased()) {
        name = "\(stem)_\(number)"
        alias = name
        number += 1
      }
      taken.insert(name.lowercased())
      let column = ResultTable.Column(
        name: name, label: label, kind: labels.kind(of: expression), unit: labels.unit(of: expression),
        isKey: Self.isKey(expression, in: plan, index: index))
      columns.append(Named(column: column, alias: alias))
    }
    self.columns = columns
  }

  private static func isKey(_ expression: PlanExpression, in plan: QueryPlan, index: ModelIndex) -> Bool {
    if plan.groups.contains(expression) { return true }
    switch expression {
    case .column(let reference): return plan.isAggregated || index.column(reference)?.role != .measure
    case .bucket, .part: return true
    default: return false
    }
  }

  /// A label as a plain identifier: `average price` becomes `average_price`.
  static func name(from label: String) -> String {
    var name = ""
    for character in label.lowercased().unicodeScalars {
      let isPlain = ("a"..."z").contains(character) || ("0"..."9").contains(character)
      if isPlain {
        name.unicodeScalars.append(character)
      } else if !name.isEmpty, !name.hasSuffix("_") {
        name += "_"
      }
    }
    while name.hasSuffix("_") { name.removeLast() }
    if name.isEmpty { return "value" }
    return ("0"..."9").contains(name.unicodeScalars[name.startIndex]) ? "_" + name : name
  }
}
