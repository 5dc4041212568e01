/// The course of a figure over time for each row of an answer, beside the row's figures.
public struct RowCourses: Hashable, Sendable {
  /// What the figure is called: `sales`.
  public var label: String
  /// The length of a period.
  public var grain: TimeGrain
  /// The first day of each period, in the order of time.
  public var periods: [CalendarDate]
  /// For each row of the answer the figure of each period; `nil` where there was none.
  public var values: [[Double?]]

  /// Makes courses.
  public init(label: String, grain: TimeGrain, periods: [CalendarDate], values: [[Double?]]) {
    self.label = label
    self.grain = grain
    self.periods = periods
    self.values = values
  }
}
