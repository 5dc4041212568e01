import QuerentCore

/// For a week one article was sold for a tenth of its list price: a decimal point in the wrong place.
enum PricingError {
  static let product = "Thermal Labels 4x6"
  static let firstDay = TradingCalendar.date(2026, 7, 13)
  static let lastDay = TradingCalendar.date(2026, 7, 19)

  static func covers(_ name: String, on date: CalendarDate) -> Bool {
    name == product && firstDay <= date && date <= lastDay
  }

  static func price(list: Money) -> Money { list.percent(10) }
}
