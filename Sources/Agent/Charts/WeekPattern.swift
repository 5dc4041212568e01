import QuerentCore

/// Whether the days of a long series go up and down with the week, so that a line of them is a hatching and a calendar shows
/// more.
enum WeekPattern {
  /// From a quarter on a line has too many weeks to tell apart; beyond three years a calendar has too many blocks.
  private static let days = 90...1_100
  /// The share of the variance that lies between the days of the week (the correlation ratio).
  private static let leastShare = 0.5

  static func isStrong(_ key: Int, _ figure: Int, _ table: ResultTable) -> Bool {
    guard days.contains(table.rows.count) else { return false }
    var groups = [[Double]](repeating: [], count: 7)
    for row in table.rows {
      guard let text = row[key].text, text.utf8.count == 10, let date = CalendarDate(iso: text) else {
        return false
      }
      if let value = row[figure].number { groups[date.weekday - 1].append(value) }
    }
    let values = groups.joined()
    guard values.count >= days.lowerBound, groups.allSatisfy({ $0.count > 1 }) else { return false }
    let mean = values.reduce(0, +) / Double(values.count)
    let whole = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let between = groups.reduce(0) { sum, group in
      let level = group.reduce(0, +) / Double(group.count)
      return sum + Double(group.count) * (level - mean) * (level - mean)
    }
    return whole > 0 && between / whole >= leastShare
  }
}
