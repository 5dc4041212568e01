public import QuerentCore

/// What a plan computes: a value of a row, or of a group of rows.
public indirect enum PlanExpression: Hashable, Sendable {
  case column(ColumnReference)
  case literal(Value)
  /// A named measure of the model, expanded when the plan is compiled.
  case measure(String)
  case aggregate(AggregateCall)
  /// A time column cut to a grain, as text: `2017-03-01 14:00`, `2017-03-01` (also for a week, its first day),
  /// `2017-03`, `2017-Q1`, `2017`. Fiscal quarters and years are named after the year they end in.
  case bucket(PlanExpression, TimeGrain)
  /// A cyclic part of a time column, as a number: every March is 3, every Monday is 1.
  case part(PlanExpression, TimePart)
  case arithmetic(ArithmeticOperator, PlanExpression, PlanExpression)
  /// Days from the second date to the first.
  case daysBetween(PlanExpression, PlanExpression)
  /// The first date of a thing in all rows of its table, whatever the period: when a customer first ordered.
  case earliest(ColumnReference, per: ColumnReference)
  /// The single value of a plan with one output and one row.
  case plan(QueryPlan)
  case window(WindowCall)
}

/// Arithmetic on numbers. Division by zero gives null.
public enum ArithmeticOperator: String, Hashable, Sendable, CaseIterable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  /// Always real division: `1 / 2` is 0.5.
  case divide = "/"
}

/// A figure that looks at other rows of the result.
public struct WindowCall: Hashable, Sendable {
  /// What is computed over the rows of the result.
  public enum Function: String, Hashable, Sendable, CaseIterable {
    /// Part of the total of the partition, 0…1.
    case share
    /// 1 for the highest.
    case rank
    /// Sum of this and all earlier rows, in the order of the time key (or of the plan's order).
    case runningTotal = "running_total"
    /// Mean of this and the `offset - 1` earlier rows.
    case movingAverage = "moving_average"
    /// The value `offset` rows earlier; in a comparison (``QueryPlan/Comparison``) the value of the other period.
    case previous
    /// Relative change against ``previous``.
    case growth
    /// Running total as a share of the total, largest first (Pareto).
    case cumulativeShare = "cumulative_share"
  }

  public var function: Function
  public var argument: PlanExpression
  /// Group keys within which it starts anew; empty for the whole result. What follows the order of time starts anew
  /// within the other group keys even so.
  public var partition: [PlanExpression]
  /// Rows back, or rows in the window; 1 where it does not apply.
  public var offset: Int

  /// Makes a call.
  public init(
    _ function: Function, of argument: PlanExpression, partition: [PlanExpression] = [], offset: Int = 1
  ) {
    self.function = function
    self.argument = argument
    self.partition = partition
    self.offset = offset
  }
}
