import Detection

/// A finding as a person reads it.
struct FindingSentence {
  var series: TimeSeries
  var measure: String
  var finding: Finding

  var text: String {
    let from = Timestamp.text(series.second(at: finding.start), step: series.step)
    let until = Timestamp.text(series.second(at: finding.end), step: series.step)
    let when = finding.start == finding.end ? from : "\(from) to \(until)"
    let whose = series.name.isEmpty ? measure : "\(measure) of \(series.name)"
    return "\(when): \(whose) \(what)"
  }

  private var what: String {
    let expected = Self.number(finding.expected)
    guard let actual = finding.actual else {
      let steps = finding.end - finding.start + 1
      return "has no rows for \(steps) \(steps == 1 ? "step" : "steps"); \(expected) was expected"
    }
    let change = finding.expected == 0 ? nil : (actual / finding.expected - 1) * 100
    let share = change.map { ", \($0 < 0 ? "−" : "+")\(Self.number(abs($0).rounded())) %" } ?? ""
    switch finding.kind {
    case .levelShift:
      return "took a new level of about \(Self.number(actual)) after \(expected) (level shift\(share))"
    case .spike, .dip, .collapse, .missing:
      return "was \(Self.number(actual)), \(expected) expected (\(finding.kind.rawValue)\(share))"
    }
  }

  /// Three significant decimals for small figures, whole numbers with separators for large ones.
  static func number(_ value: Double) -> String {
    if abs(value) < 100 {
      let scale = abs(value) < 1 ? 10_000.0 : 100
      let rounded = (value * scale).rounded() / scale
      return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
    }
    guard abs(value) < 1e15 else { return String(value) }
    var digits = String(Int(abs(value).rounded()))
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return (value < 0 ? "−" : "") + ([digits] + groups).joined(separator: ",")
  }
}
