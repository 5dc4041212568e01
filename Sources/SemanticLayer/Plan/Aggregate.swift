/// How many rows become one number.
public enum Aggregate: String, Hashable, Sendable, CaseIterable {
  case count
  case countDistinct = "count_distinct"
  case sum
  case average
  case minimum
  case maximum
  case median
  /// The smallest value that at least so many percent of the values do not exceed (nearest rank).
  case percentile
  /// Of a sample: divided by the count less one.
  case standardDeviation = "stddev"
}

/// An aggregate over rows of one table.
public struct AggregateCall: Hashable, Sendable {
  public var function: Aggregate
  /// What is aggregated; `nil` only for `count`, which then counts the rows of `table`. Its columns stand in `table`
  /// or in tables that a row of `table` refers to.
  public var argument: PlanExpression?
  /// The table whose rows are aggregated: the fact. Joins never multiply its rows.
  public var table: String
  /// Only rows that meet the condition are aggregated (`sum … where`); the plan's own filter applies as well.
  public var condition: PlanCondition?
  /// The share of values a percentile leaves at or below it, 1…99; 50 where it does not apply.
  public var percent = 50
  /// What the argument is added up by first: a median of sales per `order_id` is that of whole orders.
  public var per: [PlanExpression] = []

  /// Makes a call.
  public init(
    _ function: Aggregate, of argument: PlanExpression? = nil, table: String,
    where condition: PlanCondition? = nil
  ) {
    self.function = function
    self.argument = argument
    self.table = table
    self.condition = condition
  }
}
