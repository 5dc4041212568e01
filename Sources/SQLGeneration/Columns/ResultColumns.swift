import QuerentCore
import SemanticLayer

/// The columns a plan's result has: names in SQL, labels for people.
struct ResultColumns {
  /// A column of a result.
  struct Named {
    var column: ResultTable.Column

    /// - Parameter taken: the names in use, in lower case.
    init(
      _ expression: PlanExpression, label given: String? = nil, labels: ExpressionLabels,
      avoiding taken: inout Set<String>
    ) {
      let label = given ?? labels.label(of: expression)
      var name = ResultColumns.name(from: label)
      if given == nil, case .column(let reference) = expression {
        name = labels.index.column(reference)?.name ?? reference.column
      }
      column = ResultTable.Column(
        name: ResultColumns.free(name, &taken), label: label, kind: labels.kind(of: expression),
        unit: labels.unit(of: expression))
    }

    /// A column whose name another table has too goes by the name of its table or role.
    fileprivate init(
      ofRepeated reference: ColumnReference, labels: ExpressionLabels, avoiding taken: inout Set<String>
    ) {
      let expression = PlanExpression.column(reference)
      let table = labels.index.tableNumber(named: reference.table).map { labels.index.table($0).label }
      let owner = reference.role.map { $0.replacing("_", with: " ") } ?? table ?? reference.table
      let name = ResultColumns.name(from: reference.role ?? reference.table) + "_" + reference.column
      column = ResultTable.Column(
        name: ResultColumns.free(name, &taken), label: "\(owner) \(labels.label(of: expression))",
        kind: labels.kind(of: expression), unit: labels.unit(of: expression))
    }

    /// The column in a statement, with an alias unless it has its name already.
    func item(_ expression: SQLExpression) -> SelectStatement.Item {
      if case .column(_, column.name) = expression {
        return SelectStatement.Item(expression: expression, alias: nil)
      }
      return SelectStatement.Item(expression: expression, alias: column.name)
    }
  }

  private static func free(_ stem: String, _ taken: inout Set<String>) -> String {
    var name = stem
    var number = 2
    while taken.contains(name.lowercased()) {
      name = "\(stem)_\(number)"
      number += 1
    }
    taken.insert(name.lowercased())
    return name
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
    columns = plan.outputs.map { output in
      var named: Named
      if case .column(let reference) = output.expression, output.label == nil,
        repeated[reference.column.lowercased(), default: 0] > 1
      {
        named = Named(ofRepeated: reference, labels: labels, avoiding: &taken)
      } else {
        named = Named(output.expression, label: output.label, labels: labels, avoiding: &taken)
      }
      named.column.isKey = Self.isKey(output.expression, in: plan, index: index)
      return named
    }
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
