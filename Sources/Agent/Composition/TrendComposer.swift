import QuerentCore
import SemanticLayer
import Tools

/// Asks for the periods before the one whose figure was asked for.
struct TrendComposer {
  let session: QuestionSession
  let trace: SharedTrace

  /// Fewer periods show no course.
  private static let leastPeriods = 3

  /// The trend of an answer of one figure over one whole day, week, month, quarter or year; `nil` for any other.
  func trend(_ plan: QueryPlan, _ table: ResultTable) -> Trend? {
    let count = session.options.trendPeriods
    guard count >= Self.leastPeriods, plan.isAggregated, plan.groups.isEmpty, plan.outputs.count == 1,
      plan.limit == nil, plan.having == nil, plan.combination == nil, plan.comparison == nil,
      !session.cancellation.isCancelled, table.rows.count == 1, table.columns.count == 1,
      let figure = table.rows[0].first, figure.number != nil,
      let period = plan.period, let range = period.range, let grain = grain(of: range)
    else { return nil }
    let earlier = range.shifted(by: 1 - count, grain)
    guard let start = earlier.start.map({ max($0, firstWhole(period.column, grain) ?? $0) }),
      let last = range.start, start < last
    else { return nil }
    var longer = plan
    let bucket = PlanExpression.bucket(.column(period.column), grain)
    longer.outputs = [QueryPlan.Output(bucket)] + plan.outputs
    longer.groups = [bucket]
    longer.order = []
    longer.period?.range = TimeRange(start: start, end: range.end)
    guard longer.errors(in: session.analyst.workspace.model).isEmpty else { return nil }
    guard case .table(let course, _) = session.call(.plan(longer), trace).outcome,
      course.rows.count >= Self.leastPeriods, course.columns.count == 2, !course.isTruncated,
      // What stands last must be what was answered, or the course is one of something else.
      course.rows.last?.last?.number == figure.number
    else { return nil }
    let lastDate = session.analyst.workspace.defaultAsOf
    return Trend(
      grain: grain, count: count, table: course,
      isOpen: PartialPeriod.note(range, lastDate: lastDate) != nil)
  }

  private var calendar: BusinessCalendar { session.analyst.workspace.model.calendar }

  /// The grain that a range is one whole bucket of.
  private func grain(of range: TimeRange) -> TimeGrain? {
    guard let start = range.start else { return nil }
    let grains = (range.grain.map { [$0] } ?? []) + [.day, .week, .month, .quarter, .year]
    return grains.first { grain in
      guard grain != .hour else { return false }
      let bucket = TimeRange(
        containing: start, grain: grain, weekStart: calendar.weekStart,
        fiscalYearStart: grain.isFiscal ? calendar.fiscalYearStart : 1)
      return bucket.start == range.start && bucket.end == range.end
    }
  }

  /// The start of the first period that the data holds from its first day on.
  private func firstWhole(_ column: ColumnReference, _ grain: TimeGrain) -> CalendarDate? {
    guard let text = session.analyst.workspace.model.column(column)?.minimum.text,
      let first = CalendarDate(iso: text)
    else { return nil }
    let bucket = TimeRange(
      containing: first, grain: grain, weekStart: calendar.weekStart,
      fiscalYearStart: grain.isFiscal ? calendar.fiscalYearStart : 1)
    // A day or two without business at the start are not missing.
    if let start = bucket.start, first <= start.adding(days: 2) { return start }
    return bucket.end
  }
}
