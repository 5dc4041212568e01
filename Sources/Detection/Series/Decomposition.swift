/// Level, weekly season and rest of a daily series, by running medians, so that events leave no trace in what is
/// expected. After the median smoothers of Tukey (Exploratory Data Analysis, 1977) and the STL idea of alternating
/// trend and season (Cleveland et al. 1990), without loess, whose flexibility eats the noise it is to measure.
struct Decomposition {
  var level: [Double]
  var season: [Double]
  /// Standard deviation of the rest at each step.
  var deviation: [Double]

  /// - Parameters:
  ///   - values: on an even scale; gaps are `nil`.
  ///   - breaks: steps at which a new level begins.
  init(
    _ values: [Double?], period: Int, breaks: [Int] = [], window: Int = 29, weeks: Int = 17, least: Double = 0
  ) {
    let count = values.count
    level = .init(repeating: 0, count: count)
    season = .init(repeating: 0, count: count)
    deviation = .init(repeating: 0, count: count)
    let edges = [0] + breaks.sorted() + [count]
    let segments = zip(edges, edges.dropFirst()).map { $0..<$1 }.filter { !$0.isEmpty }
    for _ in 0..<3 {
      let calm = values.enumerated().map { index, value in value.map { $0 - season[index] } }
      for segment in segments {
        for index in segment {
          level[index] =
            Self.median(
              calm,
              max(segment.lowerBound, index - window / 2)..<min(segment.upperBound, index + window / 2 + 1))
            ?? (index > 0 ? level[index - 1] : 0)
        }
      }
      guard period > 1, count >= 2 * period else { continue }
      let free = values.enumerated().map { index, value in value.map { $0 - level[index] } }
      var raw = [Double](repeating: 0, count: count)
      for index in 0..<count {
        var same: [Double] = []
        for week in -(weeks / 2)...(weeks / 2) {
          let other = index + week * period
          if other >= 0, other < count, let value = free[other] { same.append(value) }
        }
        raw[index] = same.isEmpty ? 0 : RobustStatistics.median(same)
      }
      for index in 0..<count {
        let lower = max(0, min(index - period / 2, count - period))
        let around = raw[lower..<min(lower + period, count)]
        season[index] = raw[index] - around.reduce(0, +) / Double(around.count)
      }
    }
    measureDeviation(values, least: least)
  }

  func expected(at index: Int) -> Double { level[index] + season[index] }

  /// A mix of the deviation of all and of 45 steps to each side, never under 0.7 of that of all.
  private mutating func measureDeviation(_ values: [Double?], least: Double) {
    let rest = values.enumerated().map { index, value in value.map { $0 - expected(at: index) } }
    let all = RobustStatistics.deviation(rest.compactMap(\.self), around: 0)
    for index in deviation.indices {
      let near = rest[max(0, index - 45)..<min(rest.count, index + 46)].compactMap(\.self)
      let local = near.isEmpty ? all : RobustStatistics.deviation(near, around: 0)
      deviation[index] = max((all + local) / 2, 0.7 * all, least, 1e-9)
    }
  }

  private static func median(_ values: [Double?], _ range: Range<Int>) -> Double? {
    let found = values[range].compactMap(\.self)
    return found.isEmpty ? nil : RobustStatistics.median(found)
  }
}
