public import Detection
public import QuerentCore
public import SemanticLayer

/// The figures of a plan over time: one series, or one for each member of its keys and each of its figures.
public struct PlannedSeries: Sendable {
  /// One of the series.
  public struct Line: Sendable {
    /// The values of the keys; empty without keys.
    public var members: [Value]
    /// Which figure of the plan.
    public var figure: Int
    /// One a step; a step without rows is `nil`.
    public var values: [Double?]
  }

  public var steps: SeriesSteps
  public var lines: [Line]
  /// The columns of the keys and of the figures, as the query gave them.
  public var keys: [ResultTable.Column]
  public var figures: [ResultTable.Column]
  /// Whether the steps of a figure may be added up.
  public var isAdditive: [Bool]
  /// The plan that was run, and its statement.
  public var plan: QueryPlan
  public var query: SQLQuery
  /// The last step, where the data end before it is over; it is left out.
  public var partial: TimeRange?
  /// Members that have rows in too few steps, or that are beyond the number looked at.
  public var leftOut = 0

  /// The series of one figure, named for their members.
  public func timeSeries(ofFigure figure: Int = 0) -> [TimeSeries] {
    lines.filter { $0.figure == figure }.map { line in
      let name = line.members.map { $0.text ?? $0.number.map { String($0) } ?? "(none)" }.joined(
        separator: ", ")
      return steps.timeSeries(named: name, line.values)
    }
  }

  /// The days the series covers.
  public var range: TimeRange {
    steps.count == 0 ? TimeRange(start: steps.first, end: steps.first) : steps.range(0, steps.count - 1)
  }
}

/// Why a plan has no series.
public enum SeriesProblem: Error, Hashable, Sendable {
  /// The table has no dates.
  case noTime(table: String)
  /// There is nothing in the rows asked for.
  case noRows
  /// There are `found` steps of history where `needed` are needed.
  case tooShort(found: Int, needed: Int, grain: TimeGrain)
  /// The history carries at most `limit` steps ahead.
  case tooFar(limit: Int, grain: TimeGrain)
  /// What is asked for is over.
  case isPast(TimeRange)
  /// No goal is kept for it.
  case noGoal(String, TimeRange)
}
