import QuerentCore
import SemanticLayer

/// Rows without a value are left out of sums and averages; when many are, it is said.
struct MissingValuesAreFew: ReviewCheck {
  let name = "missing-values-are-few"
  let isHard = false

  /// A share of missing values that changes what an average means.
  private static let many = 0.05

  func judge(_ attempt: Attempt, _ context: ReviewContext) -> Verdict {
    var worst: (label: String, share: Double)?
    var looked = false
    PlanInspection(plan: attempt.plan, model: context.model).visit { expression in
      guard case .aggregate(let call) = expression, call.function != .count, call.function != .countDistinct,
        case .column(let reference)? = call.argument, let column = context.model.column(reference),
        let table = context.model.table(named: reference.table), table.rowCount > 0
      else { return }
      looked = true
      let share = Double(column.nullCount) / Double(table.rowCount)
      if share > Self.many, share > worst?.share ?? 0 { worst = (column.label, share) }
    }
    if let worst {
      return .failed("\(FigureFormat.percent(worst.share))% of the rows have no \(worst.label)")
    }
    return looked ? .passed("few values missing") : .notApplicable
  }
}
