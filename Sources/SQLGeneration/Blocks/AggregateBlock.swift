public import SemanticLayer

/// The part of a plan that reads rows of one fact: which rows, by which keys, into which measures. Small results come
/// out of it, and a ``Finish`` makes the answer of them. Whoever can compute a block faster than SQLite does may
/// answer it; the statement of the plan stays the reference.
public struct AggregateBlock: Hashable, Sendable {
  /// The table whose rows are aggregated, none of them more than once a group; `nil` when only the groups are asked.
  public var fact: String?
  public var period: QueryPlan.Period?
  /// All of them hold of a row that counts.
  public var filters: [PlanCondition]
  /// Tables a row needs a partner in, beside those its expressions name.
  public var tables: [String]
  public var keys: [PlanExpression]
  /// Columns that the keys determine and the finish shows.
  public var attributes: [PlanExpression]
  public var measures: [AggregateCall]

  /// Makes a block.
  public init(
    fact: String?, period: QueryPlan.Period? = nil, filters: [PlanCondition] = [], tables: [String] = [],
    keys: [PlanExpression] = [], attributes: [PlanExpression] = [], measures: [AggregateCall] = []
  ) {
    self.fact = fact
    self.period = period
    self.filters = filters
    self.tables = tables
    self.keys = keys
    self.attributes = attributes
    self.measures = measures
  }

  /// What the measures are made of and partial results can be added from: an average is a sum and a count. Medians
  /// and standard deviations stand for themselves.
  public var components: [AggregateCall] {
    var components: [AggregateCall] = []
    func add(_ call: AggregateCall) { if !components.contains(call) { components.append(call) } }
    for measure in measures {
      if measure.function == .average {
        for function in [Aggregate.sum, .count] {
          add(AggregateCall(function, of: measure.argument, table: measure.table, where: measure.condition))
        }
      } else {
        add(measure)
      }
    }
    return components
  }
}

/// What is done with the results of the blocks: ratios, conditions on groups, order, limits, windows, comparison.
/// Its expressions speak of the keys, attributes and measures of the blocks.
public struct Finish: Hashable, Sendable {
  public var outputs: [PlanExpression]
  public var having: PlanCondition?
  public var order: [QueryPlan.OrderKey]
  public var limit: QueryPlan.Limit?
  public var comparison: QueryPlan.Comparison?
  public var isDistinct: Bool

  /// Makes a finish.
  public init(
    outputs: [PlanExpression], having: PlanCondition? = nil, order: [QueryPlan.OrderKey] = [],
    limit: QueryPlan.Limit? = nil, comparison: QueryPlan.Comparison? = nil, isDistinct: Bool = false
  ) {
    self.outputs = outputs
    self.having = having
    self.order = order
    self.limit = limit
    self.comparison = comparison
    self.isDistinct = isDistinct
  }
}
