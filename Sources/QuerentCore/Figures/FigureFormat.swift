/// Cells as people read them: `2,297,200.86`, `$4,209.70`, `12.7%`. Prose, tables and chart labels use the same
/// text, so that a figure looks the same wherever it stands. Rounding is for display only, half away from zero.
public enum FigureFormat {
  /// A cell of a column with its unit: `$4,209.70`, `12.7%`, `14 days`. Null is `nothing`.
  public static func text(_ value: Value, of column: ResultTable.Column) -> String {
    guard value.number != nil, column.kind == .integer || column.kind == .real else {
      return bare(value, of: column)
    }
    let figure = bare(value, of: column)
    switch column.unit {
    case nil, "": return figure
    case "%": return figure + "%"
    case let unit?:
      guard let symbol = ColumnFigures.currencySymbol(unit) else { return figure + " " + unit }
      return figure.hasPrefix("-") ? "-" + symbol + figure.dropFirst() : symbol + figure
    }
  }

  /// A cell of a column without its unit, as it stands in a table whose header names the unit.
  public static func bare(_ value: Value, of column: ResultTable.Column) -> String {
    switch value {
    case .null: return "nothing"
    case .blob: return value.description
    case .text(let text): return column.kind == .date ? FigureStyle.current.date(text) : text
    case .integer(let integer):
      switch column.kind {
      case .integer, .real:
        return ColumnFigures.isFraction(column.unit) ? percent(Double(integer)) : grouped(String(integer))
      case .text, .date, .datetime, .identifier, .boolean: return String(integer)
      }
    case .real(let real):
      if column.kind == .identifier || column.kind == .text { return real.description }
      if ColumnFigures.isFraction(column.unit) { return percent(real) }
      return number(real, decimals: isMoney(column.unit) ? 2 : nil)
    }
  }

  /// A number with thousands separators. `decimals` fixes the digits after the point; `nil` shows at most two for
  /// numbers of one and over, at most four below; trailing zeros go, except the second decimal of hundreds and more.
  public static func number(_ number: Double, decimals: Int? = nil) -> String {
    guard number.isFinite else { return number.isNaN ? "not a number" : number < 0 ? "-∞" : "∞" }
    if let decimals { return grouped(rounded(number, decimals: decimals)) }
    var text = rounded(number, decimals: abs(number) >= 1 ? 2 : 4)
    // From a hundred on a single decimal looks like a slip: 460.50, 1,535,113.90.
    if text.contains("."), abs(number) < 100 || text.hasSuffix(".00") {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return grouped(text)
  }

  /// A fraction as a percentage with one decimal, without the sign `%`: 0.1274 is `12.7`. What is not nothing does not
  /// read as nothing: 0.00004 is `0.004`.
  public static func percent(_ fraction: Double) -> String {
    guard fraction.isFinite else { return number(fraction) }
    var text = rounded(fraction * 100, decimals: 1)
    var decimals = 2
    while fraction != 0, decimals <= 6, text.allSatisfy({ "-0.".contains($0) }) {
      text = rounded(fraction * 100, decimals: decimals)
      decimals += 1
    }
    if text.allSatisfy({ "-0.".contains($0) }) { return "0" }
    return grouped(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
  }

  /// Whether a unit is a currency.
  public static func isMoney(_ unit: String?) -> Bool {
    guard let unit else { return false }
    return unit == "$" || unit == "€" || unit == "£"
      || (unit.utf8.count == 3 && unit.utf8.allSatisfy { (65...90).contains($0) })
  }

  /// The number with so many digits after the point, half away from zero. It rounds the shortest decimal that gives
  /// the same double, so that 1.005 reads 1.01 as it does on paper.
  static func rounded(_ number: Double, decimals: Int) -> String {
    DecimalNumber(number)?.text(decimals: decimals, separatesThousands: false) ?? number.description
  }

  private static func grouped(_ text: String) -> String {
    let sign = text.hasPrefix("-") ? "-" : ""
    let unsigned = text.dropFirst(sign.count)
    let whole = unsigned.prefix { $0 != "." }
    let rest = unsigned.dropFirst(whole.count)
    var groups: [Substring] = []
    var remaining = whole
    while remaining.count > 3 {
      groups.insert(remaining.suffix(3), at: 0)
      remaining = remaining.dropLast(3)
    }
    groups.insert(remaining, at: 0)
    return FigureStyle.current.text(sign + groups.joined(separator: ",") + rest)
  }
}
