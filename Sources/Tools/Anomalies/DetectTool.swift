import Detection
import Foundation
public import QuerentCore
import SQLGeneration
import SemanticLayer
import Storage

/// Finds what is odd in the figures of a plan over time. All history is learned from; what is reported lies in the
/// plan's period.
public struct DetectTool: Tool {
  public let name = "detect_anomalies"
  public let summary = "Finds spikes, dips, collapses, level shifts and missing steps in figures over time."
  public let parameters = [
    ToolParameter(name: "plan", kind: .string, summary: "The figures, in the one-line form of a plan."),
    ToolParameter(
      name: "focus", kind: .string, summary: "anything, rises, falls, breaks or gaps.", isRequired: false),
  ]
  public let cost = ToolCost.cheap

  private let source: SeriesAccess

  /// Makes the tool over one store.
  public init(_ source: SeriesAccess) { self.source = source }

  public func run(_ call: ToolCall, limits: ExecutionLimits, cancellation: CancellationFlag) -> ToolResult {
    guard case .plan(let plan)? = call.argument("plan") else {
      return ToolResult(.failed(.badArguments(tool: name, expected: "a plan")), milliseconds: 0)
    }
    var focus = AnalysisRequest.Focus.anything
    if case .text(let text)? = call.argument("focus") { focus = .init(rawValue: text) ?? .anything }
    return source.result(limits, cancellation) { [focus] reader in
      .anomalies(try report(try reader.read(plan, grain: nil), plan.period?.range, focus))
    }
  }

  private func report(
    _ series: PlannedSeries, _ asked: TimeRange?, _ focus: AnalysisRequest.Focus
  ) throws(SeriesProblem) -> AnomalyReport {
    let count = series.lines.count
    // lasting changes have a search of their own
    let method = focus == .breaks ? DetectionMethod.pelt : .standard
    let lines = series.lines.map { series.steps.timeSeries(named: "", $0.values) }
    let found = SeriesPanel(method: method, perform: SeriesPanel.onAllCores).detectAnomalies(in: lines)
    var points: [[ExpectedPoint]] = []
    var events: [AnomalyReport.Event] = []
    var (outside, yearly, longest) = (0, 0, 0)
    for (index, line) in series.lines.enumerated() {
      longest = max(longest, line.values.count { $0 != nil })
      guard case .success(let result) = found.outcomes[index].result
      else {
        points.append([])
        continue
      }
      points.append(result.points)
      yearly += result.yearly.count
      let gaps = GapChance(line.values, series: count)
      for finding in result.findings where Self.fits(finding, focus) {
        if finding.kind == .missing, focus != .gaps, gaps.isUsual(finding.end - finding.start + 1) {
          continue
        }
        let range = series.steps.range(finding.start, finding.end)
        if Self.overlaps(range, asked) {
          events.append(AnomalyReport.Event(line: index, finding: finding, range: range))
        } else {
          outside += 1
        }
      }
    }
    guard points.contains(where: { !$0.isEmpty }) else {
      throw .tooShort(found: longest, needed: leastDetectionHistory, grain: series.steps.grain)
    }
    events.sort { left, right in
      (left.finding.score, -left.finding.start, -left.line)
        > (right.finding.score, -right.finding.start, -right.line)
    }
    return AnomalyReport(
      series: series, points: points, events: events,
      nearest: events.isEmpty ? Self.nearest(series, points, asked, focus) : nil, outside: outside,
      yearly: yearly, dropped: found.dropped, asked: asked, focus: focus,
      method: series.steps.grain == .hour && focus != .breaks
        ? DetectionMethod.band.summary : (focus == .breaks ? method : .robust).summary)
  }

  private static func fits(_ finding: Finding, _ focus: AnalysisRequest.Focus) -> Bool {
    switch focus {
    case .anything: true
    case .rises: finding.direction == .up
    case .falls: finding.direction == .down
    case .breaks: [.levelShift, .trendChange, .varianceChange].contains(finding.kind)
    case .gaps: finding.kind == .missing
    }
  }

  /// The step that comes nearest to being odd.
  private static func nearest(
    _ series: PlannedSeries, _ points: [[ExpectedPoint]], _ asked: TimeRange?, _ focus: AnalysisRequest.Focus
  ) -> AnomalyReport.Nearest? {
    guard focus != .breaks, focus != .gaps else { return nil }
    var best: (line: Int, step: Int, score: Double)?
    for (index, line) in series.lines.enumerated() where !points[index].isEmpty {
      for (step, point) in points[index].enumerated() {
        guard let value = line.values[step], point.score > best?.score ?? 0,
          focus != .rises || value > point.expected, focus != .falls || value < point.expected,
          overlaps(series.steps.range(step), asked)
        else { continue }
        best = (index, step, point.score)
      }
    }
    guard let best, let value = series.lines[best.line].values[best.step] else { return nil }
    return AnomalyReport.Nearest(
      line: best.line, actual: value, expected: points[best.line][best.step].expected,
      range: series.steps.range(best.step))
  }

  private static func overlaps(_ range: TimeRange, _ asked: TimeRange?) -> Bool {
    guard let asked, let start = range.start, let end = range.end else { return true }
    return asked.end.map { start < $0 } ?? true && asked.start.map { $0 < end } ?? true
  }
}
