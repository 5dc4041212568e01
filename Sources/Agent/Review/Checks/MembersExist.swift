import QuerentCore
import SemanticLayer

/// Every text compared for equality occurs in its column, so that a misspelt name cannot become "no sales".
struct MembersExist: ReviewCheck {
  let name = "members-exist"
  let isNotable = true

  func judge(_ attempt: Attempt, _ context: ReviewContext) -> Verdict {
    var looked = 0
    for literal in PlanTables.literals(of: attempt.plan) where literal.isEquality && literal.value.text != nil
    {
      guard let column = literal.column, context.model.column(column)?.type == .text,
        let occurs = context.occurs(literal.value, column)
      else { continue }
      looked += 1
      if !occurs {
        let label = context.model.column(column)?.label ?? column.column
        return .failed("no \(label) is called \"\(literal.value.description)\"")
      }
    }
    return looked == 0 ? .notApplicable : .passed(looked == 1 ? "filter value exists" : "filter values exist")
  }
}
