/// A half-open range of days, `start..<end`; a missing bound is open.
public struct TimeRange: Hashable, Sendable {
  public var start: CalendarDate?
  /// The first day after the range.
  public var end: CalendarDate?
  /// The grain the words named: `month` for "last month" and "March 2017", `nil` for explicit dates.
  public var grain: TimeGrain?

  /// Makes the range `start..<end`.
  public init(start: CalendarDate?, end: CalendarDate?, grain: TimeGrain? = nil) {
    self.start = start
    self.end = end
    self.grain = grain
  }

  /// The one day.
  public init(day: CalendarDate) { self.init(start: day, end: day.adding(days: 1), grain: .day) }

  /// The bucket of a grain that holds a date. Weeks start on `weekStart` (ISO weekday, Monday = 1); quarters,
  /// halves and years are counted from `fiscalYearStart` (1 = January).
  public init(
    containing date: CalendarDate, grain: TimeGrain, weekStart: Int = 1, fiscalYearStart: Int = 1
  ) {
    let start: CalendarDate
    let end: CalendarDate
    switch grain {
    case .hour, .day:
      start = date
      end = date.adding(days: 1)
    case .week:
      start = date.adding(days: -((date.weekday - weekStart + 7) % 7))
      end = start.adding(days: 7)
    case .month:
      start = date.adding(days: 1 - date.day)
      end = start.adding(months: 1)
    case .quarter, .fiscalQuarter, .halfYear, .fiscalHalfYear, .year, .fiscalYear:
      let length = grain.months ?? 12
      let first = date.adding(days: 1 - date.day)
      let sinceStart = (date.month - fiscalYearStart + 12) % length
      start = first.adding(months: -sinceStart)
      end = start.adding(months: length)
    }
    self.init(start: start, end: end, grain: grain)
  }

  public func contains(_ date: CalendarDate) -> Bool {
    (start.map { $0 <= date } ?? true) && (end.map { date < $0 } ?? true)
  }

  /// Whether it ends before another begins; `false` where either side is open.
  public func isBefore(_ other: TimeRange) -> Bool {
    guard let end, let start = other.start else { return false }
    return end <= start
  }

  /// The number of days, or `nil` when a bound is open.
  public var days: Int? {
    guard let start, let end else { return nil }
    return end.daysSinceEpoch - start.daysSinceEpoch
  }

  /// The range moved by whole buckets of a grain.
  public func shifted(by count: Int, _ grain: TimeGrain) -> TimeRange {
    func move(_ date: CalendarDate) -> CalendarDate {
      if let months = grain.months { return date.adding(months: months * count) }
      return date.adding(days: grain == .week ? 7 * count : count)
    }
    return TimeRange(start: start.map(move), end: end.map(move), grain: self.grain)
  }
}

extension TimeRange: CustomStringConvertible {
  /// `2017-01-01..<2017-04-01`, with an open side left out: `2017-01-01..`, `..<2017-04-01`.
  public var description: String {
    switch (start, end) {
    case (let start?, let end?): "\(start)..<\(end)"
    case (let start?, nil): "\(start).."
    case (nil, let end?): "..<\(end)"
    case (nil, nil): "all"
    }
  }
}
