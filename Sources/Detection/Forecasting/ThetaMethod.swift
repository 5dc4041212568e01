/// The theta method: exponential smoothing of the deseasonalised series with half the slope of its trend line
/// (Assimakopoulos and Nikolopoulos 2000; the form of Hyndman and Billah 2003). The line is drawn through the last
/// year only, since older slopes say little about the next weeks.
struct ThetaMethod: ForecastModel {
  static let name = "Theta"

  private var alpha = 0.2
  private let history: ForecastHistory

  init(fitting history: ForecastHistory) {
    self.history = history
    let values = history.values
    let season = season(through: values.count)
    let plain = values.enumerated().map { $1 - season[$0 % history.period] }
    let best = SimplexSearch.minimum(from: [-1.5], step: 1, evaluations: 40) { point in
      let alpha = Bounded.value(point[0], 0.005, 0.95)
      var level = plain.first ?? 0
      var squares = 0.0
      for value in plain {
        let error = value - level
        squares += error * error
        level += alpha * error
      }
      return squares
    }
    alpha = Bounded.value(best[0], 0.005, 0.95)
  }

  /// Means by phase over the last 26 seasons, centred.
  private func season(through end: Int) -> [Double] {
    let (values, period) = (history.values, history.period)
    guard period > 1 else { return [0] }
    let start = max(0, end - 26 * period)
    let mean = values[start..<end].reduce(0, +) / Double(max(end - start, 1))
    var sums = [Double](repeating: 0, count: period)
    var counts = [Double](repeating: 0, count: period)
    for index in start..<end {
      sums[index % period] += values[index] - mean
      counts[index % period] += 1
    }
    return zip(sums, counts).map { $0 / max($1, 1) }
  }

  func means(after origin: Int, horizon: Int) -> [Double] {
    let (values, period) = (history.values, history.period)
    let season = season(through: origin)
    var level = (values.first ?? 0) - season[0]
    for index in 0..<origin { level += alpha * (values[index] - season[index % period] - level) }
    let start = max(0, origin - 52 * period)
    let count = Double(origin - start)
    let middle = (count - 1) / 2
    var products = 0.0
    for index in start..<origin {
      products += (Double(index - start) - middle) * (values[index] - season[index % period])
    }
    let slope = products / max(count * (count * count - 1) / 12, 1) / 2
    return (0..<horizon).map { level + slope * Double($0 + 1) + season[(origin + $0) % period] }
  }

  func oneStepMeans() -> [Double] {
    let (values, period) = (history.values, history.period)
    let season = season(through: values.count)
    var level = (values.first ?? 0) - season[0]
    return values.enumerated().map { index, value in
      let expected = level + season[index % period]
      level += alpha * (value - expected)
      return expected
    }
  }
}
