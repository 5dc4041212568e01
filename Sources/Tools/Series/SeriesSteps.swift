import Detection
public import QuerentCore

/// The steps of time a series has: days, weeks, months and so on, one after the other from a first.
public struct SeriesSteps: Hashable, Sendable {
  public var grain: TimeGrain
  /// The first day of the first step.
  public var first: CalendarDate
  /// The hour of the day the first step begins with; 0 but for hours.
  public var firstHour = 0
  public var count: Int

  init(grain: TimeGrain, first: CalendarDate, firstHour: Int = 0, count: Int) {
    self.grain = grain
    self.first = first
    self.firstHour = firstHour
    self.count = count
  }

  /// The days a step covers; an hour covers its day.
  public func range(_ index: Int) -> TimeRange {
    if grain == .hour { return TimeRange(day: first.adding(days: (firstHour + index) / 24)) }
    let start = TimeRange(start: first, end: first, grain: grain).shifted(by: index, grain).start ?? first
    return TimeRange(
      start: start, end: TimeRange(start: start, end: start).shifted(by: 1, grain).end, grain: grain)
  }

  /// The days that several steps cover.
  public func range(_ first: Int, _ last: Int) -> TimeRange {
    let whole = TimeRange(start: range(first).start, end: range(last).end)
    return first == last ? range(first) : whole
  }

  /// The step as the key of a group: `2026-10-05 14:00`, `2026-10-05`, `2026-10`, `2026-Q4`, `2026`.
  public func key(_ index: Int) -> String {
    let start = range(index).start ?? first
    guard grain == .hour else { return Self.key(of: start, grain: grain) }
    let hour = (firstHour + index) % 24
    return "\(start.iso) \(hour < 10 ? "0" : "")\(hour):00"
  }

  /// The key of the step of a grain that begins on a day.
  public static func key(of start: CalendarDate, grain: TimeGrain) -> String {
    switch grain {
    case .hour, .day, .week: start.iso
    case .month: String(start.iso.prefix(7))
    case .quarter, .fiscalQuarter: "\(start.iso.prefix(4))-Q\(start.quarter)"
    case .halfYear, .fiscalHalfYear: "\(start.iso.prefix(4))-H\(start.month <= 6 ? 1 : 2)"
    case .year, .fiscalYear: String(start.iso.prefix(4))
    }
  }

  /// The step that a key of a group names.
  static func start(of key: String, grain: TimeGrain) -> (date: CalendarDate, hour: Int)? {
    switch grain {
    case .hour:
      guard let date = CalendarDate(iso: key), let hour = Int(key.dropFirst(11).prefix(2)) else { return nil }
      return (date, hour)
    case .day, .week: return CalendarDate(iso: key).map { ($0, 0) }
    case .month: return CalendarDate(iso: key + "-01").map { ($0, 0) }
    case .quarter, .fiscalQuarter:
      guard let year = Int(key.prefix(4)), let part = key.last.flatMap({ Int(String($0)) }) else {
        return nil
      }
      return CalendarDate(year: year, month: 3 * part - 2, day: 1).map { ($0, 0) }
    case .halfYear, .fiscalHalfYear:
      guard let year = Int(key.prefix(4)), let part = key.last.flatMap({ Int(String($0)) }) else {
        return nil
      }
      return CalendarDate(year: year, month: 6 * part - 5, day: 1).map { ($0, 0) }
    case .year, .fiscalYear:
      return Int(key.prefix(4)).flatMap { CalendarDate(year: $0, month: 1, day: 1) }.map { ($0, 0) }
    }
  }

  /// How many steps a key lies after the first one.
  func index(of date: CalendarDate, hour: Int) -> Int {
    switch grain {
    case .hour: (date.daysSinceEpoch - first.daysSinceEpoch) * 24 + hour - firstHour
    case .day: date.daysSinceEpoch - first.daysSinceEpoch
    case .week: (date.daysSinceEpoch - first.daysSinceEpoch) / 7
    default: ((date.year - first.year) * 12 + date.month - first.month) / (grain.months ?? 12)
    }
  }

  /// Seconds between steps as detectors count them: months and longer steps are equal parts of a year of 365 days.
  var seconds: Int {
    switch grain {
    case .hour: 3600
    case .day: TimeSeries.day
    case .week: 7 * TimeSeries.day
    default: 365 * TimeSeries.day / 12 * (grain.months ?? 12)
    }
  }

  /// The values of these steps as detectors take them.
  func timeSeries(named name: String, _ values: [Double?]) -> TimeSeries {
    TimeSeries(
      name: name, start: first.daysSinceEpoch * TimeSeries.day + firstHour * 3600, step: seconds,
      values: values)
  }
}
