import QuerentCore
import SemanticLayer

/// Builds one sentence and keeps, for every figure and name put into it, the cell it was copied from.
struct SentenceBuilder {
  let table: ResultTable
  private(set) var claim = Draft.Claim(text: "")

  init(_ table: ResultTable) { self.table = table }

  mutating func say(_ text: String) { claim.text += text }

  /// The figure in a cell, as `$4,209.70`.
  mutating func figure(_ row: Int, _ column: Int) {
    add(
      FigureFormat.text(table.rows[row][column], of: table.columns[column]), .cell(row: row, column: column))
  }

  /// The figure without its sign, for "$610.70 less".
  mutating func magnitude(_ row: Int, _ column: Int) {
    let cell = table.rows[row][column]
    let positive: Value =
      switch cell {
      case .integer(let integer): .integer(integer == .min ? .max : abs(integer))
      case .real(let real): .real(abs(real))
      case .null, .text, .blob: cell
      }
    add(FigureFormat.text(positive, of: table.columns[column]), .cell(row: row, column: column))
  }

  /// A figure worked out from cells of one column.
  mutating func derived(_ value: Double, _ derivation: Evidence.Derivation, _ rows: Range<Int>, _ column: Int)
  {
    var shown = table.columns[column]
    if derivation == .shareOfTotal || derivation == .relativeChange { shown.unit = "%" }
    let isWhole = shown.unit != "%" && derivation == .sum && shown.kind == .integer && abs(value) < 9e15
    add(
      FigureFormat.text(isWhole ? .integer(Int64(value)) : .real(value), of: shown),
      .derived(derivation, rows: rows, column: column))
  }

  mutating func rowCount() { add(FigureFormat.number(Double(table.rows.count)), .rowCount) }

  /// The name in a key cell; dates read `Mar 2017`.
  mutating func name(_ row: Int, _ column: Int) {
    let cell = table.rows[row][column]
    let entity = Self.name(cell, table.columns[column])
    claim.text += entity
    if !cell.isNull { claim.entities.append(entity) }
  }

  /// The names of several keys of a row, in order.
  mutating func names(_ row: Int, _ columns: [Int]) {
    for (position, column) in columns.enumerated() {
      if position > 0 { say(", ") }
      name(row, column)
    }
  }

  static func name(_ cell: Value, _ column: ResultTable.Column) -> String {
    switch cell {
    case .null: "(no \(column.label))"
    case .text(""): "(empty \(column.label))"
    case .text(let text): column.kind == .date ? PeriodWords.label(text) : text
    // A bare number is not a name: "order id 13".
    case .integer(let number) where CycleNames.name(number, column.label) != nil:
      CycleNames.name(number, column.label) ?? cell.description
    case .integer, .real:
      column.kind == .date ? cell.description : "\(column.label) \(FigureFormat.bare(cell, of: column))"
    case .blob: FigureFormat.bare(cell, of: column)
    }
  }

  private mutating func add(_ text: String, _ evidence: Evidence) {
    claim.text += text
    claim.figures.append(Draft.Figure(text: text, evidence: evidence))
  }
}

/// Where and for what a figure holds: ` in Q1 2017 for segment Consumer`.
struct ScopeWords {
  var words: PlanWords

  func phrase(_ plan: QueryPlan) -> String {
    period(plan.period?.range) + conditions(plan) + other(plan.combination)
  }

  /// What a second list adds, keeps or takes away: ` and also for product Boots`, ` but not in 2025`.
  private func other(_ combination: QueryPlan.Combination?) -> String {
    guard let combination else { return "" }
    let scope = phrase(combination.plan)
    return switch combination.operation {
    case .union: scope.isEmpty ? "" : " or" + scope
    case .intersect: scope.isEmpty ? "" : " and also" + scope
    case .except: scope.isEmpty ? "" : " but not" + scope
    }
  }

  /// The scope of things that are counted. A condition that names them follows them: ` without orders for region West`,
  /// not ` for region West where customers without orders`.
  func phrase(_ plan: QueryPlan, of things: String) -> String {
    var rest = plan
    var named = ""
    let parts = words.conjuncts(plan.filter).filter { part in
      let text = words.words(part)
      guard text.hasPrefix(things + " ") else { return true }
      named += text.dropFirst(things.count)
      return false
    }
    rest.filter = parts.count > 1 ? .all(parts) : parts.first
    return named + phrase(rest)
  }

  /// ` in Q1 2017`, ` over 1 Jan–14 Feb 2017`, ` since 3 Jan 2017`; empty for all dates.
  func period(_ range: TimeRange?) -> String {
    guard let range, range.start != nil || range.end != nil else { return "" }
    let name = PeriodWords.name(range)
    guard range.start != nil, range.end != nil else { return " \(name)" }
    if range.days == 1 { return " on \(name)" }
    return name.contains("–") ? " over \(name)" : " in \(name)"
  }

  private func conditions(_ plan: QueryPlan) -> String {
    var equal: [String] = []
    var absent: [String] = []
    var present: [String] = []
    var rest: [PlanCondition] = []
    for condition in words.conjuncts(plan.filter) {
      switch condition {
      case .comparison(let left, .equal, .literal(.text(let member))):
        equal.append("\(words.words(left)) \(member)")
      case .isNull(let value): absent.append(words.words(value))
      case .not(.isNull(let value)): present.append(words.words(value))
      default: rest.append(condition)
      }
    }
    let other = words.words(all: rest)
    func phrase(_ word: String, _ parts: [String], _ link: String = " and ") -> String {
      parts.isEmpty ? "" : " \(word) " + parts.joined(separator: link)
    }
    return phrase("for", equal) + phrase("with", present) + phrase("without", absent, " or ")
      + phrase("where", other)
  }
}
