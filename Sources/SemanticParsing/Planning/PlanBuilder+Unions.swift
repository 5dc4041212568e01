import QuerentCore
import SemanticLayer

/// One list out of two tables.
extension PlanBuilder {
  /// "names of all customers and suppliers": what is shown of the one kind, and the like of the other, where nothing joins
  /// them directly, so that they are no pairs.
  mutating func uniteLists() {
    guard plan.combination == nil, !plan.isAggregated, plan.limit == nil, plan.period?.range == nil,
      sketch.orders.isEmpty,
      sketch.groups.isEmpty, plan.tables.isEmpty, let tables = listedTables, plan.outputs.count <= 2
    else { return }
    let (first, second) = tables
    guard let shown = plan.outputs.map(\.expression).compactMap({ listed($0, of: first) }).first,
      let other = like(shown, in: second),
      plan.outputs.allSatisfy({ output in
        [shown, other].map { PlanExpression.column($0) }.contains(output.expression)
          || display(of: second).contains(output.expression)
      })
    else { return }
    var moved: [[PlanCondition]] = []
    for group in rowConditions {
      var tests: [PlanCondition] = []
      for test in group {
        guard let copy = Self.moved(test, from: first, to: second, in: model) else { return }
        tests.append(copy)
      }
      moved.append(tests)
    }
    plan.outputs = [QueryPlan.Output(.column(shown))]
    plan.isDistinct = false
    let rest = QueryPlan(
      outputs: [.init(.column(other))], filter: Self.conjunction(moved.map { Self.disjunction($0) }))
    plan.combination = QueryPlan.Combination(.union, rest)
    let labels = [first, second].map { model.table(named: $0)?.label ?? $0 }
    defaults.append("one list of \(labels[0]) and \(labels[1]), each value once")
  }

  /// The two tables that are named side by side and do not refer to each other.
  private var listedTables: (String, String)? {
    let named = sketch.phrases.indices.compactMap { index -> (item: Int, name: String)? in
      table(index).map { (sketch.phrases[index].item, $0) }
    }
    guard named.count == 2, named[0].name != named[1].name, named[0].item < named[1].item,
      named[1].item - named[0].item <= 4, sketch.listsSideBySide,
      (graph.distance(named[0].name, named[1].name) ?? 9) > 1 || asksForNamesOfAll
    else { return nil }
    return (named[0].name, named[1].name)
  }

  /// "names of all branches and officers": one list of names, though the one refers to the other.
  private var asksForNamesOfAll: Bool { sketch.listsNames && stems.contains("all") }

  private func listed(_ expression: PlanExpression, of table: String) -> ColumnReference? {
    if case .column(let reference) = expression, reference.table == table { reference } else { nil }
  }

  /// The column of another table that holds the like: of the same name, or the name of the rows.
  private func like(_ shown: ColumnReference, in table: String) -> ColumnReference? {
    guard let found = model.table(named: table) else { return nil }
    if let same = found.columns.first(where: {
      Self.plainName($0.name, of: table) == Self.plainName(shown.column, of: shown.table)
    }) {
      return ColumnReference(table: table, column: same.name)
    }
    guard display(of: shown.table) == [.column(shown)], display(of: table).count == 1,
      case .column(let name) = display(of: table)[0], column(name)?.role == .dimension
    else { return nil }
    return name
  }

  /// The words of a column without the noun of its table: `name` of `customer_name`.
  private static func plainName(_ column: String, of table: String) -> [String] {
    let nouns = Set(NameWords.words(in: table))
    let words = NameWords.words(in: column)
    let rest = words.filter { !nouns.contains($0) }
    return rest.isEmpty ? words : rest
  }

  /// A condition on one table as the other one has it, `nil` where it has no such column.
  private static func moved(
    _ condition: PlanCondition, from: String, to: String, in model: SemanticModel
  ) -> PlanCondition? {
    var isMissing = false
    let made = condition.replacing { part -> PlanExpression? in
      guard case .column(let reference) = part else { return nil }
      guard reference.table == from, model.table(named: to)?.column(named: reference.column) != nil else {
        isMissing = true
        return nil
      }
      return .column(ColumnReference(table: to, column: reference.column))
    }
    return isMissing ? nil : made
  }
}
