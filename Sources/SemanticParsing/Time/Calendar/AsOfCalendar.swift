import QuerentCore
import SemanticLayer

/// Resolves relative words at an as-of date, the last day that counts as known.
///
/// - `last month` is the last complete month: its last day is not after the as-of date. On 31 October that is October,
///   on 30 October September. `last year` is the year before the running one, even on 31 December.
/// - `last 3 months` are the last three complete ones.
/// - `in the last 3 months` are three months that end with the running one.
/// - `past 3 months` are the three months that end on the as-of date, whatever day that is.
///
/// A calendar may count the running period in, which makes the second of these the third, and may have `last month` be the
/// month that ends on the as-of date.
///
/// Days are always complete, so for days the three agree. Words without "fiscal" mean calendar quarters and years.
struct AsOfCalendar: Sendable {
  let asOf: CalendarDate
  let calendar: BusinessCalendar

  /// The first day that is not known.
  var tomorrow: CalendarDate { asOf.adding(days: 1) }

  /// The bucket that holds a date.
  func bucket(holding date: CalendarDate, _ unit: TimeUnit) -> TimeRange {
    TimeRange(
      containing: date, grain: unit.grain, weekStart: calendar.weekStart,
      fiscalYearStart: unit.isFiscal ? calendar.fiscalYearStart : 1)
  }

  /// `this month`.
  func current(_ unit: TimeUnit) -> TimeRange { bucket(holding: asOf, unit) }

  /// `last month`, as people who say it mean it.
  func said(last unit: TimeUnit) -> TimeRange {
    calendar.lastIsRolling ? trailing(1, unit) : last(1, unit)
  }

  /// `last 3 months`, as people who say it mean it.
  func said(last count: Int, _ unit: TimeUnit) -> TimeRange {
    calendar.countsRunningPeriod ? lastWithCurrent(count, unit) : last(count, unit)
  }

  /// The last 3 whole months.
  func last(_ count: Int, _ unit: TimeUnit) -> TimeRange {
    let current = current(unit)
    // nobody calls a year last year on its last day
    let isComplete = unit.grain != .year && current.end.map { $0 <= tomorrow } ?? false
    let last = isComplete ? current : current.shifted(by: -1, unit.grain)
    return TimeRange(
      start: last.shifted(by: 1 - count, unit.grain).start, end: last.end, grain: unit.grain)
  }

  /// `in the last 3 months`.
  func lastWithCurrent(_ count: Int, _ unit: TimeUnit) -> TimeRange {
    let current = current(unit)
    return TimeRange(
      start: current.shifted(by: 1 - count, unit.grain).start, end: current.end, grain: unit.grain)
  }

  /// `past 3 months`.
  func trailing(_ count: Int, _ unit: TimeUnit) -> TimeRange {
    let end = TimeRange(start: tomorrow, end: nil)
    return TimeRange(start: end.shifted(by: -count, unit.grain).start, end: tomorrow, grain: unit.grain)
  }

  /// `next 3 months`.
  func next(_ count: Int, _ unit: TimeUnit) -> TimeRange {
    let current = current(unit)
    return TimeRange(start: current.end, end: current.shifted(by: count, unit.grain).end, grain: unit.grain)
  }

  /// `3 months ago`.
  func ago(_ count: Int, _ unit: TimeUnit) -> TimeRange { current(unit).shifted(by: -count, unit.grain) }

  /// `year to date`.
  func toDate(_ unit: TimeUnit) -> TimeRange { TimeRange(start: current(unit).start, end: tomorrow) }

  // MARK: Parts of the year

  /// The latest one that has begun: `March` on 5 March 2017 is March 2017.
  func latest(_ part: PartOfYear) -> (year: Int, range: TimeRange)? {
    first(of: part, in: stride(from: asOf.year + 1, through: asOf.year - 8, by: -1)) { range in
      range.start.map { $0 <= asOf } ?? false
    }
  }

  /// The latest one that is over: `last March`.
  func lastComplete(_ part: PartOfYear) -> (year: Int, range: TimeRange)? {
    first(of: part, in: stride(from: asOf.year + 1, through: asOf.year - 8, by: -1)) { range in
      range.end.map { $0 <= tomorrow } ?? false
    }
  }

  /// The first one that has not begun: `next March`.
  func next(_ part: PartOfYear) -> (year: Int, range: TimeRange)? {
    first(of: part, in: stride(from: asOf.year, through: asOf.year + 9, by: 1)) { range in
      range.start.map { $0 > asOf } ?? false
    }
  }

  private func first(
    of part: PartOfYear, in years: StrideThrough<Int>, where isWanted: (TimeRange) -> Bool
  ) -> (year: Int, range: TimeRange)? {
    for year in years {
      if let range = part.range(in: year, calendar), isWanted(range) { return (year, range) }
    }
    return nil
  }

  /// A year written with two digits: the latest such year that is at most ten years ahead.
  func year(twoDigits: Int) -> Int {
    let century = asOf.year / 100 * 100
    let year = century + twoDigits
    return year > asOf.year + 10 ? year - 100 : year
  }
}

/// A unit of time as words name it.
struct TimeUnit: Hashable, Sendable {
  var grain: TimeGrain
  var isPlural = false
  var isFiscal = false

  /// The grain of a series cut into this unit; a fiscal year that starts in January is the calendar's.
  func grain(of buckets: BusinessCalendar) -> TimeGrain {
    isFiscal && buckets.fiscalYearStart > 1 ? grain.fiscal : grain
  }
}
