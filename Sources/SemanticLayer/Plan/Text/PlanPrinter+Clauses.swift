import QuerentCore

extension PlanPrinter {
  func text(_ plan: QueryPlan) -> String {
    var keys = plan.groups
    // The last key of a series is said with the period, "by month".
    let grain = plan.periodGrain
    if grain != nil { keys.removeLast() }
    var clauses = [head(plan, keys)]
    if let period = plan.period { clauses.append(text(period, grain)) }
    if let filter = plan.filter { clauses.append(text(filter)) }
    if let having = plan.having { clauses.append("having \(text(having))") }
    if !plan.tables.isEmpty {
      clauses.append("from " + plan.tables.map { PlanVocabulary.written($0) }.joined(separator: ", "))
    }
    clauses += order(plan)
    if let comparison = plan.comparison { clauses.append("versus \(text(comparison.range))") }
    if let day = plan.weekStart { clauses.append("weeks from \(PlanVocabulary.weekday(day))") }
    if plan.isDistinct { clauses.append("distinct") }
    if let combination = plan.combination {
      clauses.append("\(combination.operation.rawValue) [\(text(combination.plan))]")
    }
    return clauses.joined(separator: " | ")
  }

  private func head(_ plan: QueryPlan, _ keys: [PlanExpression]) -> String {
    let by = keys.isEmpty ? "" : " by \(list(keys))"
    let shown = plan.outputs.map { output in
      text(output.expression) + (output.label.map { " as " + PlanVocabulary.quoted($0, mark: "'") } ?? "")
    }
    if let measures = plan.plainMeasures {
      return shown.suffix(measures.count).joined(separator: ", ") + by
    }
    return shown.isEmpty ? "show" + by : "show " + shown.joined(separator: ", ") + by
  }

  private func text(_ period: QueryPlan.Period, _ grain: TimeGrain?) -> String {
    let range = period.range.map { text($0) + " " } ?? ""
    let by = grain.map { " by \($0.rawValue)" } ?? ""
    return "\(range)on \(text(.column(period.column)))\(by)"
  }

  private func text(_ range: TimeRange) -> String {
    (range.grain.map { $0.rawValue + " " } ?? "") + range.description
  }

  private func order(_ plan: QueryPlan) -> [String] {
    if let limit = plan.limit, limit.offset == 0, plan.order.count == 1, let measure = plan.rankedMeasure,
      plan.order[0].expression == measure
    {
      return ["\(plan.order[0].isDescending ? "top" : "bottom") \(limit.count)\(per(limit))"]
    }
    var clauses: [String] = []
    if !plan.order.isEmpty {
      let keys = plan.order.map { text($0.expression) + ($0.isDescending ? " desc" : "") }
      clauses.append("order by " + keys.joined(separator: ", "))
    }
    if let limit = plan.limit {
      let offset = limit.offset == 0 ? "" : " offset \(limit.offset)"
      clauses.append("limit \(limit.count)\(offset)\(per(limit))")
    }
    return clauses
  }

  private func per(_ limit: QueryPlan.Limit) -> String {
    limit.per.isEmpty ? "" : " per \(list(limit.per))"
  }
}

extension QueryPlan {
  /// The grain of the last group, when that is a bucket of the period's column.
  var periodGrain: TimeGrain? {
    guard let period, case .bucket(.column(period.column), let grain) = groups.last else { return nil }
    return grain
  }

  /// What is measured, when the outputs are the groups followed by aggregated figures: the form that needs no `show`.
  var plainMeasures: ArraySlice<Output>? {
    guard outputs.count > groups.count, outputs.prefix(groups.count) == ArraySlice(groups.map { Output($0) })
    else { return nil }
    let measures = outputs.dropFirst(groups.count)
    return measures.allSatisfy(\.expression.isAggregated) ? measures : nil
  }

  /// What `top` and `bottom` rank by: the first figure shown.
  var rankedMeasure: PlanExpression? {
    let figures = outputs.lazy.map(\.expression).filter { !groups.contains($0) }
    return figures.first { $0.isAggregated } ?? figures.first
  }
}
