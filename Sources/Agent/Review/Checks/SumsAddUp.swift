import QuerentCore
import SemanticLayer

/// Percentages of single rows do not add up: the sum of the discounts of ten orders is no discount.
struct SumsAddUp: ReviewCheck {
  let name = "sums-add-up"

  func judge(_ attempt: Attempt, _ context: ReviewContext) -> Verdict {
    let inspection = PlanInspection(plan: attempt.plan, model: context.model)
    var added: ColumnReference?
    var looked = false
    inspection.visit { expression in
      guard case .aggregate(let call) = expression, call.function == .sum,
        case .column(let reference)? = call.argument
      else { return }
      looked = true
      guard let column = context.model.column(reference), column.additivity == .nonAdditive else { return }
      let words = NameSplitter.words(in: column.name)
      if column.unit == "%" || words.contains("percent") || words.last == "rate" { added = reference }
    }
    if let added {
      return .failed(
        "\(NameSplitter.phrase(for: added.column)) is a share of each row; their sum says nothing")
    }
    return looked ? .passed("what is added adds up") : .notApplicable
  }
}
