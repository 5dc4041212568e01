/// Figures as the sentences of an audit write them.
enum AuditWords {
  /// Two decimals, thousands separated: `1,204.50`.
  static func money(_ amount: Double) -> String {
    let cents = (abs(amount) * 100).rounded()
    guard cents < 1e15 else { return String(amount) }
    let whole = Int(cents) / 100
    let rest = Int(cents) % 100
    return (amount < 0 && cents > 0 ? "−" : "") + number(whole) + "." + (rest < 10 ? "0" : "") + String(rest)
  }

  /// A whole number, thousands separated.
  static func number(_ number: Int) -> String { Digits.grouped(number) }

  /// At most one decimal, for seats, rates and counts.
  static func short(_ value: Double) -> String {
    let tenths = (value * 10).rounded() / 10
    guard abs(tenths) < 1e15 else { return String(tenths) }
    return tenths == tenths.rounded() ? number(Int(tenths)) : String(tenths)
  }

  /// `25 %`, `0.4 %`.
  static func percent(_ share: Double) -> String {
    let value = share * 100
    if value != 0, abs(value) < 1 { return String((value * 100).rounded() / 100) + " %" }
    return short(value) + " %"
  }

  static func count(_ number: Int, _ one: String, _ many: String) -> String {
    AuditWords.number(number) + " " + (number == 1 ? one : many)
  }
}
