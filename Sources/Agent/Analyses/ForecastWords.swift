import Detection
import QuerentCore
import SemanticLayer
import SemanticParsing
import Tools

/// The sentences of a forecast; it notes the figures and names it used.
struct ForecastWords {
  let context: AnalysisContext
  let report: ForecastReport
  /// Figures in the sentences.
  private(set) var grounds: [Double] = [80, 95]
  /// Names and dates in the sentences.
  private(set) var names: [String] = []

  private var column: ResultTable.Column { report.series.figures[0] }
  private var isAdditive: Bool { report.series.isAdditive.first ?? true }
  private var subject: String { context.figure(0) + context.conditions }

  init(context: AnalysisContext, report: ForecastReport) {
    self.context = context
    self.report = report
  }

  mutating func sentence() -> String {
    if report.target != nil { return arrival() }
    let isPlural = FindingWords.isPlural(context.figure(0))
    guard report.lines.count == 1, let line = report.lines.first else { return members() }
    let whole = line.total ?? line.rows.last
    guard let row = whole else { return "There is nothing to forecast." }
    let verb = isPlural ? "are" : "is"
    var text =
      "\(subject.capitalizedFirst) \(verb) expected to be \(figure(row.mean)) \(when(row.range)), four times in five between \(interval(row.interval80))"
    if let actual = row.actual, isAdditive {
      text += "; \(figure(actual)) of it \(isPlural ? "are" : "is") there already"
    }
    return text + "."
  }

  /// The other rows, or how good the forecast was so far.
  mutating func summary() -> String? {
    var parts: [String] = []
    if let line = report.lines.first, report.lines.count == 1 {
      if report.target == nil, report.goalLabel == nil, let before = yearBefore(line) {
        parts.append(
          "\(name(before.range).capitalizedFirst) had \(figure(before.value)), so that is \(change(before.share))."
        )
      }
    }
    let tested = report.lines.filter { $0.backtestOrigins > 0 }
    if let origins = tested.map(\.backtestOrigins).max() {
      let error = tested.reduce(0) { $0 + $1.backtestError } / Double(tested.count)
      grounds += [error, Double(origins)]
      parts.append(
        "Forecast the same way from \(origins) earlier \(origins == 1 ? "day" : "days"), a \(report.grain.words) was off by \(percent(error)) on average."
      )
    }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  // MARK: Members

  private mutating func members() -> String {
    let sums = report.lines.map { line in line.total?.mean ?? line.rows.last?.mean ?? 0 }
    guard let best = sums.indices.max(by: { sums[$0] < sums[$1] }),
      let row = report.lines[best].total ?? report.lines[best].rows.last
    else { return "There is nothing to forecast." }
    let who = zip(report.lines[best].members, report.series.keys).map { SentenceBuilder.name($0, $1) }
      .joined(separator: ", ")
    names.append(who)
    var text =
      "\(who) is expected to lead in \(subject) \(when(row.range)), with \(figure(row.mean)), four times in five between \(interval(row.interval80))"
    if isAdditive {
      let sum = sums.reduce(0, +)
      text += "; all \(report.lines.count) together come to \(figure(sum))"
      grounds.append(Double(report.lines.count))
    }
    return text + "."
  }

  // MARK: Reaching an amount

  private mutating func arrival() -> String {
    guard let arrival = report.arrival, let target = report.target else { return "" }
    let isPlural = FindingWords.isPlural(context.figure(0))
    let goal = figure(target)
    let counted = arrival.since.map { " since \(date($0))" } ?? ""
    if arrival.isPast {
      let day = arrival.expected.map { " on \(date($0))" } ?? " already"
      return
        "\(subject.capitalizedFirst)\(counted) passed \(goal)\(day); \(isPlural ? "they stand" : "it stands") at \(figure(arrival.soFar))."
    }
    let soFar = arrival.since == nil ? "" : "; \(figure(arrival.soFar)) so far"
    if let asked = report.asked, let row = report.lines.first?.rows.last, let line = report.lines.first,
      let whole = isAdditive && line.rows.count > 1 ? line.total : row, whole.range.end == asked.end
    {
      let likely =
        whole.interval80.lowerBound >= target
        ? "Very likely"
        : whole.mean >= target
          ? "More likely than not"
          : whole.interval80.upperBound >= target ? "Probably not" : "Very unlikely"
      return
        "\(likely): \(subject) \(isPlural ? "are" : "is") expected to be \(figure(whole.mean)) \(when(whole.range)), four times in five between \(interval(whole.interval80)), and \(goal) is asked for."
    }
    guard let day = arrival.expected else {
      var text =
        "\(subject.capitalizedFirst)\(counted) \(isPlural ? "are" : "is") not expected to reach \(goal) by \(date(arrival.horizon))"
      text += arrival.earliest.map { ", at the earliest about \(date($0))" } ?? ""
      return text + soFar + "."
    }
    var text =
      "\(subject.capitalizedFirst)\(counted) \(isPlural ? "are" : "is") expected to reach \(goal) about \(date(day))"
    switch (arrival.earliest, arrival.latest) {
    case (let early?, let late?) where early != late:
      text += ", four times in five between \(date(early)) and \(date(late))"
    case (let early?, nil): text += ", at the earliest about \(date(early))"
    default: break
    }
    return text + soFar + "."
  }

  // MARK: Parts

  private mutating func figure(_ value: Double) -> String {
    let rounded = SeriesWords.rounded(value, column)
    grounds += [value, rounded.value]
    return rounded.text
  }

  private mutating func interval(_ range: ClosedRange<Double>) -> String {
    "\(figure(range.lowerBound)) and \(figure(range.upperBound))"
  }

  private mutating func when(_ range: TimeRange) -> String {
    names.append(name(range))
    return SeriesWords.when(range, grain: report.grain)
  }

  private func name(_ range: TimeRange) -> String { SeriesWords.name(range, grain: report.grain) }

  private mutating func date(_ date: CalendarDate) -> String {
    let text = PeriodWords.words(date)
    names.append(text)
    return text
  }

  private func percent(_ share: Double) -> String { FigureFormat.percent(share) + "%" }

  private mutating func change(_ share: Double) -> String {
    grounds.append(share)
    return SeriesWords.change(share)
  }

  /// The same stretch a year before, where history has all of it.
  private mutating func yearBefore(_ line: ForecastReport.Line) -> (
    range: TimeRange, value: Double, share: Double
  )? {
    guard let row = line.total ?? line.rows.last, let start = row.range.start, let end = row.range.end,
      isAdditive,
      report.grain >= .month
    else { return nil }
    let range = TimeRange(start: start.adding(months: -12), end: end.adding(months: -12))
    let inside = report.history.filter { entry in
      guard let from = entry.range.start, let to = entry.range.end, let first = range.start,
        let last = range.end
      else { return false }
      return first <= from && to <= last
    }
    guard inside.first?.range.start == range.start, inside.last?.range.end == range.end else { return nil }
    let value = inside.reduce(0) { $0 + ($1.values.first.flatMap { $0 } ?? 0) }
    guard value > 0 else { return nil }
    names.append(name(range))
    return (range, value, row.mean / value - 1)
  }
}
