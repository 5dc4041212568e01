import QuerentCore

/// Renewals abroad that were due in September and October 2026 were pushed, more than once, beyond the data's end.
enum SlippedRenewals {
  static let regions: Set<Region> = [.emea, .apac]
  static let firstDay = TradingCalendar.date(2026, 9, 1)

  static func covers(region: Region, due: CalendarDate) -> Bool {
    regions.contains(region) && firstDay <= due && due <= TradingCalendar.lastDay
  }

  static func slip(_ renewal: inout Opportunity, using random: inout RandomStream) {
    renewal.stage = "Negotiation"
    renewal.timesPushed = random.integer(in: 2...4)
    let earliest = TradingCalendar.lastDay.adding(days: 15)
    renewal.close = max(earliest, renewal.originalClose.adding(days: 22 * renewal.timesPushed))
    renewal.mark = StoryMark(story: .slippedRenewals, amount: renewal.amount)
  }
}
