import QuerentCore
import SemanticLayer

/// Which periods a forecast is made of.
struct ForecastHorizon {
  /// The stretch that was asked for, where one was.
  var asked: TimeRange?
  /// The grain of the rows.
  var grain: TimeGrain
  /// The rows, from the first that is asked for.
  var periods: [TimeRange] = []
  /// The periods between the data and the first row.
  var lead: [TimeRange] = []
  /// From which day on amounts are added up towards one that is to be reached.
  var since: CalendarDate?

  /// - Parameter last: the first day after the data.
  init(_ request: AnalysisRequest, last: CalendarDate, series: PlannedSeries, named: TimeGrain?) {
    let base = series.steps.grain
    grain = named ?? base
    switch request {
    case .forecast(.range(let range)), .attain(let range):
      asked = range
      grain = max(named ?? Self.grain(of: range), base)
      periods = Self.periods(of: range, grain: grain, from: last)
    case .forecast(.steps(let count, let unit)):
      grain = max(unit?.calendar ?? named ?? (base == .day && count > 31 ? .week : base), base)
      periods = Self.periods(count, grain: grain, from: last)
    case .forecast(.usual):
      let days = last.daysSinceEpoch - series.steps.first.daysSinceEpoch
      grain = max(named ?? (days >= 270 ? .month : days >= 120 ? .week : base), base)
      periods = Self.periods(grain == .day ? 14 : grain == .week ? 6 : 3, grain: grain, from: last)
      asked = nil
    case .reach(_, let within):
      grain = max(named ?? .month, base)
      asked = within
      let begins = within?.start ?? last.adding(days: -1)
      since = within == nil ? TimeRange(containing: begins, grain: .year).start : within?.start
    case .detect, .audit: break
    }
    if let start = periods.first?.start, last < start {
      lead = Self.periods(of: TimeRange(start: last, end: start), grain: grain, from: last)
    }
  }

  /// The rows a stretch is told in: its days, weeks, months or quarters, whichever are a dozen or fewer.
  private static func grain(of range: TimeRange) -> TimeGrain {
    guard let days = range.days else { return .month }
    if days <= 14 { return .day }
    if range.grain == .month { return .month }
    if days <= 45 { return .week }
    return days <= 731 ? .month : .quarter
  }

  private static func periods(of range: TimeRange, grain: TimeGrain, from last: CalendarDate) -> [TimeRange] {
    guard let end = range.end else { return periods(3, grain: grain, from: last) }
    var periods: [TimeRange] = []
    var start = range.start ?? last
    while start < end, periods.count < 400 {
      let whole = TimeRange(containing: start, grain: grain)
      let stop = min(whole.end ?? end, end)
      if stop > last {
        periods.append(
          TimeRange(start: start, end: stop, grain: whole.start == start && whole.end == stop ? grain : nil))
      }
      start = stop
    }
    return periods
  }

  /// So many whole periods, the first of them the one that is not complete in the data.
  private static func periods(_ count: Int, grain: TimeGrain, from last: CalendarDate) -> [TimeRange] {
    let first = TimeRange(containing: last, grain: grain)
    return (0..<count).map { step in
      let moved = first.shifted(by: step, grain)
      return TimeRange(start: moved.start, end: moved.end, grain: grain)
    }
  }
}

/// History at the grain of a forecast's rows.
struct PeriodHistory {
  let series: PlannedSeries
  let grain: TimeGrain

  /// The last complete periods, at most 104, with the value of each line.
  var periods: [(range: TimeRange, values: [Double?])] {
    guard let first = series.range.start, let last = series.range.end else { return [] }
    var periods: [(range: TimeRange, values: [Double?])] = []
    var range = TimeRange(containing: first, grain: grain)
    if let start = range.start, start < first { range = range.shifted(by: 1, grain) }
    while let end = range.end, end <= last, periods.count < 10_000 {
      let values = series.lines.map { line in
        PeriodSums(steps: series.steps, values: line.values, isAdditive: series.isAdditive[line.figure])
          .value(of: range)
      }
      periods.append((range, values))
      range = range.shifted(by: 1, grain)
      range.grain = grain
    }
    return Array(periods.suffix(104))
  }
}

/// Values of periods made of the steps within them.
struct PeriodSums {
  let steps: SeriesSteps
  let values: [Double?]
  let isAdditive: Bool

  /// The sum of the steps that begin in a period, or their mean; `nil` where none has a value.
  func value(of range: TimeRange) -> Double? {
    guard let start = range.start, let end = range.end else { return nil }
    let low = max(index(from: start), 0)
    let high = min(index(from: end), values.count)
    guard low < high else { return nil }
    let known = values[low..<high].compactMap(\.self)
    guard !known.isEmpty else { return nil }
    let sum = known.reduce(0, +)
    return isAdditive ? sum : sum / Double(known.count)
  }

  /// The first step that begins on a day or after it.
  func index(from date: CalendarDate) -> Int {
    let index = steps.index(of: date, hour: 0)
    guard let start = steps.range(max(index, 0)).start else { return index }
    return steps.grain > .day && start < date ? index + 1 : index
  }
}
