public import QuerentCore

/// Prints ranges as people write them: `Q1 2017 (1 Jan–31 Mar)`, `Oct 2026`, `since 1 Mar 2015`.
public enum TimeDescription {
  /// The range in words. When the as-of date lies inside a bounded range, a note says through which day there is
  /// data: `Oct 2026 (through 12 Oct)`; a range wholly after it is marked `(after the data)`.
  public static func describe(_ range: TimeRange, asOf: CalendarDate? = nil) -> String {
    switch (range.start, range.end) {
    case (nil, nil): return "all dates"
    case (let start?, nil):
      return "since \(full(start))" + ((asOf.map { $0 < start } ?? false) ? " (after the data)" : "")
    case (nil, let end?): return "through \(full(end.adding(days: -1)))"
    case (let start?, let end?):
      let last = end.adding(days: -1)
      guard start <= last else { return "no dates" }
      var text = bounded(start, last, range.grain)
      if let asOf {
        if asOf < start {
          text += " (after the data)"
        } else if asOf < last {
          text += " (through \(asOf.year == last.year ? short(asOf) : full(asOf)))"
        }
      }
      return text
    }
  }

  private static func bounded(_ start: CalendarDate, _ last: CalendarDate, _ grain: TimeGrain?) -> String {
    let isWholeMonths = start.day == 1 && last.day == CalendarDate.daysIn(month: last.month, of: last.year)
    if isWholeMonths {
      let months = (last.year - start.year) * 12 + last.month - start.month + 1
      if start.month == 1, last.month == 12 {
        return start.year == last.year ? "\(start.year)" : "\(start.year)–\(last.year)"
      }
      if months == 3, start.month % 3 == 1 { return "Q\(start.quarter) \(start.year) (\(days(start, last)))" }
      if months == 1 { return "\(month(start)) \(start.year)" }
      return start.year == last.year
        ? "\(month(start))–\(month(last)) \(start.year)"
        : "\(month(start)) \(start.year)–\(month(last)) \(last.year)"
    }
    if start == last { return full(start) }
    if grain == .week, start.adding(days: 6) == last {
      return "week of \(full(start)) (\(days(start, last)))"
    }
    if start.year != last.year { return "\(full(start))–\(full(last))" }
    return "\(days(start, last)) \(last.year)"
  }

  /// `6–17 Oct`, `1 Jan–31 Mar`.
  private static func days(_ start: CalendarDate, _ last: CalendarDate) -> String {
    start.year == last.year && start.month == last.month
      ? "\(start.day)–\(short(last))" : "\(short(start))–\(short(last))"
  }

  private static func full(_ date: CalendarDate) -> String { "\(short(date)) \(date.year)" }
  private static func short(_ date: CalendarDate) -> String { "\(date.day) \(month(date))" }

  private static func month(_ date: CalendarDate) -> String {
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][date.month - 1]
  }
}
