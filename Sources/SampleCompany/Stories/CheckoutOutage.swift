import QuerentCore

/// For twelve days after the move of EMEA to the new checkout, the VAT check timed out and most online orders of the
/// region were lost. A fix went live on the evening of the last day.
enum CheckoutOutage {
  static let region = Region.emea
  static let firstDay = TradingCalendar.date(2026, 10, 6)
  static let lastDay = TradingCalendar.date(2026, 10, 17)
  static let errorCode = "vat_check_timeout"
  /// The share of online orders that still came through.
  static let survivingShare = 0.07

  static func covers(_ date: CalendarDate, _ place: Region) -> Bool {
    place == region && firstDay <= date && date <= lastDay
  }

  /// Orders that were never placed because of the outage; the generator knows them, no table does.
  struct Loss {
    var orders = 0
    var sales = Money.zero
  }
}
