/// Values at equal steps of time. A step without rows is a gap (`nil`), never a zero.
public struct TimeSeries: Hashable, Sendable {
  public static let day = 86_400

  public var name: String
  /// Seconds since 1970-01-01 of the first step, in the data's own clock.
  public var start: Int
  public var grain: Grain
  public var values: [Double?]

  /// Makes a series.
  public init(name: String, start: Int, grain: Grain, values: [Double?]) {
    self.name = name
    self.start = start
    self.grain = grain
    self.values = values
  }

  /// Makes a series of steps of fixed length.
  public init(name: String, start: Int, step: Int = Self.day, values: [Double?]) {
    self.init(name: name, start: start, grain: Grain(step: step), values: values)
  }

  /// Lays observations on a grid of their commonest step. Those in the same step are added up.
  /// - Returns: `nil` without observations.
  public init?(name: String, observations: [(second: Int, value: Double)]) {
    let groups = observations.map { Observation(series: name, second: $0.second, sum: $0.value) }
    guard let first = SeriesAssembly(groups).series.first else { return nil }
    self = first
  }

  /// Seconds between steps; for months their mean.
  public var step: Int { grain.seconds }

  /// The first second of a step, which may lie beyond the end.
  public func second(at index: Int) -> Int {
    grain == .month ? grain.second(of: grain.index(of: start) + index) : start + index * step
  }

  /// When a step begins, as text.
  public func stamp(at index: Int) -> String { grain.text(second(at: index)) }

  /// Steps of one season: a week of days, a day of finer steps.
  public var season: Int { step >= Self.day ? 7 : max(Self.day / step, 1) }

  /// Steps of a year, rounded.
  var yearInSteps: Int { max((365 * Self.day + step / 2) / step, 1) }
}
