import QuerentCore

/// Reads the words after `expect`. Each kind is one function in one table, so that an unknown word can be answered
/// with the list of known ones.
struct ExpectationParser {
  /// The kinds in the order in which the documentation names them.
  static let kinds: [(name: String, form: String, parse: @Sendable (String) -> Expectation.Rule?)] = [
    ("value", "value = 4209700 within 0.5%", value),
    ("rows", "rows >= 3", { counted($0).map { .rows($0, $1) } }),
    ("columns", "columns = region, revenue", columns),
    ("top", "top region = EMEA", { edge($0, isTop: true) }),
    ("bottom", "bottom region = South", { edge($0, isTop: false) }),
    (
      "contains_row", "contains_row EMEA, 1098.3",
      {
        let cells = list($0); return cells.isEmpty ? nil : .containsRow(cells)
      }
    ),
    ("sorted", "sorted revenue desc", sorted),
    ("between", "between 10 and 20", { bounds($0).map { .valueBetween($0, $1) } }),
    ("period", "period 2026-10-01..2026-10-31", period),
    ("unit", "unit USD", { text($0).map { .unit($0) } }),
    ("equals_sql", "equals_sql SELECT sum(sales) FROM orders", { text($0).map { .equalsSQL($0) } }),
    ("sql.uses", "sql.uses orders", { text($0).map { .sqlUses($0) } }),
    ("sql.not_uses", "sql.not_uses app_logs", { text($0).map { .sqlNotUses($0) } }),
    ("sql.matches", "sql.matches GROUP BY", { text($0).map { .sqlMatches($0) } }),
    ("status", "status answered", { text($0).flatMap(Answer.Status.init(rawValue:)).map { .status($0) } }),
    ("refused", "refused missing_data", refused),
    ("clarify", "clarify west", { .clarify(text($0)) }),
    (
      "chart", "chart line",
      { text($0).flatMap { ChartSpecification.Kind(rawValue: $0) }.map { .chart($0.rawValue) } }
    ),
    ("text", "text matches East", { text(after("matches", $0)).map { .textMatches($0) } }),
    (
      "trust", "trust CHECKED",
      { text($0).flatMap { Answer.Trust(rawValue: $0.uppercased()) }.map { .trust($0) } }
    ),
    ("max_ms", "max_ms 3000", { number($0).map { .maximumMilliseconds($0) } }),
    ("max_llm_calls", "max_llm_calls 0", { number($0).flatMap { $0 >= 0 ? .maximumCalls(Int($0)) : nil } }),
    ("max_cost", "max_cost 0.05", { number($0).flatMap { $0 >= 0 ? .maximumCost($0) : nil } }),
    ("anomaly", "anomaly 2026-10-06", { text($0).flatMap { CalendarDate(iso: $0) }.map { .anomaly($0) } }),
    ("finding", "finding EMEA", { text($0).map { .finding($0) } }),
    ("cites", "cites playbooks/refund-policy.md", { text($0).map { .cites($0) } }),
    (
      "forecast.mape_max", "forecast.mape_max 15%",
      { number($0).flatMap { $0 >= 0 ? .maximumForecastError($0) : nil } }
    ),
    ("stable", "stable 5", { number($0).flatMap { $0 >= 2 ? .stable(Int($0)) : nil } }),
  ]

  /// - Returns: the rule, or what is wrong with the words.
  static func parse(_ text: String) -> Result<Expectation.Rule, Problem> {
    let words = trimmed(text)
    let name = String(words.prefix { $0 != " " && $0 != "\t" && !"=<>!:".contains($0) })
    // `sql uses` and `sql.uses` are the same.
    let spaced = name == "sql" ? joinedSQL(words) : (name, trimmed(String(words.dropFirst(name.count))))
    guard let kind = kinds.first(where: { $0.name == spaced.0 }) else {
      return .failure(Problem(what: "\"expect \(spaced.0)\" is not known", hint: nearest(spaced.0)))
    }
    guard let rule = kind.parse(spaced.1) else {
      return .failure(
        Problem(what: "\"expect \(words)\" is incomplete", hint: "Write it like: expect \(kind.form)"))
    }
    return .success(rule)
  }

  /// What is wrong with an expectation and how it is written rightly.
  struct Problem: Error, Hashable {
    var what: String
    var hint: String
  }

  private static func nearest(_ name: String) -> String {
    let near = kinds.first { kind in
      !name.isEmpty && (kind.name.hasPrefix(name.prefix(3)) || kind.name.hasSuffix(name.suffix(3)))
    }
    if let near { return "Did you mean: expect \(near.form)" }
    return "Write it like: expect value = 100, expect rows >= 3, expect top region = EMEA"
  }

  private static func joinedSQL(_ words: String) -> (String, String) {
    let rest = trimmed(String(words.dropFirst(3)))
    let verb = rest.prefix { $0 != " " }
    return ("sql.\(verb)", trimmed(String(rest.dropFirst(verb.count))))
  }

  // MARK: Kinds

