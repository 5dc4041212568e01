import QuerentCore
import SemanticLayer

/// Makes the plan of a question into figures that a series over time can be built from.
struct AnalysisFigures {
  let model: SemanticModel

  /// The plan with figures only: a listing of a table becomes the number of its rows; `nil` for what has no series, a
  /// comparison or a part of a ranking.
  func plan(_ plan: QueryPlan, _ request: AnalysisRequest) -> QueryPlan? {
    guard plan.combination == nil, plan.comparison == nil, plan.having == nil, plan.limit == nil else {
      return nil
    }
    var plan = plan
    plan.order = []
    plan.isDistinct = false
    if !plan.isAggregated {
      guard let outputs = figures(of: plan, request) else { return nil }
      plan.outputs = outputs
    } else {
      plan.outputs = plan.outputs.filter { $0.expression.isAggregated && !$0.expression.isWindow }
    }
    let isKey = plan.groups.allSatisfy { key in
      switch key {
      case .column: true
      case .bucket(.column, _): true
      default: false
      }
    }
    guard !plan.outputs.isEmpty, isKey else { return nil }
    plan.outputs = plan.groups.map { QueryPlan.Output($0) } + plan.outputs
    return plan
  }

  /// "refunds": how many there are; to find what is odd, their amount as well.
  private func figures(of plan: QueryPlan, _ request: AnalysisRequest) -> [QueryPlan.Output]? {
    guard case .column(let shown)? = plan.outputs.first?.expression,
      let table = model.table(named: shown.table), let column = model.column(shown)
    else { return nil }
    if column.role == .measure, plan.outputs.count == 1, let function = column.defaultAggregate {
      return [.init(.aggregate(AggregateCall(function, of: .column(shown), table: table.name)))]
    }
    var outputs = [QueryPlan.Output(count(of: table))]
    if case .detect(.anything) = request, let amount = amount(of: table) { outputs.append(.init(amount)) }
    return outputs
  }

  private func count(of table: SemanticModel.Table) -> PlanExpression {
    guard let id = table.entity?.countedBy else {
      return .aggregate(AggregateCall(.count, table: table.name))
    }
    let column = ColumnReference(table: table.name, column: id)
    return .aggregate(AggregateCall(.countDistinct, of: .column(column), table: table.name))
  }

  /// The money of a table: a measure of the model before a column.
  private func amount(of table: SemanticModel.Table) -> PlanExpression? {
    let named = model.measures.filter { measure in
      guard case .aggregate(let call) = measure.expression else { return false }
      return call.table == table.name && call.function == .sum && call.condition == nil
        && FigureFormat.isMoney(measure.unit)
    }
    if let measure = named.first(where: { $0.name == model.defaultMeasure }) ?? named.first {
      return .measure(measure.name)
    }
    let column = table.columns.first {
      $0.role == .measure && $0.defaultAggregate == .sum && $0.additivity == .additive
        && FigureFormat.isMoney($0.unit)
    }
    return column.map {
      .aggregate(
        AggregateCall(
          .sum, of: .column(ColumnReference(table: table.name, column: $0.name)), table: table.name))
    }
  }
}

extension PlanExpression {
  /// Whether it looks at other rows of the result.
  fileprivate var isWindow: Bool {
    switch self {
    case .window: true
    case .arithmetic(_, let left, let right): left.isWindow || right.isWindow
    default: false
    }
  }
}
