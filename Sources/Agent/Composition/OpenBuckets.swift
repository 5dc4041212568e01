import QuerentCore
import SemanticLayer

/// The buckets at the two ends of a series that the data cover only in part: the one the data begin in and the one
/// they end in. Beside whole buckets they look like a rise and a fall.
struct OpenBuckets {
  /// The key of the first bucket and the first date in the data, where the data begin inside that bucket.
  private(set) var first: (key: String, date: CalendarDate)?
  /// The key of the last bucket and the last date in the data, where the data end inside that bucket.
  private(set) var last: (key: String, date: CalendarDate)?

  /// A single missing day or two may be days without business, so they leave a bucket whole; so are all days.
  init(
    _ plan: QueryPlan, _ table: ResultTable, _ shape: ResultShape, model: SemanticModel,
    lastDate: CalendarDate?
  ) {
    guard let key = shape.timeKey, let grain = shape.grain, grain > .day else { return }
    let keys = table.rows.compactMap { $0[key].text }
    let firstMonth = grain.isFiscal ? model.calendar.fiscalYearStart : 1
    func bucket(of date: CalendarDate) -> TimeRange {
      TimeRange(
        containing: date, grain: grain, weekStart: plan.weekStart ?? model.calendar.weekStart,
        fiscalYearStart: firstMonth)
    }
    func label(_ start: CalendarDate) -> String { Self.label(start, grain, fiscalYearStart: firstMonth) }
    if let lastDate, let start = bucket(of: lastDate).start, let end = bucket(of: lastDate).end,
      lastDate < end.adding(days: -2), let last = keys.max(), last == label(start)
    {
      self.last = (last, lastDate)
    }
    if let date = Self.firstDate(of: plan, model), let start = bucket(of: date).start,
      date > start.adding(days: 2), let first = keys.min(), first == label(start)
    {
      self.first = (first, date)
    }
  }

  /// The rows, in the order of time, between which a movement may be told: those of whole buckets, or all of them
  /// where fewer than two are whole.
  func comparable(_ rows: [Int], _ key: Int, in table: ResultTable) -> [Int] {
    let whole = rows.filter { row in
      let text = table.rows[row][key].text
      return text == nil || (text != first?.key && text != last?.key)
    }
    return whole.count > 1 ? whole : rows
  }

  /// The first date of the column that the series stands over.
  private static func firstDate(of plan: QueryPlan, _ model: SemanticModel) -> CalendarDate? {
    for case .bucket(.column(let reference), _) in plan.groups {
      guard let profile = model.column(reference), profile.dateStyle != .year else { return nil }
      return LastDate.date(profile.minimum, style: profile.dateStyle)
    }
    return nil
  }

  /// The key of a bucket as results write it; weeks are named by their first day.
  private static func label(_ start: CalendarDate, _ grain: TimeGrain, fiscalYearStart: Int = 1) -> String {
    let fiscal = (start.month - fiscalYearStart + 12) % 12
    let fiscalYear = "FY\(start.year + (fiscalYearStart > 1 && start.month >= fiscalYearStart ? 1 : 0))"
    return switch grain {
    case .hour, .day, .week: start.iso
    case .month: String(start.iso.prefix(7))
    case .quarter: "\(start.iso.prefix(4))-Q\(start.quarter)"
    case .halfYear: "\(start.iso.prefix(4))-H\((start.month + 5) / 6)"
    case .year: String(start.iso.prefix(4))
    case .fiscalQuarter: "\(fiscalYear)-Q\(fiscal / 3 + 1)"
    case .fiscalHalfYear: "\(fiscalYear)-H\(fiscal / 6 + 1)"
    case .fiscalYear: fiscalYear
    }
  }
}
