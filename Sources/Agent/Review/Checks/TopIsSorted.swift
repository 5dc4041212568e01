import QuerentCore
import SemanticLayer

/// A limit cuts sorted rows, and the rows that came are in that order.
struct TopIsSorted: ReviewCheck {
  let name = "top-is-sorted"

  func judge(_ attempt: Attempt, _ context: ReviewContext) -> Verdict {
    let plan = attempt.plan
    let words = QuestionWords(attempt.question.text)
    if plan.limit != nil, plan.order.isEmpty,
      words.wantedCount != nil || words.has("top", "bottom", "highest", "lowest")
    {
      return .failed("the rows are cut without being sorted")
    }
    guard let key = plan.order.first, plan.limit?.per.isEmpty ?? true,
      plan.outputs.count == attempt.table.columns.count,
      let column = plan.outputs.firstIndex(where: { $0.expression == key.expression })
    else { return .notApplicable }
    let figures = attempt.table.rows.compactMap { $0[column].number }
    let isSorted = zip(figures, figures.dropFirst()).allSatisfy { key.isDescending ? $0 >= $1 : $0 <= $1 }
    return isSorted
      ? .passed(plan.limit == nil ? "sorted" : "top \(plan.limit?.count ?? 0) re-ranked")
      : .failed("the rows are not in the order asked for")
  }
}
