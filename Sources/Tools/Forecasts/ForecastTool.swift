import Detection
public import QuerentCore
import SQLGeneration
import SemanticLayer
import Storage

/// Forecasts the figures of a plan, with intervals measured on the same data.
public struct ForecastTool: Tool {
  public let name = "forecast"
  public let summary =
    "Says what figures over time are expected to do, with intervals and the error of a backtest."
  public let parameters = [
    ToolParameter(name: "plan", kind: .string, summary: "The figures, in the one-line form of a plan."),
    ToolParameter(
      name: "request", kind: .string,
      summary: "forecast with a range or a number of steps, or reach with an amount."),
  ]
  public let cost = ToolCost.cheap

  /// Members that are forecast at once, the largest first.
  private static let mostLines = 12

  private let source: SeriesAccess

  /// Makes the tool over one store.
  public init(_ source: SeriesAccess) { self.source = source }

  public func run(_ call: ToolCall, limits: ExecutionLimits, cancellation: CancellationFlag) -> ToolResult {
    guard case .plan(let plan)? = call.argument("plan"),
      case .request(let request)? = call.argument("request")
    else {
      return ToolResult(.failed(.badArguments(tool: name, expected: "a plan and a request")), milliseconds: 0)
    }
    return source.result(limits, cancellation) { reader in
      var figures = plan
      figures.groups = plan.groups.filter { if case .bucket = $0 { false } else { true } }
      // the steps that are asked for may be longer than those that are learned from
      let series = try reader.read(figures, grain: nil)
      var named: TimeGrain?
      for case .bucket(_, let grain) in plan.groups { named = grain.calendar }
      var goals: Goals?
      if case .attain(let range) = request {
        guard let attainment = reader.model.attainment else { throw SeriesProblem.noGoal("goal", range) }
        goals = Goals(
          label: attainment.goalLabel,
          amounts: try GoalReader(reader: reader, attainment: attainment).goals(of: figures, in: range))
      }
      return .forecast(try report(series, request, goals, grain: named, cancellation))
    }
  }

  /// What is to be reached, by member.
  private struct Goals {
    var label: String
    var amounts: [[Value]: Double]
  }

  private func report(
    _ read: PlannedSeries, _ request: AnalysisRequest, _ goals: Goals?, grain named: TimeGrain?,
    _ cancellation: CancellationFlag
  ) throws(SeriesProblem) -> ForecastReport {
    var series = read
    // one figure is forecast at a time
    series.lines = series.lines.filter { $0.figure == 0 && goals?.amounts[$0.members] != nil || goals == nil }
    if goals != nil, series.lines.isEmpty { throw .noRows }
    guard let last = series.range.end else { throw .noRows }
    let horizon = ForecastHorizon(request, last: last, series: series, named: named)
    if let range = horizon.asked, let end = range.end, end <= last { throw .isPast(range) }
    if series.lines.count > Self.mostLines {
      let weights = series.lines.map { $0.values.reduce(0) { $0 + abs($1 ?? 0) } }
      let kept = Set(series.lines.indices.sorted { weights[$0] > weights[$1] }.prefix(Self.mostLines))
      series.leftOut += series.lines.count - kept.count
      series.lines = series.lines.indices.filter(kept.contains).map { series.lines[$0] }
    }
    var lines: [ForecastReport.Line] = []
    var arrival: ForecastReport.Arrival?
    var problem: SeriesProblem?
    var leftOut = series.leftOut
    for line in series.lines where !cancellation.isCancelled {
      let forecaster = PeriodForecaster(
        steps: series.steps, values: line.values, isAdditive: series.isAdditive.first ?? true)
      do throws(SeriesProblem) {
        if case .reach(let amount, let within) = request {
          let found = try forecaster.arrival(
            at: amount, within: within, since: horizon.since, grain: horizon.grain)
          arrival = found.arrival
          lines.append(found.line(line.members))
        } else {
          let outcome = try forecaster.forecast(horizon.periods, lead: horizon.lead)
          var made = outcome.line(line.members)
          if let amount = goals?.amounts[line.members], let start = horizon.asked?.start {
            let known = PeriodSums(
              steps: series.steps, values: line.values, isAdditive: series.isAdditive.first ?? true)
            let before = horizon.periods.first?.start.flatMap {
              known.value(of: TimeRange(start: start, end: $0))
            }
            made.goal = .init(amount, before: before ?? 0, outcome)
          }
          lines.append(made)
        }
      } catch {
        problem = error
        leftOut += 1
      }
    }
    guard !lines.isEmpty else { throw problem ?? .noRows }
    var target: Double?
    if case .reach(let amount, _) = request { target = amount }
    return ForecastReport(
      series: series, grain: horizon.grain,
      history: PeriodHistory(series: series, grain: horizon.grain).periods, lines: lines, leftOut: leftOut,
      asked: horizon.asked, arrival: arrival, target: target, goalLabel: goals?.label)
  }
}
