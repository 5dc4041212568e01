/// Finds what is odd in a series: learns what is usual, says what it expects of each step with an interval, and
/// makes events of the steps that lie outside.
public protocol AnomalyDetector: Sendable {
  /// The name a person asks for it by.
  var name: String { get }

  /// Learns what is usual in a series.
  /// - Throws: when the series is too short, or empty. A constant series is not an error.
  func fit(_ series: TimeSeries) throws(DetectionRefusal) -> Baseline

  /// What steps are expected to be, with the interval that `coverage` (0…1) of the steps without events keep to.
  /// Steps beyond the end go on with the last level and season.
  func predict(_ steps: Range<Int>, from baseline: Baseline, coverage: Double) -> [Prediction]

  /// The events of a series, measured by what was learnt.
  func detectAnomalies(in series: TimeSeries, against baseline: Baseline) -> DetectionResult
}

extension AnomalyDetector {
  public func predict(_ steps: Range<Int>, from baseline: Baseline, coverage: Double = 0.95) -> [Prediction] {
    steps.map { baseline.prediction(at: $0, coverage: coverage) }
  }

  public func detectAnomalies(in series: TimeSeries, against baseline: Baseline) -> DetectionResult {
    baseline.events(in: series, flags: baseline.stepsOutside(series))
  }

  /// Learns and finds in one go.
  public func detectAnomalies(in series: TimeSeries) throws(DetectionRefusal) -> DetectionResult {
    detectAnomalies(in: series, against: try fit(series))
  }
}

/// Why a series was not looked at.
public enum DetectionRefusal: Error, Hashable, Sendable {
  /// No step holds a number.
  case empty
  /// `found` steps hold numbers and `needed` are needed.
  case tooShort(found: Int, needed: Int)
}

/// The least history, in steps with values, that findings are made from.
public let leastDetectionHistory = 21

/// What a step is expected to be.
public struct Prediction: Hashable, Sendable {
  public var expected: Double
  public var lower: Double
  public var upper: Double
}

extension TimeSeries {
  /// Throws unless `needed` steps hold values.
  func requireHistory(_ needed: Int = leastDetectionHistory) throws(DetectionRefusal) {
    let found = values.count { $0 != nil }
    if found == 0 { throw .empty }
    if found < needed { throw .tooShort(found: found, needed: needed) }
  }

  /// The steps of the season that the detectors learn: a week of days; a week of hours where there are eight; a day of
  /// finer steps and a year of months or weeks where at least three are there.
  var detectionPeriod: Int {
    switch grain {
    case .day: 7
    case .seconds(3600) where values.count >= 8 * 168: 168
    default: grain.season > 1 && values.count >= 3 * grain.season ? grain.season : 1
    }
  }

  /// Finds what is odd by the default method.
  public func detectAnomalies() throws(DetectionRefusal) -> DetectionResult {
    try DetectionMethod.standard.detector(for: self, sensitivity: .normal).detectAnomalies(in: self)
  }
}
