import QuerentCore
import SemanticLayer

/// Sets the buckets of another period beside those of the first: January 2016 beside January 2017.
struct PeriodShift {
  let dialect: SQLDialect
  let calendar: BusinessCalendar
  let from: TimeRange
  let to: TimeRange

  /// The bucket of the first period that stands where `bucket` stands in the other.
  func shifted(_ bucket: SQLExpression, _ grain: TimeGrain) throws(CompilationError) -> SQLExpression {
    guard let start = from.start, let goal = to.start else {
      throw .unsupported("periods are compared by \(grain.rawValue) only from their first days on")
    }
    guard let template = dialect.shiftedBuckets[grain] else {
      throw .unsupported("periods are not compared by \(grain.rawValue)")
    }
    let steps = ordinal(goal, grain) - ordinal(start, grain)
    let signed = steps < 0 ? String(steps) : "+\(steps)"
    return .template(template, ["bucket": bucket, "steps": .constant(signed)])
  }

  /// The number of buckets before a day, in days for everything shorter than a month.
  private func ordinal(_ date: CalendarDate, _ grain: TimeGrain) -> Int {
    let bucket = TimeRange(
      containing: date, grain: grain, weekStart: calendar.weekStart,
      fiscalYearStart: calendar.fiscalYearStart)
    let first = bucket.start ?? date
    switch grain {
    case .hour, .day, .week: return first.daysSinceEpoch
    case .month: return first.year * 12 + first.month
    // Three or twelve months divide without remainder, as both buckets start in the same fiscal calendar.
    case .quarter: return (first.year * 12 + first.month - calendar.fiscalYearStart) / 3
    case .year: return (first.year * 12 + first.month - calendar.fiscalYearStart) / 12
    }
  }
}
