import QuerentCore

/// Every name the sentences hold stands in the rows.
struct NamesAreInTheRows: ReviewCheck {
  let name = "names-are-in-the-rows"

  func judge(_ attempt: Attempt, _ context: ReviewContext) -> Verdict {
    let claims = attempt.draft.claims + (attempt.draft.summary.map { [$0] } ?? [])
    let names = claims.flatMap(\.entities)
    guard !names.isEmpty else { return .notApplicable }
    let table = attempt.table
    var known: Set<String> = []
    for (index, column) in table.columns.enumerated() {
      for row in table.rows { known.insert(SentenceBuilder.name(row[index], column)) }
    }
    let unknown = names.filter { !known.contains($0) }
    return unknown.isEmpty
      ? .passed("names match the table") : .failed("\"\(unknown[0])\" is not in the result")
  }
}
