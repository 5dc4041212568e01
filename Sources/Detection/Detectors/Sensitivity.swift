/// How many false alarms a year of one series may raise, in place of a number of deviations that nobody can choose.
public enum Sensitivity: String, Hashable, Sendable, CaseIterable {
  case low, normal, high

  /// False alarms a series and year.
  public var falseAlarmsPerYear: Double {
    switch self {
    case .low: 0.2
    case .normal: 0.5
    case .high: 2
    }
  }

  /// What thresholds in standard deviations are multiplied by, 1 being `normal`: from the normal tail at the
  /// budgets above for a series of days.
  var factor: Double {
    switch self {
    case .low: 1.1
    case .normal: 1
    case .high: 0.86
    }
  }
}
