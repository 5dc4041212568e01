import QuerentCore
import SemanticLayer
import SemanticParsing

/// What the rows and the review say of a reading, for its confidence.
struct ResultFeatures {
  static func features(of attempt: Attempt, _ review: Review) -> ReadingFeatures {
    var features = ReadingFeatures()
    let rows = attempt.table.rows
    if rows.isEmpty { features["result.empty"] = 1 }
    if rows.count == 1, rows[0].allSatisfy({ $0 == .null }) { features["result.null"] = 1 }
    if rows.count == 1 { features["result.one-row"] = 1 }
    if rows.count > 100 { features["result.many-rows"] = 1 }
    if rows.count == 1, rows[0].count == 1, rows[0][0].number == 0 { features["result.zero"] = 1 }
    if rows.count > 1, Set(rows).count < rows.count { features["result.repeats"] = 1 }
    if isOneToARow(attempt) { features["result.all-one"] = 1 }
    for outcome in review.outcomes where !outcome.passed { features["check.\(outcome.name)"] = 1 }
    return features
  }

  /// Every group holds one row, or makes up all of itself: nothing was counted or divided.
  private static func isOneToARow(_ attempt: Attempt) -> Bool {
    let plan = attempt.plan
    guard attempt.table.rows.count > 2, !plan.groups.isEmpty, plan.having == nil, plan.comparison == nil
    else {
      return false
    }
    let figures = plan.outputs.indices.filter { plan.outputs[$0].expression.isAggregated }
    return !figures.isEmpty
      && figures.allSatisfy { place in
        attempt.table.rows.allSatisfy { row in row.indices.contains(place) && row[place].number == 1 }
      }
  }
}
