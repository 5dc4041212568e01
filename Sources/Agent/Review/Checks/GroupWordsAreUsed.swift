import QuerentCore
import SemanticLayer

/// "By category" is in the plan: as a group, an order or a column. Looks for the names of the model's columns after
/// "by", "per" and "each", without the reader's grammar.
struct GroupWordsAreUsed: QuestionCheck {
  let name = "group-words-are-used"

  func judge(_ attempt: Attempt, _ context: ReviewContext) -> Verdict {
    let words = QuestionWords(attempt.question.text)
    let tables = Set(attempt.plan.involvedTables(in: context.model))
    let used = Set(PlanInspection(plan: attempt.plan, model: context.model).columns.map(\.withoutRole))
    let usedLabels = Set(used.map { PlanWords(model: context.model).label($0).lowercased() })
    var looked = false
    for table in context.model.tables where tables.contains(table.name) {
      for column in table.columns where column.role == .dimension {
        let label = column.label.lowercased()
        guard words.has("by \(label)", "per \(label)", "each \(label)") else { continue }
        looked = true
        let reference = ColumnReference(table: table.name, column: column.name)
        // "by product category" may name the category of a product
        let isPartOfName = usedLabels.contains {
          words.has("by \(label) \($0)", "per \(label) \($0)", "each \(label) \($0)")
        }
        // Two columns with one label are one name to a person.
        if !used.contains(reference), !usedLabels.contains(label), !isPartOfName {
          return .failed("\"by \(column.label)\" was asked, but the rows are not grouped by it")
        }
      }
    }
    return looked ? .passed("groups as asked") : .notApplicable
  }
}

extension ColumnReference {
  /// The column itself, however its table is joined.
  fileprivate var withoutRole: ColumnReference { ColumnReference(table: table, column: column) }
}

extension QueryPlan {
  /// The tables that take part, through expressions or by name.
  fileprivate func involvedTables(in model: SemanticModel) -> [String] {
    PlanTables.facts(of: self, in: model) + tables
      + PlanInspection(plan: self, model: model).columns.map(\.table)
  }
}