  private static func value(_ text: String) -> Expectation.Rule? {
    if let inner = after("between", text) { return bounds(inner).map { .valueBetween($0, $1) } }
    guard let (comparison, rest) = comparison(text) else { return nil }
    let parts = rest.split(separator: " within ", maxSplits: 1).map { trimmed(String($0)) }
    guard let first = parts.first, let number = number(first) else { return nil }
    guard parts.count == 2 else { return .value(comparison, number, nil) }
    return tolerance(parts[1]).map { .value(comparison, number, $0) }
  }

  /// `0.5%` is relative, `10` is absolute.
  static func tolerance(_ text: String) -> Expectation.Tolerance? {
    if text.hasSuffix("%") { return number(String(text.dropLast())).map { .relative($0 / 100) } }
    return number(text).map { .absolute($0) }
  }

  private static func columns(_ text: String) -> Expectation.Rule? {
    if let (comparison, count) = counted(text) { return .columnCount(comparison, count) }
    guard let (comparison, rest) = comparison(text), comparison == .equal else { return nil }
    let names = list(rest)
    return names.isEmpty ? nil : .columns(names)
  }

  private static func edge(_ text: String, isTop: Bool) -> Expectation.Rule? {
    guard let sign = text.firstIndex(of: "=") else { return nil }
    let column = trimmed(String(text[..<sign]))
    let member = unquoted(trimmed(String(text[text.index(after: sign)...])))
    guard !member.isEmpty else { return nil }
    return .edge(isTop: isTop, column: column.isEmpty ? nil : column, member: member)
  }

  private static func sorted(_ text: String) -> Expectation.Rule? {
    var words = text.split(separator: " ").map(String.init)
    guard let last = words.last else { return nil }
    let isDescending = last.lowercased() == "desc"
    if isDescending || last.lowercased() == "asc" { words.removeLast() }
    return words.isEmpty ? nil : .sorted(column: words.joined(separator: " "), isDescending: isDescending)
  }

  private static func period(_ text: String) -> Expectation.Rule? {
    let parts = text.split(separator: "..", maxSplits: 1).map { trimmed(String($0)) }
    guard parts.count == 2, let first = CalendarDate(iso: parts[0]) else { return nil }
    let isHalfOpen = parts[1].hasPrefix("<")
    guard let end = CalendarDate(iso: isHalfOpen ? String(parts[1].dropFirst()) : parts[1]) else {
      return nil
    }
    return .period(first, isHalfOpen ? end.adding(days: -1) : end)
  }

  private static func refused(_ text: String) -> Expectation.Rule? {
    guard let code = self.text(text) else { return .refused(nil) }
    return Refusal.Code(rawValue: code).map { .refused($0) }
  }

  // MARK: Words

  private static func counted(_ text: String) -> (Expectation.NumberComparison, Int)? {
    guard let (comparison, rest) = comparison(text), let count = Int(rest) else { return nil }
    return (comparison, count)
  }

  private static func comparison(_ text: String) -> (Expectation.NumberComparison, String)? {
    // Longer signs first: `<=` starts with `<`.
    let signs = Expectation.NumberComparison.allCases.sorted { $0.rawValue.count > $1.rawValue.count }
    guard let sign = signs.first(where: { text.hasPrefix($0.rawValue) }) else { return nil }
    return (sign, trimmed(String(text.dropFirst(sign.rawValue.count))))
  }

  private static func bounds(_ text: String) -> (Double, Double)? {
    let separator = text.contains("..") ? ".." : " and "
    let parts = text.split(separator: separator, maxSplits: 1).map { number(trimmed(String($0))) }
    guard parts.count == 2, let low = parts[0], let high = parts[1], low <= high else { return nil }
    return (low, high)
  }

  /// A number with or without thousands separators; `60%` is 0.6.
  static func number(_ text: String) -> Double? {
    let bare = String(text.filter { $0 != "," && $0 != "_" })
    if bare.hasSuffix("%") { return Double(bare.dropLast()).map { $0 / 100 } }
    return Double(bare)
  }

  private static func list(_ text: String) -> [String] {
    text.split(separator: ",").map { unquoted(trimmed(String($0))) }.filter { !$0.isEmpty }
  }

  private static func text(_ text: String?) -> String? {
    guard let text else { return nil }
    let bare = trimmed(text)
    return bare.isEmpty ? nil : bare
  }

  private static func after(_ word: String, _ text: String) -> String? {
    text.hasPrefix(word + " ") ? String(text.dropFirst(word.count + 1)) : nil
  }

  private static func unquoted(_ text: String) -> String {
    guard text.count >= 2, let quote = text.first, quote == "\"" || quote == "'", text.last == quote else {
      return text
    }
    return String(text.dropFirst().dropLast())
  }
}

/// The text without spaces and tabs at both ends.
func trimmed(_ text: String) -> String {
  var slice = Substring(text)
  while let first = slice.first, first.isWhitespace { slice.removeFirst() }
  while let last = slice.last, last.isWhitespace { slice.removeLast() }
  return String(slice)
}
