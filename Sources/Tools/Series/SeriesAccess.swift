public import QuerentCore
import SQLGeneration
public import SemanticLayer
import Storage

/// How the tools over time get at their series: the model, the statements and the last date of opened data.
public struct SeriesAccess: Sendable {
  let model: SemanticModel
  let query: QueryTool
  let lastDate: CalendarDate?

  /// Makes access to one store.
  public init(model: SemanticModel, query: QueryTool, lastDate: CalendarDate?) {
    self.model = model
    self.query = query
    self.lastDate = lastDate
  }

  /// The figures of a plan over time, at a grain or the finest that has rows in most steps.
  /// - Throws: ``SeriesProblem``, ``ToolFailure``.
  public func series(
    of plan: QueryPlan, grain: TimeGrain?, limits: ExecutionLimits, cancellation: CancellationFlag
  ) throws -> PlannedSeries {
    try SeriesReader(
      model: model, query: query, lastDate: lastDate, limits: limits, cancellation: cancellation
    ).read(plan, grain: grain)
  }

  /// The result of what a tool does with the series of a plan, with the time it took; what is thrown is its failure.
  func result(
    _ limits: ExecutionLimits, _ cancellation: CancellationFlag,
    _ body: (SeriesReader) throws -> ToolResult.Outcome
  ) -> ToolResult {
    let clock = ContinuousClock()
    let start = clock.now
    let outcome: ToolResult.Outcome
    do {
      outcome = try body(
        SeriesReader(
          model: model, query: query, lastDate: lastDate, limits: limits, cancellation: cancellation))
    } catch let failure as ToolFailure {
      outcome = .failed(failure)
    } catch let problem as SeriesProblem {
      outcome = .failed(.noSeries(problem))
    } catch {
      outcome = .failed(.notRun(.failed(message: "\(error)")))
    }
    return ToolResult(outcome, milliseconds: (clock.now - start) / .milliseconds(1))
  }
}
