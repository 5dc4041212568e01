import QuerentCore
import SemanticLayer

/// Dates as the columns of a model store them.
struct DateExpressions {
  let dialect: SQLDialect
  let calendar: BusinessCalendar

  /// A stored date as ISO text.
  func isoText(_ stored: SQLExpression, _ column: SemanticModel.Column) -> SQLExpression {
    guard let style = column.dateStyle, let template = dialect.isoText[style] else { return stored }
    return .template(template, ["column": stored, "separator": .constant("'\(Self.separator(of: column))'")])
  }

  /// The name of the bucket that holds a date given as ISO text.
  func bucket(_ date: SQLExpression, _ grain: TimeGrain) throws(CompilationError) -> SQLExpression {
    guard let template = dialect.buckets[grain] else { throw .unsupported("no buckets by \(grain.words)") }
    let start = calendar.fiscalYearStart
    return .template(
      template,
      [
        "date": date, "start": .constant(start < 10 ? "0\(start)" : "\(start)"),
        // The last day of a week that starts on ISO weekday w is w - 1, and Sunday counts as 0.
        "weekEnd": .constant(String((calendar.weekStart + 6) % 7)),
      ])
  }

  /// A cyclic part of a date given as ISO text.
  func part(_ date: SQLExpression, _ part: TimePart) throws(CompilationError) -> SQLExpression {
    guard let template = dialect.parts[part] else { throw .unsupported("no \(part.rawValue) of a date") }
    return .template(template, ["date": date])
  }

  /// Whether a stored date lies in a range; `nil` when every date does.
  func lies(_ stored: SQLExpression, _ column: SemanticModel.Column, in range: TimeRange) -> SQLExpression? {
    if column.dateStyle == .year { return year(stored, column, in: range) }
    let compared: SQLExpression
    let write: (CalendarDate) -> Value
    switch column.dateStyle {
    case .epochSeconds:
      compared = stored
      write = { .integer(Int64($0.daysSinceEpoch) * 86_400) }
    case .epochMilliseconds:
      compared = stored
      write = { .integer(Int64($0.daysSinceEpoch) * 86_400_000) }
    case .compact:
      compared = stored
      let isText = column.type == .text
      write = { date in
        let number = date.year * 10_000 + date.month * 100 + date.day
        return isText ? .text(String(number)) : .integer(Int64(number))
      }
    case .monthDayYear, .dayMonthYear, .yearMonth, .iso, .year, nil:
      compared = isoText(stored, column)
      write = { .text($0.iso) }
    }
    let bounds = [
      range.start.map { SQLExpression.binary(compared, ">=", .bound(write($0))) },
      range.end.map { SQLExpression.binary(compared, "<", .bound(write($0))) },
    ]
    return .conjunction(bounds.compactMap { $0 })
  }

  /// A year belongs to a range when any of its days does.
  private func year(
    _ stored: SQLExpression, _ column: SemanticModel.Column, in range: TimeRange
  ) -> SQLExpression? {
    func bound(_ year: Int) -> SQLExpression {
      .bound(column.type == .text ? .text(String(year)) : .integer(Int64(year)))
    }
    let first = range.start?.year
    let last = range.end?.adding(days: -1).year
    if let first, first == last { return .binary(stored, "=", bound(first)) }
    let bounds = [
      first.map { SQLExpression.binary(stored, ">=", bound($0)) },
      last.map { SQLExpression.binary(stored, "<=", bound($0)) },
    ]
    return .conjunction(bounds.compactMap { $0 })
  }

  /// What stands between the numbers of dates such as `3/1/2017`, seen in the values.
  private static func separator(of column: SemanticModel.Column) -> Character {
    let seen = [column.minimum, column.maximum] + column.samples
    let mark = seen.lazy.compactMap(\.text).compactMap { text in text.first { "/-.".contains($0) } }.first
    return mark ?? "/"
  }
}
