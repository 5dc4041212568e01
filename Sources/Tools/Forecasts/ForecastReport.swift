public import QuerentCore

/// What figures are expected to do, period by period, and how good such forecasts were so far.
public struct ForecastReport: Sendable {
  /// A period ahead and what is expected of it.
  public struct Row: Sendable {
    public var range: TimeRange
    public var mean: Double
    public var interval80: ClosedRange<Double>
    public var interval95: ClosedRange<Double>
    /// What was there already, of a period that has begun; it is part of the mean.
    public var actual: Double?
  }

  /// A series and its forecast.
  public struct Line: Sendable {
    public var members: [Value]
    public var rows: [Row]
    /// The periods between the data and the first row.
    public var lead: [Row]
    /// All rows together; for figures that are not added up, `nil`.
    public var total: Row?
    /// The models blended.
    public var model: String
    /// Sum of absolute errors over sum of absolute values, of forecasts of the same periods from earlier days.
    public var backtestError: Double
    public var backtestOrigins: Int
    /// What it is to reach.
    public var goal: Goal?
  }

  /// A goal for a stretch of time, and what is expected by its end.
  public struct Goal: Sendable {
    public var amount: Double
    /// What is there already.
    public var soFar: Double
    /// All that is expected: what is there and the forecast of the rest.
    public var expected: Double
    public var interval80: ClosedRange<Double>
    /// How likely it is reached, 0…1, by the errors of forecasts of as long a rest from earlier days; `nil` where too
    /// few could be made.
    public var chance: Double?
  }

  /// When an amount is reached.
  public struct Arrival: Sendable {
    /// What is added up: from this day on; `nil` where single periods are meant.
    public var since: CalendarDate?
    /// The sum, or the highest period, up to the last date in the data.
    public var soFar: Double
    /// The day or the start of the period on which the mean gets there; `nil` when it does not within the horizon.
    public var expected: CalendarDate?
    /// As the upper and the lower bound of the 80 % interval have it.
    public var earliest: CalendarDate?
    public var latest: CalendarDate?
    /// Whether it lies in the data.
    public var isPast: Bool
    /// The last day looked at.
    public var horizon: CalendarDate
  }

  public var series: PlannedSeries
  /// The grain of the rows.
  public var grain: TimeGrain
  /// History at the grain of the rows, for a chart: the last periods that are complete.
  public var history: [(range: TimeRange, values: [Double?])]
  public var lines: [Line]
  /// Members with too little history.
  public var leftOut: Int
  public var asked: TimeRange?
  public var arrival: Arrival?
  public var target: Double?
  /// What a goal is called, `quota`.
  public var goalLabel: String?
}
