import QuerentCore

/// A bucket of time as results write it, `2017`, `2017-Q1`, `2017-H1`, `FY2017-Q1`, `2017-03`, `2017-W09`,
/// `2017-03-01`, `2017-03-01 14:00`, counted in buckets of its grain.
struct Period: Hashable {
  var grain: TimeGrain
  /// Years, halves, quarters, months, days or hours since year 0 or 1970; for weeks the day on which the week starts.
  var ordinal: Int

  /// `nil` when the cell is no period. `grain` decides what a full date stands for (the first day of its month).
  init?(_ value: Value, grain: TimeGrain?) {
    if case .integer(let year) = value {
      guard grain == .year, (1...9999).contains(year) else { return nil }
      self.init(grain: .year, ordinal: Int(year))
      return
    }
    guard let text = value.text else { return nil }
    if let date = CalendarDate(iso: text) {
      let grain = grain ?? (text.utf8.count > 10 ? .hour : .day)
      self.init(date, grain, text)
      return
    }
    let isFiscal = text.hasPrefix("FY")
    let parts = text.dropFirst(isFiscal ? 2 : 0).split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, first.utf8.count == 4, let year = Int(first) else { return nil }
    guard parts.count == 2 else {
      guard parts.count == 1 else { return nil }
      self.init(grain: isFiscal ? .fiscalYear : .year, ordinal: year)
      return
    }
    let rest = parts[1]
    if rest.first == "Q", let quarter = Int(rest.dropFirst()), (1...4).contains(quarter) {
      self.init(grain: isFiscal ? .fiscalQuarter : .quarter, ordinal: year * 4 + quarter - 1)
    } else if rest.first == "H", let half = Int(rest.dropFirst()), (1...2).contains(half) {
      self.init(grain: isFiscal ? .fiscalHalfYear : .halfYear, ordinal: year * 2 + half - 1)
    } else if isFiscal {
      return nil
    } else if rest.first == "W", let week = Int(rest.dropFirst()), (0...53).contains(week),
      let fourth = CalendarDate(year: year, month: 1, day: 4)
    {
      // ISO 8601: 4 January lies in week 1.
      let monday = fourth.adding(days: 1 - fourth.weekday)
      self.init(grain: .week, ordinal: monday.daysSinceEpoch + 7 * (week - 1))
    } else if rest.utf8.count == 2, let month = Int(rest), (1...12).contains(month) {
      self.init(grain: .month, ordinal: year * 12 + month - 1)
    } else {
      return nil
    }
  }

  private init(grain: TimeGrain, ordinal: Int) {
    self.grain = grain
    self.ordinal = ordinal
  }

