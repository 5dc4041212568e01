/// A finding as a person reads it.
public struct FindingSentence: Sendable {
  public var series: TimeSeries
  public var measure: String
  public var finding: Finding

  /// Makes a sentence on `measure`, of the member the series is named for.
  public init(series: TimeSeries, measure: String, finding: Finding) {
    self.series = series
    self.measure = measure
    self.finding = finding
  }

  /// `2025-04-11: revenue of East was 9, 1,040 expected (collapse, −99 %)`.
  public var text: String {
    let from = series.stamp(at: finding.start)
    let until = series.stamp(at: finding.end)
    let when = finding.start == finding.end ? from : "\(from) to \(until)"
    let whose = series.name.isEmpty ? measure : "\(measure) of \(series.name)"
    return "\(when): \(whose) \(what)"
  }

  private var what: String {
    let expected = Self.number(finding.expected)
    guard let actual = finding.actual else {
      let steps = finding.end - finding.start + 1
      let word = series.grain.word
      return "has no rows for \(steps) \(word)\(steps == 1 ? "" : "s"); \(expected) was expected"
    }
    let change = Finding.change(to: actual, from: finding.expected).map { $0 * 100 }
    let share = change.map { ", \($0 < 0 ? "−" : "+")\(Self.number(abs($0).rounded())) %" } ?? ""
    switch finding.kind {
    case .levelShift:
      return "took a new level of about \(Self.number(actual)) after \(expected) (level shift\(share))"
    case .trendChange:
      return "changed its trend: about \(Self.signed(actual)) a \(series.grain.word) after "
        + "\(Self.signed(finding.expected)) (trend change)"
    case .varianceChange:
      let word = finding.direction == .up ? "less steady" : "steadier"
      return "became \(word): it strays by about \(Self.number(actual)) after \(expected) (variance change)"
    case .spike, .dip, .collapse, .missing:
      return "was \(Self.number(actual)), \(expected) expected (\(finding.kind.rawValue)\(share))"
    }
  }

  private static func signed(_ value: Double) -> String { (value > 0 ? "+" : "") + number(value) }

  /// Two significant decimals for small figures, whole numbers with separators for large ones.
  public static func number(_ value: Double) -> String {
    if abs(value) < 100 {
      let scale = abs(value) < 1 ? 10_000.0 : 100
      let rounded = (value * scale).rounded() / scale
      let text = rounded == rounded.rounded() ? String(Int(abs(rounded))) : String(abs(rounded))
      return (rounded < 0 ? "−" : "") + text
    }
    guard abs(value) < 1e15 else { return String(value) }
    return Digits.grouped(Int(value.rounded()))
  }
}
