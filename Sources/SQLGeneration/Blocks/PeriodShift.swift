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
      throw .unsupported("periods are compared by \(grain.words) only from their first days on")
    }
    guard let template = dialect.shiftedBuckets[grain] else {
      throw .unsupported("periods are not compared by \(grain.words)")
    }
    let steps = ordinal(goal, grain) - ordinal(start, grain)
    let signed = steps < 0 ? String(steps) : "+\(steps)"
    return .template(template, ["bucket": bucket, "steps": .constant(signed)])
  }

  /// The number of buckets before a day, in days for everything shorter than a month.
  private func ordinal(_ date: CalendarDate, _ grain: TimeGrain) -> Int {
    let startMonth = grain.isFiscal ? calendar.fiscalYearStart : 1
    let bucket = TimeRange(
      containing: date, grain: grain, weekStart: calendar.weekStart,
      fiscalYearStart: startMonth)
    let first = bucket.start ?? date
    guard let months = grain.months else { return first.daysSinceEpoch }
    // The months divide without remainder, as both buckets are counted from the same month of a year.
    return (first.year * 12 + first.month - startMonth) / months
  }
}
