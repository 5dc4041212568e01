/// Lays observations of one or many series on the grid of their time: finds the grain when none is given, joins what
/// falls into the same step, leaves steps without rows open, and takes a first or last step off that the data covers
/// in part only.
public struct SeriesAssembly {
  /// In the order of their names' first observation.
  public private(set) var series: [TimeSeries] = []
  public private(set) var grain: Grain = .day
  /// Whether the grain was found because rows stand too thinly for the steps they could have had.
  public private(set) var isCoarsened = false
  /// Whether each time was taken as a step, rather than as an event within one.
  public private(set) var areSteps = false
  /// Whether repeated times were averaged although nobody asked for it.
  public private(set) var areAveraged = false
  /// Times that stood on several rows of the same series.
  public private(set) var repeated = 0
  /// The first second of a step that was left out because the data begins or ends within it.
  public private(set) var partialFirst: Int?
  public private(set) var partialLast: Int?

  /// More steps than this are refused: a wrong date would make them.
  static let mostSteps = 10_000_000

  /// - Parameter grain: `nil` finds it: times that are unique in their series are steps of their commonest distance,
  ///   others are events and counted by day, or by week or month when most days have none.
  /// - Parameter aggregate: `nil` adds up; but where times are steps finer than a day and few of them repeat, as in the
  ///   hour that the clocks are set back, it takes the mean of those.
  public init(_ observations: [Observation], grain: Grain? = nil, aggregate: StepAggregate? = nil) {
    var order: [String] = []
    var groups: [String: [Observation]] = [:]
    for observation in observations {
      if groups[observation.series] == nil { order.append(observation.series) }
      groups[observation.series, default: []].append(observation)
    }
    let sorted = order.map { (groups[$0] ?? []).sorted { $0.second < $1.second } }
    repeated = sorted.reduce(0) { total, group in
      total + zip(group, group.dropFirst()).count { $0.second == $1.second } + group.count { $0.count > 1 }
    }
    self.grain = grain ?? findGrain(of: sorted)
    areAveraged = aggregate == nil && areSteps && repeated > 0 && self.grain.seconds < TimeSeries.day
    let aggregate = aggregate ?? (areAveraged ? .avg : .sum)
    let bounds = areSteps ? nil : completeSteps(sorted)
    for (name, group) in zip(order, sorted) {
      if let laid = lay(group, name: name, aggregate, bounds) { series.append(laid) }
    }
  }

  private func lay(
    _ group: [Observation], name: String, _ aggregate: StepAggregate, _ bounds: ClosedRange<Int>?
  ) -> TimeSeries? {
    // Times that are steps themselves keep their offset; events go to the steps of the calendar.
    let isFree = if case .seconds = grain { areSteps } else { false }
    let origin = isFree ? group.first?.second ?? 0 : 0
    let step = { (second: Int) in grain.index(of: second - origin) }
    let inside = group.filter { observation in bounds.map { $0.contains(step(observation.second)) } ?? true }
    guard let first = inside.first, let last = inside.last else { return nil }
    let (low, high) = (step(first.second), step(last.second))
    guard high - low < Self.mostSteps else { return nil }
    var sums = [Double](repeating: 0, count: high - low + 1)
    var counts = [Int](repeating: 0, count: high - low + 1)
    for observation in inside {
      sums[step(observation.second) - low] += observation.sum
      counts[step(observation.second) - low] += observation.count
    }
    let values = sums.indices.map { index -> Double? in
      guard counts[index] > 0 else { return nil }
      return switch aggregate {
      case .sum: sums[index]
      case .avg: sums[index] / Double(counts[index])
      case .count: Double(counts[index])
      }
    }
    return TimeSeries(name: name, start: origin + grain.second(of: low), grain: grain, values: values)
  }

  // MARK: The grain

  private mutating func findGrain(of groups: [[Observation]]) -> Grain {
    if repeated * 20 <= groups.reduce(0, { $0 + $1.count }), let step = Self.commonStep(of: groups) {
      areSteps = true
      return step
    }
    guard let first = groups.compactMap(\.first?.second).min(),
      let last = groups.compactMap(\.last?.second).max()
    else { return .day }
    let isClocked = groups.contains { $0.contains { $0.second % TimeSeries.day != 0 } }
    if isClocked, last - first < 10 * TimeSeries.day { return .hour }
    // The finest grain at which the usual series has rows in three of five steps.
    for grain in [Grain.day, .week] {
      let shares = groups.map { group -> Double in
        let steps = group.map { grain.index(of: $0.second) }
        guard let low = steps.first, let high = steps.last else { return 0 }
        return Double(Set(steps).count) / Double(high - low + 1)
      }
      let span = grain.index(of: last) - grain.index(of: first)
      if RobustStatistics.median(shares) >= 0.6 || span < 3 * leastDetectionHistory { return grain }
      isCoarsened = true
    }
    return .month
  }

  /// The commonest distance between neighbouring times, when most distances are it.
  private static func commonStep(of groups: [[Observation]]) -> Grain? {
    var counts: [Int: Int] = [:]
    var monthly = 0
    for group in groups {
      for (earlier, later) in zip(group, group.dropFirst()) {
        let distance = later.second - earlier.second
        if distance == 0 { continue }
        counts[distance, default: 0] += 1
        if (28 * TimeSeries.day...31 * TimeSeries.day).contains(distance) { monthly += 1 }
      }
    }
    let total = counts.values.reduce(0, +)
    guard total > 0 else { return nil }
    if monthly * 5 >= total * 4 { return .month }
    guard let (step, count) = counts.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }),
      count * 2 >= total
    else { return nil }
    return Grain(step: step)
  }

  // MARK: Periods in part

  /// The steps that the data covers whole: the last one is left out when its last time comes much earlier within it
  /// than in nineteen of twenty other steps, the first when its first comes much later.
  private mutating func completeSteps(_ groups: [[Observation]]) -> ClosedRange<Int>? {
    var first: [Int: Int] = [:]
    var last: [Int: Int] = [:]
    for group in groups {
      for observation in group {
        let step = grain.index(of: observation.second)
        first[step] = min(first[step] ?? .max, observation.second)
        last[step] = max(last[step] ?? .min, observation.second)
      }
    }
    guard first.count >= 5, let low = first.keys.min(), let high = first.keys.max() else { return nil }
    let grain = grain
    func place(_ second: Int, in step: Int) -> Double {
      let start = grain.second(of: step)
      return Double(second - start) / Double(max(grain.second(of: step + 1) - start, 1))
    }
    let inner = first.keys.filter { $0 != low && $0 != high }
    let starts = inner.map { place(first[$0] ?? 0, in: $0) }.sorted()
    let ends = inner.map { place(last[$0] ?? 0, in: $0) }.sorted()
    var range = (low, high)
    let slack = 0.04
    if place(first[low] ?? 0, in: low) > RobustStatistics.quantile(starts, 0.95) + slack {
      partialFirst = grain.second(of: low)
      range.0 = low + 1
    }
    if place(last[high] ?? 0, in: high) < RobustStatistics.quantile(ends, 0.05) - slack {
      partialLast = grain.second(of: high)
      range.1 = high - 1
    }
    return range.0 <= range.1 ? range.0...range.1 : nil
  }
}
