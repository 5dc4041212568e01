import QuerentCore

/// Two reps give a little more discount every month from March 2026 on, with nothing to show for it in volume.
enum DiscountDrift {
  static let reps = ["Marcus Oyelaran", "Priya Raman"]
  static let firstDay = TradingCalendar.date(2026, 3, 1)

  /// Percentage points on top of the usual discount: two in the first month, two more each month, at most fourteen.
  static func extraPercent(of rep: String, on date: CalendarDate) -> Int {
    guard date >= firstDay, reps.contains(rep) else { return 0 }
    return min(14, 2 * (date.month - firstDay.month + 1))
  }
}
