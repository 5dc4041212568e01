import FoundationEssentials
import QuerentCore

/// Compares an answer with an `expect` line. It looks at the answer only; what needs the store is asked through
/// closures.
struct ExpectationJudge {
  var question: BatchQuestion
  /// The rows of a statement, or `nil` when it does not run.
  var rows: (String) -> [[Value]]?
  /// The answer to the same question once more.
  var again: () -> Answer

  func judge(_ expectation: Expectation, _ answer: Answer) -> ExpectationOutcome {
    let (passed, expected, actual) = compare(expectation.rule, answer)
    return ExpectationOutcome(
      rule: expectation.text, passed: passed, expected: expected, actual: actual, line: expectation.line,
      isWarning: expectation.isWarning)
  }

  private typealias Comparison = (passed: Bool, expected: String, actual: String)

  private func compare(_ rule: Expectation.Rule, _ answer: Answer) -> Comparison {
    switch rule {
    case .status(let status): return same(status.rawValue, answer.status.rawValue)
    case .refused(let code): return refused(code, answer)
    case .clarify(let term): return clarify(term, answer)
    case .maximumMilliseconds(let limit):
      return (
        answer.elapsedMilliseconds <= limit, "at most \(limit) ms",
        "\(answer.elapsedMilliseconds.rounded()) ms"
      )
    // Nothing calls a model yet, so that every limit holds.
    case .maximumCalls(let limit): return (true, "at most \(limit) calls", "0 calls")
    case .maximumCost(let limit): return (true, "at most \(limit) USD", "0 USD")
    case .anomaly, .finding, .cites, .maximumForecastError:
      return ToolExpectation(answer: answer).compare(rule)
    default: break
    }
    guard answer.status == .answered else { return (false, "an answer", answer.status.rawValue) }
    switch rule {
    case .textMatches(let pattern): return matches(pattern, answer.text)
    case .trust(let trust): return same(trust.rawValue, answer.trust?.rawValue ?? "none")
    default: break
    }
    guard let table = answer.table else { return (false, "rows", "an answer without rows") }
    switch rule {
    case .rows(let comparison, let count):
      return number(comparison, Double(count), Double(table.rows.count), nil)
    case .columnCount(let comparison, let count):
      return number(comparison, Double(count), Double(table.columns.count), nil)
    case .columns(let names):
      let actual = table.columns.map(\.label)
      let fits = names.count == actual.count && zip(names, table.columns).allSatisfy { named($0, $1) }
      return (fits, names.joined(separator: ", "), actual.joined(separator: ", "))
    case .value(let comparison, let expected, let tolerance):
      guard let figure = figure(table) else { return (false, describe(expected), "no figure") }
      let standard: Expectation.Tolerance? = question.tolerance > 0 ? .relative(question.tolerance) : nil
      return number(comparison, expected, figure, tolerance ?? standard)
    case .valueBetween(let low, let high):
      guard let figure = figure(table) else {
        return (false, "\(describe(low))..\(describe(high))", "no figure")
      }
      return (low <= figure && figure <= high, "\(describe(low))..\(describe(high))", describe(figure))
    case .edge(let isTop, let column, let member): return edge(isTop, column, member, table)
    case .containsRow(let cells):
      let found = table.rows.contains { row in
        var wanted = cells[...]
        for cell in row { if let next = wanted.first, matches(cell, next) { wanted.removeFirst() } }
        return wanted.isEmpty
      }
      return (found, cells.joined(separator: ", "), found ? "found" : "not among \(table.rows.count) rows")
    case .sorted(let column, let isDescending): return sorted(column, isDescending, table)
    case .unit(let unit):
      let units = table.columns.compactMap(\.unit)
      return (units.contains(unit), unit, units.isEmpty ? "no unit" : units.joined(separator: ", "))
    case .equalsSQL(let sql):
      guard let expected = rows(sql) else {
        return (false, "the rows of the statement", "the statement does not run")
      }
      let equal = RowComparison.equal(expected, table.rows, ignoringOrder: true)
      return (equal, Self.excerpt(expected), Self.excerpt(table.rows))
    case .chart(let kind): return same(kind, answer.chart?.kind.rawValue ?? "none")
    case .stable(let count):
      let changed = (1..<count).first { _ in again().table?.rows != table.rows }
      return (
        changed == nil, "the same rows \(count) times",
        changed.map { "different at run \($0 + 1)" } ?? "the same"
      )
    case .sqlUses, .sqlNotUses, .sqlMatches: return sql(rule, answer)
    case .period(let first, let last): return period(first, last, answer)
    case .status, .refused, .clarify, .textMatches, .trust, .maximumMilliseconds, .maximumCalls, .maximumCost,
      .anomaly, .finding,
      .cites, .maximumForecastError:
      return (false, "", "")
    }
  }

  // MARK: Kinds

  private func refused(_ code: Refusal.Code?, _ answer: Answer) -> Comparison {
    let actual = answer.refusal.map { "refused \($0.code.rawValue)" } ?? answer.status.rawValue
    guard answer.status == .refused else {
      return (false, code.map { "refused \($0.rawValue)" } ?? "refused", actual)
    }
    return (
      code == nil || answer.refusal?.code == code, code.map { "refused \($0.rawValue)" } ?? "refused", actual
    )
  }

