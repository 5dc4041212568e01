/// The length of the steps of a series. Hours and finer steps, days and weeks are of fixed length; months are those
/// of the calendar.
public enum Grain: Hashable, Sendable {
  /// Steps of so many seconds, shorter than a day or no whole week, laid from 1970-01-01.
  case seconds(Int)
  case day
  /// From Monday.
  case week
  case month

  public static let hour = Grain.seconds(3600)

  /// The grain of a step in seconds; 28 to 31 days are a month.
  public init(step: Int) {
    switch step {
    case TimeSeries.day: self = .day
    case 7 * TimeSeries.day: self = .week
    case 28 * TimeSeries.day...31 * TimeSeries.day: self = .month
    default: self = .seconds(max(step, 1))
    }
  }

  /// Seconds of a step; of a month the mean of the Gregorian calendar.
  public var seconds: Int {
    switch self {
    case .seconds(let seconds): seconds
    case .day: TimeSeries.day
    case .week: 7 * TimeSeries.day
    case .month: 2_629_746
    }
  }

  /// The number of the step that holds a time, counted from 1970.
  public func index(of second: Int) -> Int {
    switch self {
    case .seconds(let seconds): Self.floored(second, seconds)
    case .day: Self.floored(second, TimeSeries.day)
    // 1970-01-05 was a Monday.
    case .week: Self.floored(second - 4 * TimeSeries.day, 7 * TimeSeries.day)
    case .month: CivilDate(second: second).monthIndex
    }
  }

  /// The first second of a step counted from 1970.
  public func second(of index: Int) -> Int {
    switch self {
    case .seconds(let seconds): index * seconds
    case .day: index * TimeSeries.day
    case .week: index * 7 * TimeSeries.day + 4 * TimeSeries.day
    case .month: CivilDate(monthIndex: index).number * TimeSeries.day
    }
  }

  /// Steps of the shortest season that people live by: a day of hours, a week of days, a year of weeks or months.
  public var season: Int {
    switch self {
    case .seconds(let seconds): seconds >= TimeSeries.day ? 7 : max(TimeSeries.day / seconds, 1)
    case .day: 7
    case .week: 52
    case .month: 12
    }
  }

  /// The word for one step.
  public var word: String {
    switch self {
    case .seconds(3600): "hour"
    case .seconds: "step"
    case .day: "day"
    case .week: "week"
    case .month: "month"
    }
  }

  /// A date for steps of a day or more, else date and time.
  public func text(_ second: Int) -> String {
    let day = Self.floored(second, TimeSeries.day)
    let date = CivilDate(number: day).text
    if case .seconds(let length) = self, length < TimeSeries.day {
      let within = second - day * TimeSeries.day
      func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
      return "\(date) \(two(within / 3600)):\(two(within / 60 % 60)):\(two(within % 60))"
    }
    return date
  }

  static func floored(_ value: Int, _ unit: Int) -> Int {
    value >= 0 ? value / unit : -((unit - 1 - value) / unit)
  }
}
