/// Finds what is odd in a series.
public protocol AnomalyDetector: Sendable {
  /// The name a person asks for it by.
  static var name: String { get }
  func detectAnomalies(in series: TimeSeries) -> DetectionResult
}

/// The least history, in steps, that findings are made from.
public let leastDetectionHistory = 21

extension TimeSeries {
  /// The default: a weekly season, levels and gaps for days and longer steps, a causal band for finer ones.
  public func detectAnomalies() -> DetectionResult {
    step >= Self.day
      ? RobustDetector().detectAnomalies(in: self) : BandDetector().detectAnomalies(in: self)
  }
}
