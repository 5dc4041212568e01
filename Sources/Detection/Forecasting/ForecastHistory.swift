/// A history ready to be fitted: gaps filled, what recurs on holidays taken out, gross outliers drawn in, and on a log
/// scale when noise grows with level.
struct ForecastHistory: Sendable {
  let values: [Double]
  let period: Int
  let isLogarithmic: Bool
  let holidays: HolidayEffects
  /// The clock of the series, without its values.
  private let clock: TimeSeries
  private let offset: Double
  private let range: ClosedRange<Double>
  private let isNonnegative: Bool

  init(_ series: TimeSeries, period: Int, holidays given: Set<Int> = []) {
    let raw = series.values
    self.period = period
    clock = TimeSeries(name: "", start: series.start, step: series.step, values: [])
    let known = raw.compactMap(\.self)
    let zeros = known.count { $0 <= 0 }
    isNonnegative = known.allSatisfy { $0 >= 0 }
    isLogarithmic = isNonnegative && zeros * 50 < known.count && Self.spreadGrows(known, block: 4 * period)
    let offset = isLogarithmic ? 0.01 * RobustStatistics.median(known) : 0
    self.offset = offset
    let isLogarithmic = self.isLogarithmic
    let scaled = raw.map { $0.map { isLogarithmic ? Logarithm.natural($0 + offset) : $0 } }
    let first = Decomposition(scaled, period: period, weeks: 9)
    let holidays = HolidayEffects(
      rest: scaled.enumerated().map { index, value in
        value.map { ($0 - first.expected(at: index)) / first.deviation[index] }
      }, deviation: first.deviation, clock: clock, given: given)
    let plain = scaled.enumerated().map { index, value in value.map { $0 - holidays.effect(at: index) } }
    let fit = holidays.isEmpty ? first : Decomposition(plain, period: period, weeks: 9)
    self.holidays = holidays
    let rest = plain.enumerated().map { index, value in value.map { $0 - fit.expected(at: index) } }
    // A running median lags behind at the end: there a step is measured by what the last season moved.
    let edge = plain.count - 14
    values = plain.indices.map { index in
      let near = index < edge ? [] : rest[max(0, index - max(period, 7) + 1)...index].compactMap(\.self)
      let lag = near.count < 5 ? 0 : RobustStatistics.median(near)
      let expected = fit.expected(at: index) + lag
      guard let value = plain[index] else { return expected }
      let reach = 4.5 * fit.deviation[index]
      return abs(value - expected) > reach ? expected + (value > expected ? reach : -reach) / 3 : value
    }
    let low = values.min() ?? 0
    let high = values.max() ?? 0
    range = (low - 0.3 * (high - low))...(high + 0.3 * (high - low))
  }

  func second(at index: Int) -> Int { clock.second(at: index) }

  var step: Int { clock.step }

  func bounded(_ value: Double) -> Double { min(max(value, range.lowerBound), range.upperBound) }

  /// From the data's scale to that of `values`, the holiday of the step taken out.
  func forward(_ value: Double, at index: Int) -> Double {
    (isLogarithmic ? Logarithm.natural(max(value, 0) + offset) : value) - holidays.effect(at: index)
  }

  func backward(_ value: Double, at index: Int) -> Double {
    let value = value + holidays.effect(at: index)
    let plain = isLogarithmic ? Logarithm.exponential(value) - offset : value
    return isNonnegative ? max(plain, 0) : plain
  }

  /// Whether the logarithm of the spread rises by more than half that of the level, block by block.
  private static func spreadGrows(_ values: [Double], block: Int) -> Bool {
    var points: [(Double, Double)] = []
    for start in stride(from: 0, through: values.count - block, by: max(block, 4)) {
      let sorted = values[start..<(start + block)].sorted()
      let spread = RobustStatistics.quantile(sorted, 0.75) - RobustStatistics.quantile(sorted, 0.25)
      let level = RobustStatistics.quantile(sorted, 0.5)
      if spread > 0, level > 0 { points.append((Logarithm.natural(level), Logarithm.natural(spread))) }
    }
    guard points.count >= 4 else { return false }
    let x = points.reduce(0) { $0 + $1.0 } / Double(points.count)
    let y = points.reduce(0) { $0 + $1.1 } / Double(points.count)
    let across = points.reduce(0) { $0 + ($1.0 - x) * ($1.1 - y) }
    let along = points.reduce(0) { $0 + ($1.0 - x) * ($1.0 - x) }
    return along > 1e-6 && across / along > 0.5
  }
}
