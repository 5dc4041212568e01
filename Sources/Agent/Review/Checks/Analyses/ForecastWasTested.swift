import Detection
import QuerentCore
import SemanticLayer
import SemanticParsing
import Tools

/// The forecast was made from earlier days as well and compared with what came; where the history is too short for that,
/// the answer says so.
struct ForecastWasTested: ReviewCheck {
  let name = "forecast-was-tested"
  let isHard = false
  let isNotable = true

  func judge(_ attempt: Attempt, _ context: ReviewContext) -> Verdict {
    guard case .forecast(let report)? = attempt.outcome else { return .notApplicable }
    guard report.lines.allSatisfy({ $0.backtestOrigins > 0 }) else {
      return .failed("the history is too short to test the forecast on it")
    }
    let origins = report.lines.map(\.backtestOrigins).min() ?? 0
    return .passed("tested on \(origins) earlier \(origins == 1 ? "day" : "days")")
  }
}
