import QuerentCore
import SemanticLayer

/// What a result is made of: which columns are keys, which are figures, and which kind of sentence and chart suit.
struct ResultShape: Hashable, Sendable {
  /// The forms a result takes.
  enum Kind: Hashable, Sendable {
    /// No rows at all.
    case empty
    /// One row of figures without a key.
    case figures
    /// Figures beside the same figures of another period, without a key.
    case change
    /// One time key and figures.
    case series
    /// One key that is not a time, and figures.
    case ranking
    /// Several keys and figures.
    case matrix
    /// Rows of a table.
    case list
  }

  var kind: Kind
  var keys: [Int]
  var figures: [Int]
  /// The key that is a time bucket or a part of a date, and its grain.
  var timeKey: Int?
  var grain: TimeGrain?
  /// Keys with an order of their own: time buckets and parts of dates.
  var orderedKeys: Set<Int>
  /// Whether every figure comes as figure, figure compared with, change and relative change.
  var isCompared: Bool
  /// The plan's output that made each column, where one did.
  var outputs: [Int?]

  init(plan: QueryPlan, table: ResultTable) {
    outputs = Self.outputs(of: table.columns.count, plan: plan)
    isCompared = plan.comparison != nil && table.columns.count > plan.outputs.count
    keys = []
    figures = []
    orderedKeys = []
    timeKey = nil
    grain = nil
    for (index, column) in table.columns.enumerated() {
      let expression = outputs[index].map { plan.outputs[$0].expression }
      let isAggregate = expression?.isAggregated ?? !column.isKey
      if isAggregate, column.kind == .integer || column.kind == .real {
        figures.append(index)
      } else {
        keys.append(index)
      }
      switch expression {
      case .bucket(_, let bucketGrain)? where timeKey == nil:
        timeKey = index
        grain = bucketGrain
        orderedKeys.insert(index)
      case .bucket?, .part?: orderedKeys.insert(index)
      default: break
      }
    }
    kind = .list
    kind = Self.kind(of: self, plan: plan, table: table)
  }

  /// Whether a column adds up the rows before it.
  func isRunningTotal(_ column: Int, _ plan: QueryPlan) -> Bool {
    guard let output = outputs[column], case .window(let call) = plan.outputs[output].expression else {
      return false
    }
    return call.function == .runningTotal
  }

  private static func kind(of shape: ResultShape, plan: QueryPlan, table: ResultTable) -> Kind {
    if table.rows.isEmpty { return .empty }
    guard plan.isAggregated, !shape.figures.isEmpty else { return .list }
    if shape.keys.isEmpty {
      guard table.rows.count == 1 else { return .list }
      return shape.isCompared ? .change : .figures
    }
    if shape.keys.count > 1 { return .matrix }
    return shape.timeKey != nil ? .series : .ranking
  }

  /// With a comparison each aggregated output has four columns, keys have one.
  private static func outputs(of columns: Int, plan: QueryPlan) -> [Int?] {
    if columns == plan.outputs.count { return plan.outputs.indices.map { $0 } }
    var outputs: [Int?] = []
    for (index, output) in plan.outputs.enumerated() {
      let repeats = plan.comparison != nil && output.expression.isAggregated ? 4 : 1
      outputs += Array(repeating: index, count: repeats)
    }
    return outputs.count == columns ? outputs : Array(repeating: nil, count: columns)
  }
}
