/// Values at equal steps of time. A step without rows is a gap (`nil`), never a zero.
public struct TimeSeries: Hashable, Sendable {
  public static let day = 86_400

  public var name: String
  /// Seconds since 1970-01-01 of the first step, in the data's own clock.
  public var start: Int
  /// Seconds between steps.
  public var step: Int
  public var values: [Double?]

  /// Makes a series.
  public init(name: String, start: Int, step: Int = Self.day, values: [Double?]) {
    self.name = name
    self.start = start
    self.step = step
    self.values = values
  }

  /// Lays observations on a grid. The step is the commonest distance between neighbouring times when it repeats,
  /// else one day; observations in the same step are added up.
  /// - Returns: `nil` without observations.
  public init?(name: String, observations: [(second: Int, value: Double)]) {
    let sorted = observations.sorted { $0.second < $1.second }
    guard let first = sorted.first, let last = sorted.last else { return nil }
    let step = Self.step(of: sorted.map(\.second))
    let origin = step >= Self.day ? Self.floor(first.second, to: Self.day) : first.second
    let position = { (second: Int) in (second - origin) / step }
    guard position(last.second) < 10_000_000 else { return nil }
    var values = [Double?](repeating: nil, count: position(last.second) + 1)
    for observation in sorted {
      values[position(observation.second), default: 0] += observation.value
    }
    self.init(name: name, start: origin, step: step, values: values)
  }

  public func second(at index: Int) -> Int { start + index * step }

  /// Steps of one season: a week of days, a day of finer steps.
  public var season: Int { step >= Self.day ? 7 : max(Self.day / step, 1) }

  private static func floor(_ second: Int, to unit: Int) -> Int {
    second - ((second % unit) + unit) % unit
  }

  private static func step(of seconds: [Int]) -> Int {
    var counts: [Int: Int] = [:]
    for (earlier, later) in zip(seconds, seconds.dropFirst()) where later > earlier {
      counts[later - earlier, default: 0] += 1
    }
    let total = counts.values.reduce(0, +)
    guard let (step, count) = counts.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }),
      count * 2 >= total
    else { return day }
    return step
  }
}

extension Array where Element == Double? {
  fileprivate subscript(index: Int, default fallback: Double) -> Double {
    get { self[index] ?? fallback }
    set { self[index] = newValue }
  }
}
