import QuerentCore
import SemanticLayer

extension QueryPlan {
  /// In a comparison: the figures of the other period, `previous(x)`, and the relative changes, `growth(x)`.
  var comparingCalls: [WindowCall] {
    var calls: [WindowCall] = []
    func collect(_ part: PlanExpression) {
      if case .window(let call) = part, call.function == .previous || call.function == .growth,
        !calls.contains(call)
      {
        calls.append(call)
      }
    }
    for output in outputs { output.expression.visit(collect) }
    for key in order { key.expression.visit(collect) }
    having?.visit(collect)
    return calls
  }

  /// The plan with four columns for every figure: the figure, that of the other period, the change and the relative
  /// change. Who names `previous` or `growth` chooses the columns and gets just these.
  func spreadingComparison(_ labels: ExpressionLabels, fiscalYearStart: Int) -> QueryPlan {
    guard let comparison, let range = period?.range else { return self }
    let isChosen = outputs.contains { output in
      if case .window(let call) = output.expression { comparingCalls.contains(call) } else { false }
    }
    if isChosen { return self }
    let figures = outputs.filter { $0.expression.isAggregated }
    let now = PeriodNames.name(of: range, fiscalYearStart: fiscalYearStart)
    let then = PeriodNames.name(of: comparison.range, fiscalYearStart: fiscalYearStart)
    var plan = self
    plan.outputs = outputs.flatMap { output in
      guard output.expression.isAggregated else { return [output] }
      let name = output.label ?? labels.label(of: output.expression)
      let suffix = figures.count > 1 ? " in \(name)" : ""
      let before = PlanExpression.window(WindowCall(.previous, of: output.expression))
      return [
        Output(output.expression, label: "\(name) \(now)"),
        Output(before, label: "\(name) \(then)"),
        Output(.arithmetic(.subtract, output.expression, before), label: "change\(suffix)"),
        Output(.window(WindowCall(.growth, of: output.expression)), label: "relative change\(suffix)"),
      ]
    }
    return plan
  }
}
