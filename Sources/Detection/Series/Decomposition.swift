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
        let medians = SlidingMedian.medians(of: calm, in: segment, before: window / 2, after: window / 2)
        for (index, median) in zip(segment, medians) {
          level[index] = median ?? (index > 0 ? level[index - 1] : 0)
        }
      }
      guard period > 1, count >= 2 * period else { continue }
      let free = values.enumerated().map { index, value in value.map { $0 - level[index] } }
      var raw = [Double](repeating: 0, count: count)
      for phase in 0..<period {
        let same = stride(from: phase, to: count, by: period).map { free[$0] }
        let medians = SlidingMedian.medians(of: same, before: weeks / 2, after: weeks / 2)
        for (week, median) in medians.enumerated() { raw[phase + week * period] = median ?? 0 }
      }
      for index in 0..<count {
        let lower = max(0, min(index - period / 2, count - period))
        let around = raw[lower..<min(lower + period, count)]
        season[index] = raw[index] - around.reduce(0, +) / Double(around.count)
      }
    }
    deviation = NoiseLevel.deviations(of: rest(of: values), least: least)
  }

  /// The window of levels that no season of a period leaves its mark on.
  static func window(for period: Int) -> Int { period > 14 ? 2 * period + 1 : 29 }

  func expected(at index: Int) -> Double { level[index] + season[index] }

  /// What is left of each value; `nil` in a gap.
  func rest(of values: [Double?]) -> [Double?] {
    values.indices.map { index in values[index].map { $0 - expected(at: index) } }
  }
}
