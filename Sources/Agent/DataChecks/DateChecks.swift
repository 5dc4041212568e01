import QuerentCore
import SemanticLayer

/// Dates that are none, days that are missing, tables that end early, last days that are not whole.
struct DateChecks {
  let checker: DataChecker
  let cancellation: CancellationFlag

  func check(_ table: SemanticModel.Table, _ report: inout DataReport) {
    for column in table.columns where Self.holdsDates(column) { badDates(table, column, &report) }
    guard let name = table.defaultTimeDimension, let column = table.column(named: name),
      let days = days(table, column, &report)
    else { return }
    gaps(table, column, days, &report)
  }

  /// Tables that end well before the others do, and last days with far fewer rows than their weekday has.
  func checkLoads(_ tables: [SemanticModel.Table], _ report: inout DataReport) {
    guard let today = LastDate.find(in: checker.model) else { return }
    for table in tables where table.rowCount > 0 && !cancellation.isCancelled {
      guard let name = table.defaultTimeDimension, let column = table.column(named: name),
        Self.isEvent(column), let days = days(table, column, &report), days.count >= 28,
        let last = days.keys.max(), let first = days.keys.min()
      else { continue }
      let ordered = days.keys.sorted()
      let steps = zip(ordered, ordered.dropFirst()).map { $1.daysSinceEpoch - $0.daysSinceEpoch }.sorted()
      let usual = steps[steps.count * 95 / 100]
      let lag = today.daysSinceEpoch - last.daysSinceEpoch
      if lag > max(3, 2 * usual) {
        report.findings.append(
          DataFinding(
            kind: .lateLoad, table: table.name, column: name, count: lag,
            text:
              "\(table.name) ends on \(last), \(DataChecker.counted(lag, "day")) before the newest data (\(today)).",
            isSerious: table.columns.contains { $0.role == .measure }))
        continue
      }
      let peers = ordered.filter { $0.weekday == last.weekday && $0 != last && $0 >= first }.suffix(8)
        .compactMap { days[$0] }.sorted()
      guard peers.count >= 4, let count = days[last] else { continue }
      let median = peers[peers.count / 2]
      if median >= 10, count * 2 < median {
        report.findings.append(
          DataFinding(
            kind: .partialPeriod, table: table.name, column: name, count: count,
            text:
              "The last day of \(table.name), \(last), has \(DataChecker.counted(count, "row")) where its weekday "
              + "usually has \(FigureFormat.number(Double(median))): it may not be whole.",
            isSerious: false))
      }
    }
  }

  private static func isEvent(_ column: SemanticModel.Column) -> Bool {
    switch column.timeRole {
    case .event, .created, .snapshot, nil: true
    case .due, .closed, .start, .end, .birth: false
    }
  }

  /// Dates kept as text, and text that starts like a date: one value that is none makes a column text.
  private static func holdsDates(_ column: SemanticModel.Column) -> Bool {
    guard column.type == .text || column.isStoredAsText else { return false }
    return column.role == .time || column.samples.contains { LastDate.date($0, style: .iso) != nil }
  }

  /// Values of a column of dates that are no dates, or lie where no business was.
  private func badDates(
    _ table: SemanticModel.Table, _ column: SemanticModel.Column, _ report: inout DataReport
  ) {
    let (name, cell) = (DataChecker.quoted(table.name), DataChecker.quoted(column.name))
    let sql = "SELECT \(cell), COUNT(*) FROM \(name) WHERE \(cell) IS NOT NULL GROUP BY 1 LIMIT 200000"
    let what = "dates of \(table.name).\(column.name)"
    guard let rows = checker.rows(sql, what: what, &report, cancellation) else { return }
    let bad = rows.filter { row in
      guard let date = LastDate.date(row[0], style: column.dateStyle) else { return true }
      return !(1900...2200).contains(date.year)
    }
    // A text column is meant to hold dates when nearly all of its values are some.
    guard column.role == .time || bad.count * 10 <= rows.count else { return }
    let count = bad.reduce(0) { $0 + Int($1[1].number ?? 0) }
    guard count > 0 else { return }
    let examples = bad.prefix(3).map { "\"\($0[0].description)\"" }.joined(separator: ", ")
    report.findings.append(
      DataFinding(
        kind: .badDates, table: table.name, column: column.name, count: count,
        text: "\(DataChecker.counted(count, "row")) of \(table.name) have a \(column.name) that is no date: "
          + "\(examples)\(bad.count > 3 ? ", …" : "").",
        isSerious: true))
  }

  /// Rows a day; `nil` when the column cannot be read as days.
  private func days(
    _ table: SemanticModel.Table, _ column: SemanticModel.Column, _ report: inout DataReport
  ) -> [CalendarDate: Int]? {
    let (name, cell) = (DataChecker.quoted(table.name), DataChecker.quoted(column.name))
    let day =
      switch column.dateStyle {
      case .epochSeconds: "CAST(\(cell) / 86400 AS INTEGER) * 86400"
      case .epochMilliseconds: "CAST(\(cell) / 86400000 AS INTEGER) * 86400000"
      case .iso, nil: "substr(\(cell), 1, 10)"
      default: cell
      }
    let sql = "SELECT \(day), COUNT(*) FROM \(name) WHERE \(cell) IS NOT NULL GROUP BY 1 LIMIT 200000"
    guard let rows = checker.rows(sql, what: "days of \(table.name)", &report, cancellation) else {
      return nil
    }
    var days: [CalendarDate: Int] = [:]
    for row in rows {
      guard let date = LastDate.date(row[0], style: column.dateStyle) else { continue }
      days[date, default: 0] += Int(row[1].number ?? 0)
    }
    return days.isEmpty ? nil : days
  }

  /// Days without rows on weekdays that nearly always have some.
  private func gaps(
    _ table: SemanticModel.Table, _ column: SemanticModel.Column, _ days: [CalendarDate: Int],
    _ report: inout DataReport
  ) {
    guard Self.isEvent(column), let first = days.keys.min(), let last = days.keys.max() else { return }
    let span = last.daysSinceEpoch - first.daysSinceEpoch
    guard span >= 28, span < 40_000 else { return }
    var present = Array(repeating: 0, count: 8)
    var total = present
    for offset in 0...span {
      let date = first.adding(days: offset)
      total[date.weekday] += 1
      if days[date] != nil { present[date.weekday] += 1 }
    }
    let missing = (0...span).map { first.adding(days: $0) }.filter { date in
      days[date] == nil && Double(present[date.weekday]) >= 0.9 * Double(total[date.weekday])
    }
    guard !missing.isEmpty else { return }
    let examples = Self.runs(missing).prefix(3).map { run in
      run.count == 1 ? run[0].iso : "\(run[0]) to \(run[run.count - 1])"
    }
    report.findings.append(
      DataFinding(
        kind: .gaps, table: table.name, column: column.name, count: missing.count,
        text:
          "\(DataChecker.counted(missing.count, "day")) of \(table.name) have no rows although their weekday nearly "
          + "always has some: \(examples.joined(separator: ", "))\(Self.runs(missing).count > 3 ? ", …" : "").",
        isSerious: false))
  }

  /// Neighbouring days together, the longest first.
  private static func runs(_ days: [CalendarDate]) -> [[CalendarDate]] {
    var runs: [[CalendarDate]] = []
    for day in days {
      if let last = runs.last?.last, day.daysSinceEpoch - last.daysSinceEpoch == 1 {
        runs[runs.count - 1].append(day)
      } else {
        runs.append([day])
      }
    }
    return runs.sorted { $0.count == $1.count ? $0[0] < $1[0] : $0.count > $1.count }
  }
}
