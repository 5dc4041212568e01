import QuerentCore
import SemanticLayer
import Tools

/// Finds out what each option of a question back would give. Options that give the same rows, none or nothing are no
/// reason to ask.
struct ClarificationEffects {
  let session: QuestionSession

  /// What is left to ask.
  enum Outcome {
    /// The options whose results differ, each with its figure.
    case ask(Clarification)
    /// One option is left, or all give the same rows.
    case settled(Clarification.Option?)
  }

  func fill(_ clarification: Clarification) -> Outcome {
    var clarification = clarification
    var options: [(option: Clarification.Option, table: ResultTable)] = []
    var isRepeated = false
    for option in clarification.options {
      guard let plan = try? QueryPlan(parsing: option.plan), let table = table(of: plan),
        Self.saysAnything(table)
      else { continue }
      if options.contains(where: { Self.isSame($0.table, table) }) {
        isRepeated = true
        continue
      }
      options.append((option, table))
    }
    guard options.count > 1 else { return .settled(isRepeated ? nil : options.first?.option) }
    let tables = options.map(\.table)
    clarification.options = options.map { option, table in
      var option = option
      let effect = Self.effect(of: table, among: tables)
      option.effect = option.effect.isEmpty ? effect : "\(option.effect), \(effect)"
      return option
    }
    clarification.prompt = Clarification.prompt(term: clarification.term, count: options.count)
    return .ask(clarification)
  }

  private func table(of plan: QueryPlan) -> ResultTable? {
    guard plan.errors(in: session.analyst.workspace.model).isEmpty,
      case .table(let table, _) = session.call(.plan(plan), SharedTrace()).outcome
    else { return nil }
    return table
  }

  /// Whether two results say the same, whatever order their rows and columns stand in.
  private static func isSame(_ left: ResultTable, _ right: ResultTable) -> Bool {
    func cells(_ table: ResultTable) -> [[Value]] {
      table.rows.map { row in row.sorted { $0.description < $1.description } }
    }
    return RowComparison.equal(cells(left), cells(right), ignoringOrder: true)
  }

  /// Whether there is a row with something in it other than a count of nothing.
  private static func saysAnything(_ table: ResultTable) -> Bool {
    guard let first = table.rows.first else { return false }
    return table.rows.count > 1 || !first.allSatisfy { $0 == .null || $0.number == 0 }
  }

  /// The figure, or the number of rows; where that is the same for all options, a cell that tells them apart.
  private static func effect(of table: ResultTable, among tables: [ResultTable]) -> String {
    let count = table.rows.count
    let rows = count == 1 ? "1 row" : "\(FigureFormat.number(Double(count))) rows"
    if count > 1, Set(tables.map(\.rows.count)).count == tables.count { return rows }
    let width = tables.map(\.columns.count).min() ?? 0
    for row in 0..<(tables.map(\.rows.count).min() ?? 0) {
      for column in 0..<width where Set(tables.map { $0.rows[row][column] }).count > 1 {
        let value = table.rows[row][column]
        let cell = value == .null ? "no value" : FigureFormat.text(value, of: table.columns[column])
        return count == 1 ? cell : row == 0 ? "\(rows), first \(cell)" : "\(rows), such as \(cell)"
      }
    }
    return rows
  }
}
