import Detection
import QuerentCore
import SemanticLayer
import SemanticParsing
import Tools

/// Words for steps and stretches of time.
enum SeriesWords {
  /// `Oct 2026`, `the week of 5 Oct 2026`, `6 Oct 2026`, `6–17 Oct 2026`.
  static func name(_ range: TimeRange, grain: TimeGrain) -> String {
    guard let start = range.start, let end = range.end else { return PeriodWords.name(range) }
    if grain == .week, range.days == 7 { return "the week of \(PeriodWords.words(start))" }
    if let days = range.days, days <= 1 { return PeriodWords.words(start) }
    return PeriodWords.name(TimeRange(start: start, end: end))
  }

  /// The name with its preposition: `on 6 Oct 2026`, `in Oct 2026`, `over 6–17 Oct 2026`.
  static func when(_ range: TimeRange, grain: TimeGrain) -> String {
    let name = name(range, grain: grain)
    if let days = range.days, days <= 1 { return "on \(name)" }
    return name.contains("–") ? "over \(name)" : "in \(name)"
  }

  /// `31 days`, `1 week`.
  static func count(_ count: Int, _ grain: TimeGrain) -> String {
    "\(FigureFormat.number(Double(count))) \(grain.words)\(count == 1 ? "" : "s")"
  }

  /// The figure as a sentence shows what was expected of it: no cents where they mean nothing.
  static func rounded(_ value: Double, _ column: ResultTable.Column) -> (text: String, value: Double) {
    var shown = value
    if column.unit == "%" { return (FigureFormat.text(.real(value), of: column), value) }
    if abs(value) >= 1000 {
      var unit = 1.0
      while abs(value) / unit >= 10_000 { unit *= 10 }
      shown = (value / unit).rounded() * unit
    } else if abs(value) >= 100 {
      shown = value.rounded()
    } else {
      shown = (value * 10).rounded() / 10
    }
    if shown == shown.rounded(), abs(shown) < 9e15 {
      var whole = column
      if FigureFormat.isMoney(column.unit) { whole.unit = nil }
      whole.kind = .integer
      let text = FigureFormat.text(.integer(Int64(shown)), of: whole)
      guard FigureFormat.isMoney(column.unit) else { return (text, shown) }
      return (money(text, column.unit ?? ""), shown)
    }
    return (FigureFormat.text(.real(shown), of: column), shown)
  }

  private static func money(_ text: String, _ unit: String) -> String {
    guard unit == "USD" || unit == "$" else { return "\(text) \(unit)" }
    return text.hasPrefix("-") ? "-$" + text.dropFirst() : "$" + text
  }

  /// `-86%`, `+210%`.
  static func change(_ change: Double) -> String {
    (change >= 0 ? "+" : "-") + FigureFormat.number((abs(change) * 100).rounded()) + "%"
  }
}
