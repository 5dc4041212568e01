import QuerentCore
import SemanticLayer

/// Whether a result is a way that fewer and fewer go: the only kind of result that a funnel does not mislead about.
enum Stages {
  private static let count = 3...12

  /// Measures of one row: whole numbers of one table added up, each no more than the one before it, in the order the table
  /// has them.
  static func areStages(
    _ plan: QueryPlan, _ table: ResultTable, _ shape: ResultShape, _ model: SemanticModel
  ) -> Bool {
    guard count.contains(shape.figures.count), table.rows.count == 1, plan.comparison == nil else {
      return false
    }
    let columns = shape.figures.compactMap { figure -> ColumnReference? in
      guard let output = shape.outputs[figure], table.columns[figure].unit == nil,
        table.columns[figure].kind == .integer
      else { return nil }
      return summed(plan.outputs[output].expression, model)
    }
    guard columns.count == shape.figures.count, Set(columns.map(\.table)).count == 1,
      let all = model.table(named: columns[0].table)?.columns.map(\.name)
    else { return false }
    let places = columns.compactMap { column in all.firstIndex(of: column.column) }
    return places.count == columns.count && zip(places, places.dropFirst()).allSatisfy { $0 < $1 }
      && falls(shape.figures.map { table.rows[0][$0].number })
  }

  /// The column that an expression adds up over rows.
  private static func summed(_ expression: PlanExpression, _ model: SemanticModel) -> ColumnReference? {
    switch expression {
    case .aggregate(let call):
      guard call.function == .sum, call.condition == nil, call.per.isEmpty,
        case .column(let column)? = call.argument
      else { return nil }
      return column
    case .measure(let name): return model.measure(named: name).flatMap { summed($0.expression, model) }
    default: return nil
    }
  }

  /// Categories that carry their order themselves, in a number at their start or as the stages of a sale, with figures that
  /// fall in that order.
  static func areStages(_ key: Int, _ figure: Int, _ table: ResultTable) -> Bool {
    let names = table.rows.compactMap { $0[key].text }
    guard names.count == table.rows.count, count.contains(names.count), table.columns[figure].unit != "%",
      isStageColumn(table.columns[key].label),
      let places = numbers(names) ?? steps(names), zip(places, places.dropFirst()).allSatisfy({ $0 < $1 })
    else { return false }
    return falls(table.rows.map { $0[figure].number })
  }

  private static func isStageColumn(_ label: String) -> Bool {
    let words = label.lowercased().split { !$0.isLetter }
    return words.contains { ["stage", "step", "phase", "funnel"].contains($0) }
  }

  /// The numbers that names start with: `1. Lead`, `02 Demo`.
  private static func numbers(_ names: [String]) -> [Int]? {
    let numbers = names.compactMap { Int($0.prefix { $0.isNumber }) }
    return numbers.count == names.count ? numbers : nil
  }

  /// Places of names among the stages that sales are commonly led through; `nil` where one is none of them.
  private static func steps(_ names: [String]) -> [Int]? {
    let places = names.compactMap { name in
      let words = name.lowercased().split { !$0.isLetter }
      return order.firstIndex { starts in
        words.contains { word in starts.contains { word.hasPrefix($0) } }
      }
    }
    return places.count == names.count ? places : nil
  }

  /// Jolson, "The Sales Funnel", and the stages of common customer systems; the beginnings of their words.
  private static let order: [[String]] = [
    ["visit", "impression"], ["lead", "suspect"], ["prospect", "contact"], ["qualif"], ["discover", "need"],
    ["demo", "present", "trial", "evaluat"], ["propos", "quot", "offer"], ["negotiat"],
    ["commit", "contract"],
    ["won", "customer", "purchase"],
  ]

  /// Each there, none negative, none more than the one before, and the last less than the first.
  private static func falls(_ values: [Double?]) -> Bool {
    let present = values.compactMap { $0 }
    guard present.count == values.count, let first = present.first, let last = present.last, first > last,
      last >= 0
    else { return false }
    return zip(present, present.dropFirst()).allSatisfy { $0 >= $1 }
  }
}
