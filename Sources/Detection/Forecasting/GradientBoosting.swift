/// Boosted regression trees on calendar and lags (Friedman, Greedy Function Approximation, Annals of Statistics 29,
/// 2001), grown on histograms of 32 bins with shrunken leaves as LightGBM does (Ke et al., NeurIPS 2017). What is
/// learnt is the distance from the median of the last four seasons; days ahead are forecast one after the other
/// and kept within what was seen in training. Errors at an origin are those of the model of a fold trained before it (5-fold
/// time-series cross-validation).
struct GradientBoosting: ForecastModel {
  static let name = "boosting"

  private let history: ForecastHistory
  /// Models by the number of values they were trained on, shortest first; the last knows all.
  private let folds: [(end: Int, forest: BoostedTrees)]
  private let range: ClosedRange<Double>
  private let first: Int

  init(fitting history: ForecastHistory) {
    self.history = history
    let count = history.values.count
    let first = min(max(4 * history.period, 2 * history.period + 1), count)
    self.first = first
    var rows: [[Double]] = []
    var targets: [Double] = []
    for index in first..<max(count, first) {
      let centre = Self.centre(history.values, index, history.period)
      rows.append(Self.features(history, history.values, index, centre))
      targets.append(history.values[index] - centre)
    }
    let lowest = targets.min() ?? 0
    range = lowest...max(targets.max() ?? 0, lowest)
    var ends: [Int] = []
    for part in 1...5 { ends.append(rows.count * part / 6) }
    folds = (ends + [rows.count]).map { end in
      (end + first, BoostedTrees(fitting: Array(rows.prefix(end)), targets: Array(targets.prefix(end))))
    }
  }

  private static func centre(_ values: [Double], _ index: Int, _ period: Int) -> Double {
    // Every phase for a week of days, twelve phases of a long season.
    let spacing = max(period / 12, 1)
    return RobustStatistics.median(
      stride(from: index - 1, through: max(0, index - 4 * period), by: -spacing).map { values[$0] })
  }

  /// Day of week (or phase), weekend, lags of one step and one and two seasons, the mean of the last season, day of
  /// month, days to its end, month and hour.
  private static func features(_ history: ForecastHistory, _ values: [Double], _ index: Int, _ centre: Double)
    -> [Double]
  {
    let second = history.second(at: index)
    let date = CivilDate(second: second)
    let period = history.period
    let mean = values[(index - period)..<index].reduce(0, +) / Double(period)
    return [
      history.step <= TimeSeries.day ? Double(date.weekday) : 0, date.weekday >= 5 ? 1 : 0,
      values[index - 1] - centre, values[index - period] - centre, values[index - 2 * period] - centre,
      mean - centre, Double(date.day), Double(date.daysInMonth - date.day),
      history.step > TimeSeries.day ? Double(date.month) : 0, Double(index % period),
    ]
  }

  func means(after origin: Int, horizon: Int) -> [Double] {
    let forest = folds.last { $0.end <= origin }?.forest ?? folds[0].forest
    var values = Array(history.values[..<origin])
    guard origin >= first else { return .init(repeating: values.last ?? 0, count: horizon) }
    for index in origin..<(origin + horizon) {
      let centre = Self.centre(values, index, history.period)
      let change = forest.value(Self.features(history, values, index, centre))
      values.append(centre + min(max(change, range.lowerBound), range.upperBound))
    }
    return Array(values[origin...])
  }

  func oneStepMeans() -> [Double] {
    let start = folds.first?.end ?? history.values.count
    return history.values.indices.map { index in
      guard index >= start, let forest = folds.last(where: { $0.end <= index })?.forest else {
        return history.values[index]
      }
      let centre = Self.centre(history.values, index, history.period)
      return centre + forest.value(Self.features(history, history.values, index, centre))
    }
  }
}
