import QuerentCore
import SemanticLayer

/// Percentages of single rows do not add up: the sum of the discounts of ten orders is no discount.
struct SumsAddUp: ReviewCheck {
  let name = "sums-add-up"

  func judge(_ attempt: Attempt, _ context: ReviewContext) -> Verdict {
    let inspection = PlanInspection(plan: attempt.plan, model: context.model)
    var added: ColumnReference?
    var looked = false
    var numbered: ColumnReference?
    inspection.visit { expression in
      guard case .aggregate(let call) = expression, call.function == .sum || call.function == .average,
        case .column(let reference)? = call.argument, let column = context.model.column(reference)
      else { return }
      looked = true
      let raw = NameSplitter.rawWords(in: column.name)
      if column.role == .identifier || raw.count > 1 && ["no", "nr", "nbr"].contains(raw[raw.count - 1]) {
        numbered = reference
      }
      guard call.function == .sum, column.additivity == .nonAdditive else { return }
      let words = NameSplitter.words(in: column.name)
      if column.unit == "%" || words.contains("percent") || words.last == "rate" { added = reference }
    }
    if let added {
      return .failed(
        "\(NameSplitter.phrase(for: added.column)) is a share of each row; their sum says nothing")
    }
    if let numbered {
      return .failed(
        "\(NameSplitter.phrase(for: numbered.column)) tells rows apart; it is no figure to calculate with")
    }
    return looked ? .passed("what is added adds up") : .notApplicable
  }
}