  private init(_ date: CalendarDate, _ grain: TimeGrain, _ text: String) {
    self.grain = grain
    switch grain {
    case .year, .fiscalYear: ordinal = date.year
    case .halfYear, .fiscalHalfYear: ordinal = date.year * 2 + (date.month - 1) / 6
    case .quarter, .fiscalQuarter: ordinal = date.year * 4 + date.quarter - 1
    case .month: ordinal = date.year * 12 + date.month - 1
    case .week, .day: ordinal = date.daysSinceEpoch
    case .hour:
      var digits = text.utf8.dropFirst(11).makeIterator()
      var hour = 0
      if let tens = digits.next(), let ones = digits.next(), (48...57).contains(tens),
        (48...57).contains(ones)
      {
        hour = Int(tens - 48) * 10 + Int(ones - 48)
      }
      ordinal = date.daysSinceEpoch * 24 + hour
    }
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// What people call the bucket.
  static func name(_ ordinal: Int, grain: TimeGrain) -> String {
    switch grain {
    case .year: return String(ordinal)
    case .quarter: return "Q\(ordinal % 4 + 1) \(ordinal / 4)"
    case .halfYear: return "H\(ordinal % 2 + 1) \(ordinal / 2)"
    case .fiscalYear: return "FY\(ordinal)"
    case .fiscalQuarter: return "Q\(ordinal % 4 + 1) FY\(ordinal / 4)"
    case .fiscalHalfYear: return "H\(ordinal % 2 + 1) FY\(ordinal / 2)"
    case .month: return "\(months[ordinal % 12]) \(ordinal / 12)"
    case .week: return "week of \(CalendarDate(daysSinceEpoch: ordinal))"
    case .day: return CalendarDate(daysSinceEpoch: ordinal).iso
    case .hour:
      let hour = (ordinal % 24 + 24) % 24
      return "\(CalendarDate(daysSinceEpoch: (ordinal - hour) / 24)) \(hour < 10 ? "0" : "")\(hour):00"
    }
  }

  /// Distances between axis marks, finest first.
  enum Step: Hashable {
    /// Every n-th hour, day, month, quarter or year of the calendar.
    case every(Int)
    /// Every n-th Monday.
    case weeks(Int)
    /// The first of every n-th month, or the week it lies in.
    case months(Int)
  }

  static func steps(_ grain: TimeGrain) -> [Step] {
    switch grain {
    case .year, .fiscalYear: [1, 2, 5, 10, 20, 50, 100].map(Step.every)
    case .halfYear, .fiscalHalfYear: [1, 2, 4, 10, 20].map(Step.every)
    case .quarter, .fiscalQuarter: [1, 2, 4, 8, 20, 40].map(Step.every)
    case .month: [1, 2, 3, 6, 12, 24, 60, 120].map(Step.every)
    case .day: [.every(1), .weeks(1), .weeks(2)] + [1, 2, 3, 6, 12, 24, 60].map(Step.months)
    case .week: [.weeks(1), .weeks(2), .weeks(4)] + [1, 2, 3, 6, 12, 24, 60].map(Step.months)
    case .hour: [1, 3, 6, 12, 24, 168].map(Step.every)
    }
  }

  /// The label of a mark at a position, or `nil` where none stands. The year is printed on the first mark and where
  /// it changes.
  static func tick(_ ordinal: Int, grain: TimeGrain, step: Step, after previous: Int?) -> String? {
    switch (grain, step) {
    case (.year, .every(let count)), (.fiscalYear, .every(let count)):
      return ordinal % count == 0 ? name(ordinal, grain: grain) : nil
    case (.halfYear, .every(let count)), (.fiscalHalfYear, .every(let count)):
      guard ordinal % count == 0 else { return nil }
      return previous.map { $0 / 2 == ordinal / 2 } == true
        ? "H\(ordinal % 2 + 1)" : name(ordinal, grain: grain)
    case (.quarter, .every(let count)), (.fiscalQuarter, .every(let count)):
      guard ordinal % count == 0 else { return nil }
      return previous.map { $0 / 4 == ordinal / 4 } == true
        ? "Q\(ordinal % 4 + 1)" : name(ordinal, grain: grain)
    case (.month, .every(let count)):
      guard ordinal % count == 0 else { return nil }
      return previous.map { $0 / 12 == ordinal / 12 } == true
        ? months[ordinal % 12] : name(ordinal, grain: grain)
    case (.hour, .every(let count)):
      guard ordinal % count == 0 else { return nil }
      let hour = (ordinal % 24 + 24) % 24
      let date = CalendarDate(daysSinceEpoch: (ordinal - hour) / 24)
      let isNewDay = previous.map { ($0 - hour) / 24 != (ordinal - hour) / 24 } ?? true
      return hour == 0 || isNewDay && count >= 24
        ? dayLabel(date) : "\(hour < 10 ? "0" : "")\(hour):00"
    default: return dayTick(ordinal, grain: grain, step: step, after: previous)
    }
  }

  private static func dayTick(_ ordinal: Int, grain: TimeGrain, step: Step, after previous: Int?) -> String? {
    let date = CalendarDate(daysSinceEpoch: ordinal)
    switch step {
    case .every: return dayLabel(date)
    case .weeks(let count):
      // Weeks of the axis may start on another day than Monday; days are marked on Mondays.
      let start = grain == .week ? ordinal : ordinal - (date.weekday - 1)
      guard start == ordinal, (start + 3) / 7 % count == 0 else { return nil }
      return dayLabel(date)
    case .months(let count):
      // A week is marked when the first of the month lies in it.
      let end = date.adding(days: grain == .week ? 6 : 0)
      guard end.day == 1 || (grain == .week && end.month != date.month) || date.day == 1 else { return nil }
      let month = end.year * 12 + end.month - 1
      guard month % count == 0 else { return nil }
      let isSameYear = previous.map { CalendarDate(daysSinceEpoch: $0).adding(days: 6).year == end.year }
      return isSameYear == true ? months[month % 12] : "\(months[month % 12]) \(end.year)"
    }
  }

  private static func dayLabel(_ date: CalendarDate) -> String { "\(months[date.month - 1]) \(date.day)" }
}
