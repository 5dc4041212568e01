import QuerentCore
import SemanticLayer

/// Finds the last date in the data, which stands for "today".
///
/// Dates that lie in the future by nature (due, end, expected close, birthdays) do not count while a table records
/// when something happened. The biggest table decides; others may go on for a month longer, so that a typing error, or
/// a table of plans that does not say so, cannot move "today".
enum LastDate {
  static func find(in model: SemanticModel) -> CalendarDate? {
    let dated = model.tables.flatMap { table in
      table.columns.compactMap {
        column -> (date: CalendarDate, column: SemanticModel.Column, table: SemanticModel.Table)? in
        guard column.role == .time, let date = date(column.maximum, style: column.dateStyle) else {
          return nil
        }
        return (date, column, table)
      }
    }
    let defaults = dated.filter { $0.table.defaultTimeDimension == $0.column.name }
    let events = defaults.filter { happened($0.column.timeRole) }
    let facts = events.filter { entry in entry.table.columns.contains { $0.role == .measure } }
    let candidates = [facts, events, defaults, dated].first { !$0.isEmpty } ?? []
    guard let anchor = candidates.max(by: { $0.table.rowCount < $1.table.rowCount })?.date else { return nil }
    return candidates.map(\.date).filter { $0 <= anchor.adding(months: 1) }.max()
  }

  private static func happened(_ role: SemanticModel.Column.TimeRole?) -> Bool {
    switch role {
    case .event, .created, .snapshot, nil: true
    case .due, .closed, .start, .end, .birth: false
    }
  }

  /// Reads a stored date in whatever style its column keeps.
  static func date(_ value: Value, style: Catalogue.Column.DateStyle?) -> CalendarDate? {
    switch (style, value) {
    case (.iso?, .text(let text)), (nil, .text(let text)): return CalendarDate(iso: text)
    case (.epochSeconds?, .integer(let seconds)):
      return CalendarDate(daysSinceEpoch: Int((Double(seconds) / 86_400).rounded(.down)))
    case (.epochMilliseconds?, .integer(let milliseconds)):
      return CalendarDate(daysSinceEpoch: Int((Double(milliseconds) / 86_400_000).rounded(.down)))
    case (.monthDayYear?, .text(let text)): return parts(of: text).flatMap { ymd($0[2], $0[0], $0[1]) }
    case (.dayMonthYear?, .text(let text)): return parts(of: text).flatMap { ymd($0[2], $0[1], $0[0]) }
    case (.compact?, let value):
      guard let number = Int(value.description) else { return nil }
      return CalendarDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    case (.yearMonth?, let value):
      let digits = value.description.filter(\.isNumber)
      guard digits.count == 6, let number = Int(digits) else { return nil }
      return CalendarDate(year: number / 100, month: number % 100, day: 1).map {
        $0.adding(months: 1).adding(days: -1)
      }
    case (.year?, let value):
      return Int(value.description).flatMap { CalendarDate(year: $0, month: 12, day: 31) }
    default: return nil
    }
  }

  private static func parts(of text: String) -> [Int]? {
    let numbers = text.split { !$0.isNumber }.prefix(3).compactMap { Int($0) }
    return numbers.count == 3 ? numbers : nil
  }

  private static func ymd(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate? {
    CalendarDate(year: year < 100 ? year + (year < 70 ? 2000 : 1900) : year, month: month, day: day)
  }
}
