/// For hours and finer steps: how far a value, a jump and a short mean lie outside what the recent past did, looking
/// back only. Incidents, not points: after a flag it stays quiet unless things get clearly worse. The quantile band
/// follows the windowed detectors of the Numenta benchmark (Lavin and Ahmad 2015).
public struct BandDetector: AnomalyDetector {
  public static let name = "band"

  /// Widths of the band outside it from which a step is odd.
  public var threshold: Double

  /// Makes a detector.
  public init(threshold: Double = 0.35) { self.threshold = threshold }

  public func detectAnomalies(in series: TimeSeries) -> DetectionResult {
    let values = filled(series.values)
    let count = values.count
    guard count >= leastDetectionHistory else {
      return DetectionResult(points: [], findings: [], yearly: [])
    }
    let window = max(count / 4, 20)
    let quiet = max(count * 3 / 100, 5)
    let means = shortMeans(values, 12)
    let jumps = zip(values.dropFirst(), values).map { abs($0 - $1) }
    var levels = SortedWindow()
    var slow = SortedWindow()
    var steps = SortedWindow()
    var points: [ExpectedPoint] = []
    var findings: [Finding] = []
    var last: (index: Int, score: Double)?
    for index in 0..<count {
      var point = ExpectedPoint(
        expected: values[index], lower: values[index], upper: values[index], score: 0, isAnomaly: false)
      if levels.count >= max(window * 2 / 5, 20) {
        let width = max(levels.quantile(0.95) - levels.quantile(0.05), 1e-3 * abs(levels.quantile(0.5)), 1e-9)
        let low = levels.quantile(0.01)
        let high = levels.quantile(0.99)
        let outside = max(values[index] - high, low - values[index], 0) / width
        let jump = index > 0 ? max(jumps[index - 1] - steps.quantile(0.995), 0) / width : 0
        let drift =
          max(means[index] - slow.quantile(0.995), slow.quantile(0.005) - means[index], 0) / width
        let score = max(outside, jump, drift)
        point = ExpectedPoint(
          expected: levels.quantile(0.5), lower: low, upper: high, score: score, isAnomaly: false)
        if score > threshold {
          let isNew = last.map { index - $0.index > quiet || score > 3 * $0.score } ?? true
          if isNew {
            point.isAnomaly = true
            last = (index, score)
            let isUp = values[index] >= point.expected
            findings.append(
              Finding(
                kind: isUp ? .spike : .dip, direction: isUp ? .up : .down, start: index, end: index,
                actual: values[index], expected: point.expected, score: score))
          }
        }
        if !point.isAnomaly { point.score = min(score, 0.9 * threshold) }
      }
      points.append(point)
      levels.insert(values[index], limit: window)
      slow.insert(means[index], limit: window)
      if index > 0 { steps.insert(jumps[index - 1], limit: window) }
    }
    return DetectionResult(points: points, findings: findings, yearly: [])
  }

  private func filled(_ values: [Double?]) -> [Double] {
    var last = values.compactMap(\.self).first ?? 0
    return values.map { value in
      last = value ?? last
      return last
    }
  }

  private func shortMeans(_ values: [Double], _ length: Int) -> [Double] {
    var sum = 0.0
    return values.indices.map { index in
      sum += values[index]
      if index >= length { sum -= values[index - length] }
      return sum / Double(min(index + 1, length))
    }
  }
}

/// The last values in order of size.
struct SortedWindow {
  private var sorted: [Double] = []
  private var arrival: [Double] = []
  private var oldest = 0

  var count: Int { sorted.count }

  mutating func insert(_ value: Double, limit: Int) {
    sorted.insert(value, at: position(of: value))
    arrival.append(value)
    if sorted.count > limit {
      sorted.remove(at: position(of: arrival[oldest]))
      oldest += 1
    }
  }

  func quantile(_ share: Double) -> Double { RobustStatistics.quantile(sorted, share) }

  /// The first place whose value is not smaller.
  private func position(of value: Double) -> Int {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
