public import QuerentCore

/// What a tool is to make of the figures of a plan, beside showing them. The plan says which figures, of which rows, by
/// which keys; this says what is asked of them.
public enum AnalysisRequest: Hashable, Sendable {
  /// What is odd in the figures over time; the plan's period is what is asked about, all history is learned from.
  case detect(Focus)
  /// What the figures are expected to do.
  case forecast(Horizon)
  /// When a figure will reach an amount; in a stretch of time, whether it will.
  case reach(Double, within: TimeRange?)
  /// Whether the figure will reach the goal that is kept for a stretch of time, a quota.
  case attain(TimeRange)
  /// What is wrong in the books.
  case audit(AuditTopic)

  /// Which odd things are asked for.
  public enum Focus: String, Hashable, Sendable, CaseIterable {
    case anything
    case rises, falls
    /// Lasting changes: a new level, another trend.
    case breaks
    /// Steps of time without rows.
    case gaps
  }

  /// How far to look ahead.
  public enum Horizon: Hashable, Sendable {
    /// To the end of a range; its figures are what is asked for.
    case range(TimeRange)
    /// So many steps of a grain, or of the one that suits the data.
    case steps(Int, TimeGrain?)
    /// As far as is usual for the data.
    case usual
  }
}

/// The part of the books an audit looks at.
public struct AuditTopic: Hashable, Sendable {
  /// The groups of checks.
  public enum Area: String, Hashable, Sendable, CaseIterable { case billing, operations, tickets }

  public var area: Area
  /// The one kind of finding that is asked for, `duplicate_refund`; `nil` for all of the area.
  public var kind: String?
  /// The time the findings must fall in; `nil` for all dates.
  public var period: TimeRange?

  /// Makes a topic.
  public init(_ area: Area, kind: String? = nil, period: TimeRange? = nil) {
    self.area = area
    self.kind = kind
    self.period = period
  }
}

extension AnalysisRequest {
  /// The name of the tool that answers it.
  public var tool: String {
    switch self {
    case .detect: "detect_anomalies"
    case .forecast, .reach, .attain: "forecast"
    case .audit(let topic): "audit_\(topic.area.rawValue)"
    }
  }
}
