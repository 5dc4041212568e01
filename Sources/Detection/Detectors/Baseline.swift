/// What a detector learnt of a series: for each step what is expected on an even scale, the spread of the rest, and
/// the bounds from which a step is odd.
public struct Baseline: Hashable, Sendable {
  var scale: VarianceScale
  /// Steps of the season that was learnt; 1 is none.
  var period: Int
  /// On `scale`, one for each step.
  var centre: [Double]
  var deviation: [Double]
  var lower: [Double]
  var upper: [Double]
  /// Absolute deviations from the centre, in units of `deviation`, in order of size: intervals are read off them.
  var distances: [Double]
  /// Level without season at each step, to go on from.
  var level: [Double]
  /// Deviations from which a step is odd, where it is one number.
  var reach = 0.0
  /// Of neighbouring steps.
  var correlation = 0.0
  /// Lasting changes, by time.
  var changes: [Change] = []
  /// The strength of each step, for detectors that do not count in deviations.
  var strengths: [Double] = []
  /// Whole sentences on what was or was not learnt.
  var notes: [String] = []

  /// - Parameters:
  ///   - values: on `scale`.
  ///   - reach: deviations from the centre at which a step is odd.
  init(
    _ values: [Double?], scale: VarianceScale, period: Int, centre: [Double], deviation: [Double],
    level: [Double]? = nil, reach: Double
  ) {
    self.scale = scale
    self.period = period
    self.centre = centre
    self.deviation = deviation
    self.level = level ?? centre
    self.reach = reach
    lower = zip(centre, deviation).map { $0 - reach * $1 }
    upper = zip(centre, deviation).map { $0 + reach * $1 }
    distances = values.indices.compactMap { index in
      values[index].map { abs($0 - centre[index]) / max(deviation[index], 1e-12) }
    }.sorted()
  }

  /// Where the values of a series lie on the scale.
  func scaled(_ series: TimeSeries) -> [Double?] { series.values.map { $0.map(scale.forward) } }

  /// Deviations of each step from its centre; 0 in a gap.
  func scores(_ series: TimeSeries) -> [Double] {
    series.values.indices.map { index in
      series.values[index].map { (scale.forward($0) - centre[index]) / deviation[index] } ?? 0
    }
  }

  /// What is expected of a step, in the unit of the series.
  public func expected(at index: Int) -> Double { scale.backward(centre[index]) }

  func stepsOutside(_ series: TimeSeries) -> [Bool] {
    series.values.indices.map { index in
      guard let value = series.values[index].map(scale.forward) else { return false }
      return value < lower[index] || value > upper[index]
    }
  }

  /// The expectation and interval of a step. Bounds are conformal (Vovk, Gammerman and Shafer 2005); beyond the end
  /// the spread grows by what the level moved over as many steps of the past.
  func prediction(at index: Int, coverage: Double) -> Prediction {
    guard let last = centre.indices.last else { return Prediction(expected: 0, lower: 0, upper: 0) }
    let reach = RobustStatistics.conformal(distances, coverage)
    var middle = centre[min(max(index, 0), last)]
    var spread = deviation[min(max(index, 0), last)]
    if index > last {
      let ahead = index - last
      let same = last - (period - 1) + (ahead - 1) % period
      middle = level[last] + (same >= 0 ? centre[same] - level[same] : 0)
      let moves = level.indices.dropFirst(ahead).map { abs(level[$0] - level[$0 - ahead]) }
      let drift = moves.isEmpty ? 0 : 1.4826 * RobustStatistics.median(moves)
      spread = (spread * spread + drift * drift).squareRoot()
    }
    return Prediction(
      expected: scale.backward(middle), lower: scale.backward(middle - reach * spread),
      upper: scale.backward(middle + reach * spread))
  }
}
