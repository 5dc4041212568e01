import QuerentCore
import SemanticLayer

/// What a person must know to read the figures rightly.
struct Caveats {
  let lastDate: CalendarDate?
  var calendar = BusinessCalendar()

  func list(_ plan: QueryPlan, _ table: ResultTable, _ shape: ResultShape) -> [String] {
    var caveats: [String] = []
    if table.isTruncated {
      caveats.append("Only the first \(FigureFormat.number(Double(table.rows.count))) rows are shown.")
    }
    if let note = lastBucket(table, shape) { caveats.append(note) }
    for key in shape.keys where shape.kind != .list {
      let missing = table.rows.count { $0[key].isNull }
      if missing > 0 {
        caveats.append("Some rows have no \(table.columns[key].label); they stand in a group of their own.")
      }
    }
    return caveats
  }

  /// The last bucket of a series is often not over yet, which looks like a fall. A single missing day may be a day
  /// without business.
  private func lastBucket(_ table: ResultTable, _ shape: ResultShape) -> String? {
    guard let lastDate, let key = shape.timeKey, let grain = shape.grain, grain > .day,
      let last = table.rows.compactMap({ $0[key].text }).max()
    else { return nil }
    let firstMonth = grain.isFiscal ? calendar.fiscalYearStart : 1
    let bucket = TimeRange(
      containing: lastDate, grain: grain, weekStart: calendar.weekStart, fiscalYearStart: firstMonth)
    guard let start = bucket.start, let end = bucket.end, lastDate < end.adding(days: -2),
      last == Self.label(start, grain, fiscalYearStart: firstMonth)
    else { return nil }
    return "\(PeriodWords.label(last)) is not complete: data end on \(PeriodWords.words(lastDate))."
  }

  /// The key of a bucket as results write it; weeks are named by their first day.
  static func label(_ start: CalendarDate, _ grain: TimeGrain, fiscalYearStart: Int = 1) -> String {
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
