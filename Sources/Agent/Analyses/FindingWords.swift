import Detection
import QuerentCore
import SemanticLayer
import SemanticParsing
import Tools

/// A finding of a series in a sentence, with the figures and names that the sentence rests on.
struct FindingWords {
  let context: AnalysisContext
  let series: PlannedSeries

  struct Told {
    var text: String
    var grounds: [Double]
    var names: [String]
  }

  func finding(_ event: AnomalyReport.Event, number: Int) -> (
    record: FindingRecord, grounds: [Double], names: [String]
  ) {
    let told = told(event)
    let line = series.lines[event.line]
    let finding = event.finding
    var record = FindingRecord(
      id: "F\(number)", kind: finding.kind.rawValue, subject: context.figure(line.figure),
      place: place(line), severity: FindingRecord.Severity(rawValue: finding.severity) ?? .low,
      sentence: told.text.capitalizedFirst + ".")
    record.start = event.range.start?.iso
    record.end = event.range.end?.adding(days: -1).iso
    record.actual = finding.actual
    record.expected = finding.expected
    record.unit = series.figures[line.figure].unit
    record.score = abs(finding.score)
    record.direction = finding.direction == .up ? .up : .down
    return (record, told.grounds, told.names)
  }

  func told(_ event: AnomalyReport.Event) -> Told {
    let line = series.lines[event.line]
    let column = series.figures[line.figure]
    let finding = event.finding
    let grain = series.steps.grain
    let steps = finding.end - finding.start + 1
    let whose = place(line)
    let subject = context.figure(line.figure) + (whose.isEmpty ? context.conditions : " of \(whose)")
    let expected = SeriesWords.rounded(finding.expected, column)
    let whenName = SeriesWords.name(event.range, grain: grain)
    var grounds = [expected.value, finding.expected, Double(steps)]
    let names = [whenName, whose]
    let verb = Self.isPlural(context.figure(line.figure)) ? "were" : "was"
    guard let actual = finding.actual else {
      return Told(
        text:
          "\(subject) \(verb == "were" ? "have" : "has") no rows for \(SeriesWords.count(steps, grain)), \(whenName), where \(expected.text) was expected",
        grounds: grounds, names: names)
    }
    switch finding.kind {
    case .trendChange, .varianceChange: return lasting(finding, subject, column, grounds, names)
    case .spike, .dip, .collapse, .levelShift, .missing: break
    }
    let value =
      finding.kind == .levelShift ? SeriesWords.rounded(actual, column) : (exact(actual, column), actual)
    grounds += [actual, value.1]
    var change = ""
    if let share = Finding.change(to: actual, from: finding.expected) {
      change = " (\(SeriesWords.change(share)))"
      grounds.append(share)
    }
    if finding.kind == .levelShift {
      let from = SeriesWords.name(series.steps.range(finding.start), grain: grain)
      return Told(
        text:
          "from \(from) on, \(subject) run\(verb == "were" ? "" : "s") at about \(value.0) a \(grain.words), \(expected.text) before\(change)",
        grounds: grounds, names: names + [from])
    }
    let over = steps > 1 ? " in \(SeriesWords.count(steps, grain))" : ""
    return Told(
      text:
        "\(SeriesWords.when(event.range, grain: grain)), \(subject) \(verb) \(value.0)\(over) where \(expected.text) was expected\(change)",
      grounds: grounds, names: names)
  }

  /// A change of the trend, in figures a step, or of how far steps stray.
  private func lasting(
    _ finding: Finding, _ subject: String, _ column: ResultTable.Column, _ grounds: [Double],
    _ names: [String]
  ) -> Told {
    let grain = series.steps.grain
    let now = SeriesWords.rounded(finding.actual ?? 0, column)
    let before = SeriesWords.rounded(finding.expected, column)
    let from = SeriesWords.name(series.steps.range(finding.start), grain: grain)
    let known = grounds + [finding.actual ?? 0, finding.expected, now.value, before.value]
    let text =
      finding.kind == .trendChange
      ? "from \(from) on, \(subject) changed by about \(now.text) a \(grain.words), \(before.text) before"
      : "from \(from) on, \(subject) strayed by about \(now.text) a \(grain.words), \(before.text) before"
    return Told(text: text, grounds: known, names: names + [from])
  }

  /// What comes nearest to being unusual: `12 Oct 2026, when sales were … where … was expected (-71%)`.
  func told(_ nearest: AnomalyReport.Nearest) -> Told {
    let line = series.lines[nearest.line]
    let column = series.figures[line.figure]
    let whose = place(line)
    let subject = context.figure(line.figure) + (whose.isEmpty ? "" : " of \(whose)")
    let expected = SeriesWords.rounded(nearest.expected, column)
    let name = SeriesWords.name(nearest.range, grain: series.steps.grain)
    let verb = Self.isPlural(context.figure(line.figure)) ? "were" : "was"
    var grounds = [nearest.actual, nearest.expected, expected.value]
    var change = ""
    if let share = Finding.change(to: nearest.actual, from: nearest.expected) {
      grounds.append(share)
      change = " (\(SeriesWords.change(share)))"
    }
    return Told(
      text:
        "\(name), when \(subject) \(verb) \(exact(nearest.actual, column)) where \(expected.text) was expected\(change)",
      grounds: grounds, names: [name, whose])
  }

  private func exact(_ value: Double, _ column: ResultTable.Column) -> String {
    if column.kind == .integer, value == value.rounded(), abs(value) < 9e15 {
      return FigureFormat.text(.integer(Int64(value)), of: column)
    }
    return FigureFormat.text(.real(value), of: column)
  }

  /// `EMEA`, or `EMEA, Web` with several keys.
  private func place(_ line: PlannedSeries.Line) -> String {
    zip(line.members, series.keys).map { SentenceBuilder.name($0, $1) }.joined(separator: ", ")
  }

  /// Whether a figure's name takes "were": `sales`, but not `number of refunds`.
  static func isPlural(_ name: String) -> Bool {
    let first = name.split(separator: " ").first.map(String.init) ?? name
    guard !["number", "total", "average", "share", "median"].contains(first) else { return false }
    return name.hasSuffix("s") && !name.hasSuffix("ss")
  }
}
