import SemanticLayer

extension CompilerEnvironment {
  /// The plan with named measures replaced by what they stand for. Plans inside expand when they are compiled.
  func expandingMeasures(of plan: QueryPlan) throws(CompilationError) -> QueryPlan {
    var plan = plan
    for position in plan.outputs.indices {
      plan.outputs[position].expression = try expanded(plan.outputs[position].expression)
    }
    for position in plan.groups.indices { plan.groups[position] = try expanded(plan.groups[position]) }
    for position in plan.order.indices {
      plan.order[position].expression = try expanded(plan.order[position].expression)
    }
    if let filter = plan.filter { plan.filter = try filter.replacing(meaning) }
    if let having = plan.having { plan.having = try having.replacing(meaning) }
    return plan
  }

  private func expanded(_ expression: PlanExpression) throws(CompilationError) -> PlanExpression {
    try expression.replacing(meaning)
  }

  private func meaning(_ part: PlanExpression) throws(CompilationError) -> PlanExpression? {
    guard case .measure(let name) = part else { return nil }
    return try meaning(ofMeasure: name, within: [])
  }

  private func meaning(
    ofMeasure name: String, within outer: [String]
  ) throws(CompilationError) -> PlanExpression {
    guard let measure = index.model.measure(named: name) else { throw .unknownMeasure(name) }
    guard !outer.contains(name) else { throw .unsupported("measure \(name) is defined by itself") }
    return try measure.expression.replacing { (part) throws(CompilationError) -> PlanExpression? in
      guard case .measure(let inner) = part else { return nil }
      return try meaning(ofMeasure: inner, within: outer + [name])
    }
  }
}
