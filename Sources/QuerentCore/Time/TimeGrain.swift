/// The length of the buckets a time series is cut into.
public enum TimeGrain: String, Hashable, Sendable, CaseIterable, Comparable {
  case hour, day, week, month, quarter, year

  public static func < (left: TimeGrain, right: TimeGrain) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// A cyclic part of a date: "per weekday" groups every Monday together, "by week" does not.
public enum TimePart: String, Hashable, Sendable, CaseIterable {
  case hourOfDay = "hour_of_day"
  case dayOfWeek = "day_of_week"
  case dayOfMonth = "day_of_month"
  case monthOfYear = "month_of_year"
  case quarterOfYear = "quarter_of_year"
  case year
}
