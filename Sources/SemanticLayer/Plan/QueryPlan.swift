public import QuerentCore

/// What a question asks of the data: the only door to SQL. The grammar, a language model, a saved question and an
/// investigation all produce a QueryPlan; one validator checks it, one compiler turns it into SQL.
///
/// A plan has a one-line text form that is printed, logged, used in corpora and parsed back
/// (``QueryPlan/text``, ``QueryPlan/init(parsing:)``):
///
///     revenue by orders.region | 2017-01-01..<2017-04-01 by month | orders.segment = 'Consumer' | top 5
///
/// A plan is *aggregated* when it has groups or any output, `having` or order key holds an aggregate; it then gives
/// one row a group. Otherwise it lists rows.
public struct QueryPlan: Hashable, Sendable {
  /// What each row of the result shows, in order. Group keys are shown only when they stand here too.
  public var outputs: [Output]
  /// What rows are grouped by; a ``PlanExpression/bucket(_:_:)`` for a series over time.
  public var groups: [PlanExpression]
  /// Tables that take part even where no expression names them: "orders" in "customers that have orders". A list is
  /// joined with them, so that a row may appear several times; of an aggregated fact they only pick rows.
  public var tables: [String]
  public var period: Period?
  /// Conditions on rows, before grouping. What is asked of a table on the many side of an aggregated fact is asked of
  /// any of its rows, and all that is asked of one table, of the same row.
  public var filter: PlanCondition?
  /// Conditions on groups, over aggregates.
  public var having: PlanCondition?
  /// When empty, a series stands in the order of time, other groups by their figure, largest first.
  public var order: [OrderKey]
  public var limit: Limit?
  /// A second period or a set of members that stands beside the first.
  public var comparison: Comparison?
  /// Equal rows are shown once.
  public var isDistinct: Bool
  /// A second plan whose rows are added, kept or taken away.
  public var combination: Combination?
  /// The ISO weekday that weeks start on (Monday is 1) where the question says so; `nil` is the calendar of the model.
  public var weekStart: Int?

  /// Makes a plan.
  public init(
    outputs: [Output], groups: [PlanExpression] = [], tables: [String] = [], period: Period? = nil,
    filter: PlanCondition? = nil, having: PlanCondition? = nil, order: [OrderKey] = [], limit: Limit? = nil,
    comparison: Comparison? = nil, isDistinct: Bool = false, combination: Combination? = nil
  ) {
    self.outputs = outputs
    self.groups = groups
    self.tables = tables
    self.period = period
    self.filter = filter
    self.having = having
    self.order = order
    self.limit = limit
    self.comparison = comparison
    self.isDistinct = isDistinct
    self.combination = combination
  }
}

extension QueryPlan {
  /// One column of the result.
  public struct Output: Hashable, Sendable {
    public var expression: PlanExpression
    /// A name of the asker's own; `nil` takes it from the model.
    public var label: String?

    /// Makes an output.
    public init(_ expression: PlanExpression, label: String? = nil) {
      self.expression = expression
      self.label = label
    }
  }

  /// The time range the rows fall in, and the time column that decides it.
  public struct Period: Hashable, Sendable {
    public var column: ColumnReference
    /// `nil` when all dates count and only the grain was named.
    public var range: TimeRange?

    /// Makes a period.
    public init(column: ColumnReference, range: TimeRange?) {
      self.column = column
      self.range = range
    }
  }

  /// What rows are sorted by. Nulls come last.
  public struct OrderKey: Hashable, Sendable {
    public var expression: PlanExpression
    public var isDescending: Bool

    /// Makes a key.
    public init(_ expression: PlanExpression, descending: Bool = false) {
      self.expression = expression
      self.isDescending = descending
    }
  }

  /// How many rows are kept, in the plan's order.
  public struct Limit: Hashable, Sendable {
    public var count: Int
    /// Rows skipped first: 1 for "the second highest".
    public var offset: Int
    /// Group keys within each of which `count` rows are kept: "top 3 per region".
    public var per: [PlanExpression]

    /// Makes a limit.
    public init(_ count: Int, offset: Int = 0, per: [PlanExpression] = []) {
      self.count = count
      self.offset = offset
      self.per = per
    }
  }

  /// What the figures are set beside. The result then has, for every measure, the figure, the figure compared with,
  /// the change and the relative change; a plan whose outputs name `previous(x)` or `growth(x)` has just its outputs.
  /// `having` and order may use these, too. Buckets of the other period stand beside those of the first: January
  /// beside January.
  public struct Comparison: Hashable, Sendable {
    /// The earlier or other period.
    public var range: TimeRange

    /// Makes a comparison with a period.
    public init(range: TimeRange) {
      self.range = range
    }
  }

  /// A set operation with a second plan of as many outputs.
  public struct Combination: Hashable, Sendable {
    /// The set operations of SQL; rows are compared whole, duplicates vanish.
    public enum Operation: String, Hashable, Sendable { case union, intersect, except }

    public var operation: Operation
    private var boxed: Box

    public var plan: QueryPlan { boxed.plan }

    /// Makes a combination.
    public init(_ operation: Operation, _ plan: QueryPlan) {
      self.operation = operation
      self.boxed = Box.plan(plan)
    }

    private indirect enum Box: Hashable, Sendable {
      case plan(QueryPlan)

      var plan: QueryPlan {
        switch self {
        case .plan(let plan): plan
        }
      }
    }
  }
}

extension PlanExpression {
  /// Whether the value belongs to a group of rows rather than to a row.
  public var isAggregated: Bool {
    switch self {
    case .measure, .aggregate: true
    // A rank of rows is a value of a row; a rank of totals belongs to the group.
    case .window(let call): call.argument.isAggregated
    case .column, .literal, .plan, .earliest: false
    case .bucket(let inner, _), .part(let inner, _): inner.isAggregated
    case .arithmetic(_, let left, let right), .daysBetween(let left, let right):
      left.isAggregated || right.isAggregated
    }
  }
}

extension QueryPlan {
  /// Whether the plan gives a row a group rather than listing rows.
  public var isAggregated: Bool {
    !groups.isEmpty || having != nil || outputs.contains { $0.expression.isAggregated }
      || order.contains { $0.expression.isAggregated }
  }
}
