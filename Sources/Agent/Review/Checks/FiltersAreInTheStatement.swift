import QuerentCore
import SQLGeneration
import SemanticLayer

/// Every value the plan filters by stands in the statement that ran.
struct FiltersAreInTheStatement: ReviewCheck {
  let name = "filters-are-in-the-statement"

  func judge(_ attempt: Attempt, _ context: ReviewContext) -> Verdict {
    let literals = PlanTables.literals(of: attempt.plan).map(\.value).filter { !$0.isNull }
    guard !literals.isEmpty else { return .notApplicable }
    let statement = attempt.query.inlined.lowercased()
    let missing = literals.filter { value in
      if let number = value.number {
        return !attempt.query.arguments.contains { $0.number == number }
          && !statement.contains(value.sqlLiteral)
      }
      return !statement.contains(value.sqlLiteral.dropFirst().dropLast().lowercased())
    }
    guard missing.isEmpty else {
      return .failed("a filter was lost: " + missing.map(\.description).joined(separator: ", "))
    }
    return .passed("all filters applied")
  }
}
