import QuerentCore
import SemanticLayer
import Storage

/// Reads the goals that are kept for the figure of a plan, and says how likely they are reached.
struct GoalReader {
  let reader: SeriesReader
  let attainment: SemanticModel.Attainment

  /// The goal of each member, by its keys.
  /// - Throws: `SeriesProblem.noGoal` where none is kept for the time, `ToolFailure`.
  func goals(of plan: QueryPlan, in range: TimeRange) throws -> [[Value]: Double] {
    guard let time = reader.timeColumn(of: plan) else { throw SeriesProblem.noTime(table: "") }
    var sums = plan
    sums.groups = plan.groups.filter { if case .bucket = $0 { false } else { true } }
    // The figure stands beside the goal, so that the keys of both tables are brought together.
    sums.outputs =
      sums.groups.map { QueryPlan.Output($0) } + plan.figures.prefix(1) + [QueryPlan.Output(attainment.goal)]
    sums.period = QueryPlan.Period(column: time, range: range)
    sums.order = []
    let call = ToolCall(tool: reader.query.name, arguments: [("plan", .plan(sums))])
    switch reader.query.run(call, limits: reader.limits, cancellation: reader.cancellation).outcome {
    case .table(let table, _):
      var goals: [[Value]: Double] = [:]
      for row in table.rows {
        guard let amount = row.last?.number, amount > 0 else { continue }
        goals[Array(row.prefix(sums.groups.count))] = amount
      }
      guard !goals.isEmpty else { throw SeriesProblem.noGoal(attainment.goalLabel, range) }
      return goals
    case .failed(let failure): throw failure
    case .anomalies, .forecast, .audit, .documents, .client: throw SeriesProblem.noRows
    }
  }
}

extension ForecastReport.Goal {
  /// - Parameters:
  ///   - amount: what is to be reached.
  ///   - before: what came in before the first period of the outcome.
  ///   - outcome: the periods from the end of the data to the end of the goal's.
  init?(_ amount: Double, before: Double, _ outcome: PeriodForecaster.Outcome) {
    guard let rest = outcome.total ?? outcome.rows.last else { return nil }
    self.amount = amount
    soFar = before + (rest.actual ?? 0)
    expected = before + rest.mean
    interval80 = (before + rest.interval80.lowerBound)...(before + rest.interval80.upperBound)
    let ahead = abs(rest.mean - (rest.actual ?? 0))
    chance = soFar >= amount ? 1 : Self.chance(of: amount - expected, ahead, outcome.errors)
  }

  /// How likely the rest comes out higher by so much: the share of earlier forecasts that were off by as much, half of
  /// them upwards, with one of a kind not seen yet (the conformal rank, Vovk, Gammerman and Shafer 2005).
  static func chance(of missing: Double, _ ahead: Double, _ errors: [Double]) -> Double? {
    guard errors.count >= 4, ahead > 0 else { return nil }
    let beyond = errors.count { $0 >= abs(missing) / ahead }
    let tail = Double(beyond + 1) / Double(errors.count + 1) / 2
    return missing > 0 ? tail : 1 - tail
  }
}
