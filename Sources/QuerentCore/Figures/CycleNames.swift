/// Names of what comes again: the third day of a week is Wednesday.
public enum CycleNames {
  /// `Wednesday` for 3 in a column `day of week`; `nil` for other columns and numbers outside the cycle.
  public static func name(_ number: Int64, _ label: String) -> String? {
    let names: [String]
    switch label {
    case "day of week": names = weekdays
    case "month of year": names = months
    case "quarter of year": names = ["Q1", "Q2", "Q3", "Q4"]
    default: return nil
    }
    return (1...Int64(names.count)).contains(number) ? names[Int(number) - 1] : nil
  }

  private static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November",
    "December",
  ]
}
