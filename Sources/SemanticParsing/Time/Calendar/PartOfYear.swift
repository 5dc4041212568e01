import QuerentCore
import SemanticLayer

/// A stretch that recurs every year: `March`, `Q1`, `5 March`, `Christmas`. A year makes it a range.
enum PartOfYear: Hashable, Sendable {
  case month(Int)
  case quarter(Int)
  case half(Int)
  case day(month: Int, day: Int)
  case holiday(Holiday)
  /// Week 1 holds 4 January, as in ISO 8601; the week starts where the business calendar says.
  case week(Int)
  case fiscalQuarter(Int)
  case fiscalHalf(Int)
  /// Three months from the first of a month, as meteorologists count: winter is named after the year it begins in.
  case season(Int)

  /// The part in a calendar year (a fiscal year for fiscal parts); `nil` for 29 February and week 53 where there is
  /// none.
  func range(in year: Int, _ calendar: BusinessCalendar) -> TimeRange? {
    switch self {
    case .month(let month): Self.months(from: month, count: 1, in: year, .month)
    case .quarter(let quarter): Self.months(from: quarter * 3 - 2, count: 3, in: year, .quarter)
    case .season(let month): Self.months(from: month, count: 3, in: year, nil)
    case .half(let half): Self.months(from: half * 6 - 5, count: 6, in: year, nil)
    case .day(let month, let day): CalendarDate(year: year, month: month, day: day).map { TimeRange(day: $0) }
    case .holiday(let holiday): holiday.date(in: year).map { TimeRange(day: $0) }
    case .week(let number): Self.week(number, in: year, calendar)
    case .fiscalQuarter(let quarter):
      Self.fiscal(from: quarter * 3 - 3, count: 3, in: year, calendar, .quarter)
    case .fiscalHalf(let half): Self.fiscal(from: half * 6 - 6, count: 6, in: year, calendar, nil)
    }
  }

  /// The same part, counted in fiscal years.
  var fiscal: PartOfYear? {
    switch self {
    case .quarter(let quarter): .fiscalQuarter(quarter)
    case .half(let half): .fiscalHalf(half)
    case .fiscalQuarter, .fiscalHalf: self
    default: nil
    }
  }

  var grain: TimeGrain? {
    switch self {
    case .month: .month
    case .quarter, .fiscalQuarter: .quarter
    case .half, .fiscalHalf, .season: nil
    case .day, .holiday: .day
    case .week: .week
    }
  }

  private static func months(from month: Int, count: Int, in year: Int, _ grain: TimeGrain?) -> TimeRange? {
    CalendarDate(year: year, month: month, day: 1).map {
      TimeRange(start: $0, end: $0.adding(months: count), grain: grain)
    }
  }

  private static func fiscal(
    from offset: Int, count: Int, in year: Int, _ calendar: BusinessCalendar, _ grain: TimeGrain?
  ) -> TimeRange? {
    guard let start = fiscalYear(year, calendar)?.start?.adding(months: offset) else { return nil }
    return TimeRange(start: start, end: start.adding(months: count), grain: grain)
  }

  /// A fiscal year, named after the calendar year it ends in.
  static func fiscalYear(_ year: Int, _ calendar: BusinessCalendar) -> TimeRange? {
    let first = calendar.fiscalYearStart
    return CalendarDate(year: first == 1 ? year : year - 1, month: first, day: 1).map {
      TimeRange(start: $0, end: $0.adding(months: 12), grain: .year)
    }
  }

  private static func week(_ number: Int, in year: Int, _ calendar: BusinessCalendar) -> TimeRange? {
    guard let anchor = CalendarDate(year: year, month: 1, day: 4),
      let next = CalendarDate(year: year + 1, month: 1, day: 4)
    else { return nil }
    let first = TimeRange(containing: anchor, grain: .week, weekStart: calendar.weekStart)
    let range = first.shifted(by: number - 1, .week)
    let nextFirst = TimeRange(containing: next, grain: .week, weekStart: calendar.weekStart)
    guard let start = range.start, let limit = nextFirst.start, start < limit else { return nil }
    return range
  }
}
