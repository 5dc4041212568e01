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
    case "USD", "$": return figure.hasPrefix("-") ? "-$" + figure.dropFirst() : "$" + figure
    case let unit?: return figure + " " + unit
    }
  }

  /// A cell of a column without its unit, as it stands in a table whose header names the unit.
  public static func bare(_ value: Value, of column: ResultTable.Column) -> String {
    switch value {
    case .null: return "nothing"
    case .blob: return value.description
    case .text(let text): return text
    case .integer(let integer):
      switch column.kind {
      case .integer, .real:
        return column.unit == "%" ? percent(Double(integer)) : grouped(String(integer))
      case .text, .date, .datetime, .identifier, .boolean: return String(integer)
      }
    case .real(let real):
      if column.kind == .identifier || column.kind == .text { return real.description }
      if column.unit == "%" { return percent(real) }
      return number(real, decimals: isMoney(column.unit) ? 2 : nil)
    }
  }

  /// A number with thousands separators. `decimals` fixes the digits after the point; `nil` shows at most two for
  /// numbers of one and over, at most four below, and no trailing zeros.
  public static func number(_ number: Double, decimals: Int? = nil) -> String {
    guard number.isFinite else { return number.isNaN ? "not a number" : number < 0 ? "-∞" : "∞" }
    if let decimals { return grouped(rounded(number, decimals: decimals)) }
    var text = rounded(number, decimals: abs(number) >= 1 ? 2 : 4)
    if text.contains(".") {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return grouped(text)
  }

  /// A fraction as a percentage with one decimal, without the sign `%`: 0.1274 is `12.7`.
  public static func percent(_ fraction: Double) -> String {
    guard fraction.isFinite else { return number(fraction) }
    let text = rounded(fraction * 100, decimals: 1)
    return grouped(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
  }

  /// Whether a unit is a currency.
  public static func isMoney(_ unit: String?) -> Bool {
    guard let unit else { return false }
    return unit == "$" || unit == "€" || unit == "£"
      || (unit.utf8.count == 3 && unit.utf8.allSatisfy { (65...90).contains($0) })
  }

  /// The decimal expansion cut to a number of digits after the point, half away from zero. It rounds the shortest
  /// decimal that gives the same double, so that 1.005 reads 1.01 as it does on paper.
  static func rounded(_ number: Double, decimals: Int) -> String {
    let isNegative = number < 0
    var (digits, point) = decimalDigits(of: abs(number))
    let kept = point + decimals
    if kept < 0 {
      digits = [0]
      point = 1
    } else if kept < digits.count {
      let carry = digits[kept] >= 5
      digits.removeSubrange(kept...)
      if carry { point += increment(&digits) }
    }
    if point <= 0 {
      digits = Array(repeating: 0, count: 1 - point) + digits
      point = 1
    }
    while digits.count < point + decimals { digits.append(0) }
    let isZero = digits.allSatisfy { $0 == 0 }
    let whole = digits[..<point].map(String.init).joined()
    let part = digits[point..<(point + decimals)].map(String.init).joined()
    return (isNegative && !isZero ? "-" : "") + whole + (decimals > 0 ? "." + part : "")
  }

  /// Adds one to the last digit; 1 when that made the number one digit longer.
  private static func increment(_ digits: inout [Int]) -> Int {
    var index = digits.count - 1
    while index >= 0 {
      if digits[index] < 9 {
        digits[index] += 1
        return 0
      }
      digits[index] = 0
      index -= 1
    }
    digits.insert(1, at: 0)
    return 1
  }

  /// The digits of a non-negative number and where the point stands among them: 12.5 is `[1, 2, 5]` and 2.
  private static func decimalDigits(of number: Double) -> (digits: [Int], point: Int) {
    let text = number.description
    let parts = text.split(separator: "e", maxSplits: 1)
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let halves = parts[0].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let whole = halves[0].compactMap(\.wholeNumberValue)
    let part = halves.count > 1 ? halves[1].compactMap(\.wholeNumberValue) : []
    var digits = whole + part
    var point = whole.count + exponent
    if point > digits.count { digits += Array(repeating: 0, count: point - digits.count) }
    while digits.count > 1, digits[0] == 0, point > 1 {
      digits.removeFirst()
      point -= 1
    }
    return (digits, point)
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
    return sign + groups.joined(separator: ",") + rest
  }
}
