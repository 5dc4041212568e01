import QuerentCore
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
    for outcome in review.outcomes where !outcome.passed { features["check.\(outcome.name)"] = 1 }
    return features
  }
}
