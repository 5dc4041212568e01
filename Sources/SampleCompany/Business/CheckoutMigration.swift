import QuerentCore

/// The move of the regions from the old checkout to the new one, pilot customers first.
enum CheckoutMigration {
  enum Stage: String, CaseIterable {
    case legacy, pilot, migrated
  }

  static let pilotFrom = TradingCalendar.date(2026, 1, 12)

  /// The day on which all customers of a region moved.
  static func cutover(of region: Region) -> CalendarDate {
    switch region {
    case .west: TradingCalendar.date(2026, 3, 3)
    case .east: TradingCalendar.date(2026, 4, 14)
    case .central: TradingCalendar.date(2026, 5, 12)
    case .south: TradingCalendar.date(2026, 6, 16)
    case .apac: TradingCalendar.date(2026, 8, 18)
    case .emea: CheckoutOutage.firstDay
    }
  }

  static func stage(of customer: Customer, on date: CalendarDate) -> Stage {
    if date >= cutover(of: customer.region) { return .migrated }
    return customer.isPilot && date >= pilotFrom ? .pilot : .legacy
  }

  /// The stages in use in a region on a day, with the usual share of its traffic.
  static func stages(in region: Region, on date: CalendarDate) -> [(stage: Stage, share: Double)] {
    if date >= cutover(of: region) { return [(.migrated, 1)] }
    return date >= pilotFrom ? [(.legacy, 0.87), (.pilot, 0.13)] : [(.legacy, 1)]
  }
}
