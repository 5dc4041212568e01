import Detection
import QuerentCore
import SemanticLayer
import SemanticParsing
import Tools

/// Refusals of requests that the data cannot answer, with the number that is missing.
struct AnalysisRefusals {
  let workspace: Workspace

  func refusal(_ problem: SeriesProblem) -> Refusal {
    let code: Refusal.Code =
      switch problem {
      case .noTime, .noRows: .missingData
      case .tooShort, .tooFar: .insufficientHistory
      case .isPast: .notSupported
      }
    return Refusal(
      code, why: Self.why(problem),
      suggestions: FollowUpSuggestions(workspace: workspace).starters(count: 3))
  }

  /// What stands in the way, in a sentence.
  static func why(_ problem: SeriesProblem) -> String {
    switch problem {
    case .noTime(let table):
      return
        "\(table.isEmpty ? "The data" : table) \(table.isEmpty ? "has" : "have") no column with dates, so there is no course over time."
    case .noRows: return "No rows fit what was asked."
    case .tooShort(let found, let needed, let grain):
      return
        "There \(found == 1 ? "is" : "are") \(SeriesWords.count(found, grain)) of history; \(FigureFormat.number(Double(needed))) are needed."
    case .tooFar(let limit, let grain):
      return "This history carries a forecast of at most \(SeriesWords.count(limit, grain))."
    case .isPast(let range):
      return "\(PeriodWords.name(range)) is in the data already; ask for its figures."
    }
  }
}
