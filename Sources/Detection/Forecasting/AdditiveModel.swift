/// A trend of straight pieces with 25 changepoints over the first 80 % of history, plus Fourier seasons, after Taylor
/// and Letham (Forecasting at Scale, The American Statistician 72, 2018). The maximum a posteriori is found by
/// coordinate descent on the normal equations (Friedman, Hastie and Tibshirani, J. Stat. Software 33, 2010): a Laplace
/// prior keeps changepoints few, a normal one seasons smooth. Unlike theirs, the last slope fades beyond the data
/// (Gardner and McKenzie 1985), as does the last error, and intervals are conformal. Holidays are taken out before.
struct AdditiveModel: ForecastModel {
  static let name = "additive"

  private let history: ForecastHistory
  private let changepoints: [Int]
  /// Periods in steps with the number of harmonics of each.
  private let seasons: [(steps: Double, harmonics: Int)]
  private let size: Int
  private let noise: Double
  private let scale: Double

  init(fitting history: ForecastHistory) {
    self.history = history
    let count = history.values.count
    changepoints = (1...25).map { $0 * count * 4 / 5 / 26 }
    var seasons: [(steps: Double, harmonics: Int)] = []
    if history.period > 1 { seasons.append((Double(history.period), min(history.period / 2, 6))) }
    if history.step < TimeSeries.day {
      let week = 7 * TimeSeries.day / history.step
      if count >= 3 * week { seasons.append((Double(week), 5)) }
    }
    let year = 365.25 * Double(TimeSeries.day) / Double(history.step)
    if history.step >= TimeSeries.day, Double(count) >= 1.9 * year, year > 2 * Double(history.period) {
      seasons.append((year, 6))
    }
    self.seasons = seasons
    size = 2 + changepoints.count + seasons.reduce(0) { $0 + 2 * $1.harmonics }
    let rest = zip(history.values.dropFirst(history.period), history.values).map { $0 - $1 }
    noise = max(RobustStatistics.deviation(rest, around: 0) / 1.5, 1e-9)
    scale = max(history.values.map(abs).max() ?? 1, 1e-9)
  }

  /// Fits the first `origin` values.
  private func coefficients(through origin: Int) -> [Double] {
    var products = [Double](repeating: 0, count: size * size)
    var targets = [Double](repeating: 0, count: size)
    var row = [Double](repeating: 0, count: size)
    for index in 0..<origin {
      fill(&row, at: index)
      let value = history.values[index]
      for left in 0..<size where row[left] != 0 {
        let factor = row[left]
        targets[left] += factor * value
        for right in left..<size { products[left * size + right] += factor * row[right] }
      }
    }
    for left in 0..<size {
      for right in 0..<left { products[left * size + right] = products[right * size + left] }
    }
    return descend(products, targets)
  }

  private func descend(_ products: [Double], _ targets: [Double]) -> [Double] {
    var solution = [Double](repeating: 0, count: size)
    var gradient = targets
    let lasso = noise * noise / (0.05 * scale)
    let ridge = noise * noise / (scale * scale)
    for _ in 0..<120 {
      var moved = 0.0
      for index in 0..<size {
        let curvature = products[index * size + index]
        guard curvature > 1e-9 else { continue }
        let pull = gradient[index] + curvature * solution[index]
        let next: Double
        if (2..<(2 + changepoints.count)).contains(index) {
          next = (pull > lasso ? pull - lasso : pull < -lasso ? pull + lasso : 0) / curvature
        } else {
          next = pull / (curvature + (index == 0 ? 0 : ridge))
        }
        let change = next - solution[index]
        guard change != 0 else { continue }
        solution[index] = next
        moved = max(moved, abs(change) * curvature.squareRoot())
        for other in 0..<size { gradient[other] -= change * products[index * size + other] }
      }
      if moved < 1e-4 * noise { break }
    }
    return solution
  }

  private func fill(_ row: inout [Double], at index: Int) {
    let length = Double(max(history.values.count, 1))
    row[0] = 1
    row[1] = Double(index) / length
    for (place, point) in changepoints.enumerated() {
      row[2 + place] = index > point ? Double(index - point) / length : 0
    }
    var place = 2 + changepoints.count
    for season in seasons {
      let angle = 2 * Double.pi * (Double(index) / season.steps)
      let (sine, cosine) = Trigonometry.sineAndCosine(angle)
      var (s, c) = (sine, cosine)
      for _ in 0..<season.harmonics {
        row[place] = s
        row[place + 1] = c
        place += 2
        (s, c) = (s * cosine + c * sine, c * cosine - s * sine)
      }
    }
  }

  private func value(_ solution: [Double], at index: Int, row: inout [Double]) -> Double {
    fill(&row, at: index)
    var sum = 0.0
    for place in 0..<size { sum += solution[place] * row[place] }
    return sum
  }

  func means(after origin: Int, horizon: Int) -> [Double] {
    let solution = coefficients(through: origin)
    return ahead(solution, origin, horizon)
  }

  private func ahead(_ solution: [Double], _ origin: Int, _ horizon: Int) -> [Double] {
    var row = [Double](repeating: 0, count: size)
    let near = (max(0, origin - 8 * history.period)..<origin).map {
      history.values[$0] - value(solution, at: $0, row: &row)
    }
    let squares = near.reduce(0) { $0 + $1 * $1 }
    let together = zip(near, near.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
    let memory = min(max(squares > 0 ? together / squares : 0, 0), 0.97)
    // The level of the last errors, smoothed so that a single day moves it little.
    let last = near.suffix(2 * history.period).reduce(0) { $0 + 0.3 * ($1 - $0) }
    let slope =
      (solution[1] + solution[2..<(2 + changepoints.count)].reduce(0, +))
      / Double(max(history.values.count, 1))
    var (fade, damped, travelled) = (1.0, 1.0, 0.0)
    return (0..<horizon).map { step in
      fade *= max(memory, 0.8)
      damped *= 0.98
      travelled += damped
      let undamped = slope * Double(step + 1)
      return value(solution, at: origin + step, row: &row) - undamped + slope * travelled + fade * last
    }
  }

  func oneStepMeans() -> [Double] {
    let count = history.values.count
    var means = history.values
    let block = max(history.period, count / 30)
    for origin in stride(from: min(4 * history.period, count), to: count, by: block) {
      let solution = coefficients(through: origin)
      for index in origin..<min(origin + block, count) { means[index] = ahead(solution, index, 1)[0] }
    }
    return means
  }
}
