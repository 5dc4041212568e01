/// What rows of one series say at one time: their sum and how many they are.
public struct Observation: Hashable, Sendable {
  public var series: String
  /// Seconds since 1970-01-01, in the clock whose days are meant.
  public var second: Int
  public var sum: Double
  /// Values that `sum` adds up.
  public var count: Int

  /// Makes an observation.
  public init(series: String, second: Int, sum: Double, count: Int = 1) {
    self.series = series
    self.second = second
    self.sum = sum
    self.count = count
  }
}

/// What the values of one step become.
public enum StepAggregate: String, Hashable, Sendable, CaseIterable {
  case sum, avg, count
}