  private func clarify(_ term: String?, _ answer: Answer) -> Comparison {
    let actual = answer.clarification.map { "clarify \($0.term)" } ?? answer.status.rawValue
    let passed =
      answer.status == .clarify
      && (term == nil || answer.clarification?.term.lowercased() == term?.lowercased())
    return (passed, term.map { "clarify \($0)" } ?? "clarify", actual)
  }

  private func edge(_ isTop: Bool, _ column: String?, _ member: String, _ table: ResultTable) -> Comparison {
    let index =
      column.map { name in table.columns.firstIndex { named(name, $0) } }
      ?? table.columns.firstIndex(where: \.isKey)
    guard let row = isTop ? table.rows.first : table.rows.last else { return (false, member, "no rows") }
    guard let index = index ?? (column == nil ? 0 : nil), row.indices.contains(index) else {
      return (false, member, "no column \(column ?? "")")
    }
    return (matches(row[index], member), member, row[index].description)
  }

  private func sorted(_ name: String, _ isDescending: Bool, _ table: ResultTable) -> Comparison {
    let expected = "\(name) \(isDescending ? "desc" : "asc")"
    guard let column = table.columns.firstIndex(where: { named(name, $0) }) else {
      return (false, expected, "no column \(name)")
    }
    let cells = table.rows.map { $0[column] }.filter { !$0.isNull }
    let broken = zip(cells, cells.dropFirst()).enumerated().first { _, pair in
      isDescending ? Self.isLess(pair.0, pair.1) : Self.isLess(pair.1, pair.0)
    }
    return (broken == nil, expected, broken.map { "row \($0.offset + 2) breaks the order" } ?? expected)
  }

  private func sql(_ rule: Expectation.Rule, _ answer: Answer) -> Comparison {
    let statement = answer.sql.joined(separator: "\n")
    let words = Set(
      statement.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init))
    func uses(_ name: String) -> Bool {
      words.contains(name.lowercased()) || statement.lowercased().contains("\"\(name.lowercased())\"")
    }
    return switch rule {
    case .sqlUses(let name): (uses(name), "uses \(name)", uses(name) ? "used" : "not used")
    case .sqlNotUses(let name): (!uses(name), "does not use \(name)", uses(name) ? "used" : "not used")
    case .sqlMatches(let pattern): matches(pattern, statement)
    default: (false, "", "")
    }
  }

  private func period(_ first: CalendarDate, _ last: CalendarDate, _ answer: Answer) -> Comparison {
    let expected = "\(first)..<\(last.adding(days: 1))"
    let plan = answer.plan ?? ""
    return (plan.contains(expected), expected, Self.range(in: plan) ?? "all dates")
  }

  /// The first date range of a plan's text.
  private static func range(in plan: String) -> String? {
    plan.split(separator: " ").first { $0.contains("..") }.map(String.init)
  }

  // MARK: Comparing

  /// The first figure of the first row: what a question for one number asks for.
  private func figure(_ table: ResultTable) -> Double? {
    guard let row = table.rows.first else { return nil }
    let figures = table.columns.indices.filter { !table.columns[$0].isKey && row[$0].number != nil }
    return (figures.first ?? row.indices.first { row[$0].number != nil }).flatMap { row[$0].number }
  }

  private func number(
    _ comparison: Expectation.NumberComparison, _ expected: Double, _ actual: Double,
    _ tolerance: Expectation.Tolerance?
  ) -> Comparison {
    let slack: Double =
      switch tolerance {
      case .relative(let share)?: abs(expected) * share
      case .absolute(let amount)?: amount
      case nil: max(abs(expected), abs(actual)) * 1e-9
      }
    let isEqual = abs(actual - expected) <= slack
    let passed =
      switch comparison {
      case .equal: isEqual
      case .notEqual: !isEqual
      case .less: actual < expected
      case .lessOrEqual: actual <= expected || isEqual
      case .greater: actual > expected
      case .greaterOrEqual: actual >= expected || isEqual
      }
    return (passed, "\(comparison.rawValue) \(describe(expected))", describe(actual))
  }

  private func same(_ expected: String, _ actual: String) -> Comparison {
    (expected == actual, expected, actual)
  }

  private func matches(_ pattern: String, _ text: String) -> Comparison {
    guard let regex = try? Regex(pattern).ignoresCase() else {
      return (false, pattern, "not a regular expression")
    }
    return (text.firstMatch(of: regex) != nil, "matches \(pattern)", text)
  }

  private func named(_ name: String, _ column: ResultTable.Column) -> Bool {
    let name = name.lowercased()
    return column.name.lowercased() == name || column.label.lowercased() == name
      || String(column.label.map { $0 == " " ? "_" : $0 }).lowercased() == name
  }

  private func matches(_ cell: Value, _ text: String) -> Bool {
    if let figure = cell.number, let wanted = ExpectationParser.number(text) {
      return abs(figure - wanted) <= max(abs(wanted) * max(question.tolerance, 1e-9), 1e-9)
    }
    return cell.description.lowercased() == text.lowercased()
  }

  private static func isLess(_ left: Value, _ right: Value) -> Bool {
    if let left = left.number, let right = right.number { return left < right }
    return left.description < right.description
  }

  private func describe(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : number.description
  }

  static func excerpt(_ rows: [[Value]]) -> String {
    let shown = rows.prefix(3).map { "(" + $0.map(\.description).joined(separator: ", ") + ")" }.joined(
      separator: " ")
    return rows.count > 3 ? "\(shown) … \(rows.count) rows" : rows.isEmpty ? "no rows" : shown
  }
}
