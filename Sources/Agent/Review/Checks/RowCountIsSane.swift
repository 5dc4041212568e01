import QuerentCore
import SemanticLayer

/// "Top 5" gives five rows at most, one figure gives one row, and a cut result is said to be cut.
struct RowCountIsSane: ReviewCheck {
  let name = "row-count-is-sane"

  func judge(_ attempt: Attempt, _ context: ReviewContext) -> Verdict {
    let plan = attempt.plan
    let rows = attempt.table.rows.count
    if let wanted = QuestionWords(attempt.question.text).wantedCount, !isInside(plan, wanted) {
      guard let limit = plan.limit else {
        var repaired = plan
        repaired.limit = .init(wanted)
        return .failed(
          "\(wanted) were asked for, but \(rows) are shown", repair: plan.order.isEmpty ? nil : repaired)
      }
      guard limit.count == wanted else {
        var repaired = plan
        repaired.limit?.count = wanted
        return .failed("\(wanted) were asked for, not \(limit.count)", repair: repaired)
      }
    }
    if let limit = plan.limit, limit.per.isEmpty, rows > limit.count {
      return .failed("\(rows) rows stand where \(limit.count) are the limit")
    }
    if plan.isAggregated, plan.groups.isEmpty, plan.combination == nil, rows > 1 {
      return .failed("one row was expected, \(rows) came")
    }
    if attempt.table.isTruncated, attempt.draft.caveats.isEmpty {
      return .failed("rows were cut and nobody is told")
    }
    return .passed("row count as asked")
  }

  /// "the share of the top 10 customers": so many are picked by a plan inside.
  private func isInside(_ plan: QueryPlan, _ wanted: Int) -> Bool {
    var conditions = plan.outputs.flatMap { $0.expression.aggregateCalls.compactMap(\.condition) }
    if let filter = plan.filter { conditions.append(filter) }
    return conditions.flatMap(\.conjuncts).contains { condition in
      if case .inPlan(_, let inner) = condition { inner.limit?.count == wanted } else { false }
    }
  }
}
