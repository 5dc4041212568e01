import QuerentCore

/// "Rose", "less than", "leads", "lowest": words of direction agree with the rows.
struct DirectionWordsAgree: ReviewCheck {
  let name = "direction-words-agree"

  func judge(_ attempt: Attempt, _ context: ReviewContext) -> Verdict {
    let shape = ResultShape(plan: attempt.plan, table: attempt.table)
    guard let column = shape.figures.first else { return .notApplicable }
    let table = attempt.table
    let text = " " + attempt.draft.text.lowercased() + " "
    switch shape.kind {
    case .change:
      guard shape.figures.count > 2, let change = table.rows[0][shape.figures[2]].number else {
        return .notApplicable
      }
      if text.contains(" more than") != (change > 0) || text.contains(" less than") != (change < 0) {
        return .failed("the text tells the change the wrong way round")
      }
      return .passed("direction agrees")
    case .series:
      let key = shape.keys[0]
      let rows = table.rows.indices.filter { table.rows[$0][column].number != nil }.sorted {
        table.rows[$0][key].description < table.rows[$1][key].description
      }
      let open = OpenBuckets(
        attempt.plan, table, shape, model: context.model, lastDate: context.lastDate)
      let told = open.comparable(rows, key, in: table).map { table.rows[$0][column].number ?? 0 }
      guard let first = told.first, let last = told.last,
        [" rose ", " fell ", " stood at "].contains(where: text.contains)
      else { return .notApplicable }
      if text.contains(" rose ") != (last > first && rows.count > 1)
        || text.contains(" fell ") != (last < first)
      {
        return .failed("the text tells the trend the wrong way round")
      }
      return .passed("direction agrees")
    case .ranking: return ranking(table, column, shape.keys[0], attempt.draft, isCompared: shape.isCompared)
    case .empty, .figures, .matrix, .list: return .notApplicable
    }
  }

  private func ranking(_ table: ResultTable, _ column: Int, _ key: Int, _ draft: Draft, isCompared: Bool)
    -> Verdict
  {
    guard !isCompared, let extremes = Extremes(table, column), table.rows.count > 1, extremes.spread > 0
    else {
      return .notApplicable
    }
    let text = draft.text
    let leads = [" leads with ", " lead with ", " the highest "].contains { text.contains($0) }
    let trails = text.contains(" the lowest ")
    guard leads || trails else { return .notApplicable }
    let extreme = table.rows[leads ? extremes.highest : extremes.lowest][column]
    let named = table.rows.filter { text.hasPrefix(SentenceBuilder.name($0[key], table.columns[key])) }
    return named.contains { $0[column] == extreme }
      ? .passed("direction agrees")
      : .failed("the text names the wrong \(table.columns[key].label) as the extreme")
  }
}
