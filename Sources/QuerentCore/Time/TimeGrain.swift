/// The length of the buckets a time series is cut into.
public enum TimeGrain: String, Hashable, Sendable, CaseIterable, Comparable {
  case hour, day, week, month, quarter
  /// Quarters of the fiscal year, which may start in another month than January.
  case fiscalQuarter = "fiscal_quarter"
  case halfYear = "half_year"
  case fiscalHalfYear = "fiscal_half_year"
  case year
  case fiscalYear = "fiscal_year"

  public static func < (left: TimeGrain, right: TimeGrain) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// Whether the buckets are counted from the start of the fiscal year.
  public var isFiscal: Bool { calendar != self }

  /// The grain of the same length in the calendar year.
  public var calendar: TimeGrain {
    switch self {
    case .fiscalQuarter: .quarter
    case .fiscalHalfYear: .halfYear
    case .fiscalYear: .year
    default: self
    }
  }

  /// The grain of the same length in the fiscal year; shorter ones are the same in both.
  public var fiscal: TimeGrain {
    switch self {
    case .quarter: .fiscalQuarter
    case .halfYear: .fiscalHalfYear
    case .year: .fiscalYear
    default: self
    }
  }

  /// How many months a bucket has; `nil` for those that are counted in days.
  public var months: Int? {
    switch calendar {
    case .month: 1
    case .quarter: 3
    case .halfYear: 6
    case .year: 12
    default: nil
    }
  }

  /// The grain in words: `fiscal quarter`, `half-year`.
  public var words: String {
    switch self {
    case .halfYear: "half-year"
    case .fiscalQuarter, .fiscalHalfYear, .fiscalYear: "fiscal \(calendar.words)"
    default: rawValue
    }
  }
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
