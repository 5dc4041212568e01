import Detection
import QuerentCore
import SemanticLayer
import SemanticParsing
import Tools

/// Refusals of requests that the data cannot answer, with the number that is missing.
struct AnalysisRefusals {
  let workspace: Workspace

  func refusal(_ problem: SeriesProblem, of reading: Interpretation?) -> Refusal {
    let code: Refusal.Code =
      switch problem {
      case .noTime, .noRows, .noGoal: .missingData
      case .tooShort, .tooFar: .insufficientHistory
      case .isPast: .notSupported
      }
    return Refusal(
      code, why: Self.why(problem),
      suggestions: Array(
        (nearer(problem, reading) + FollowUpSuggestions(workspace: workspace).starters(count: 3)).prefix(3)))
  }

  /// The same question with what the data can do.
  private func nearer(_ problem: SeriesProblem, _ reading: Interpretation?) -> [String] {
    guard let plan = reading?.plan, let output = plan.figures.first else { return [] }
    let figure = PlanWords(model: workspace.model).words(output)
    var candidates: [String] = []
    switch problem {
    case .tooFar(let limit, let grain):
      let days = limit * (grain == .day ? 1 : grain == .week ? 7 : 30)
      if days >= 60 { candidates.append("forecast \(figure) for the next \(days / 31) months") }
      if grain <= .week { candidates.append("forecast \(figure) for the next \(max(days / 7, 1)) weeks") }
    case .tooShort where !plan.groups.isEmpty:
      if case .detect? = reading?.request {
        candidates.append("anything unusual in \(figure)?")
      } else {
        candidates.append("forecast \(figure)")
      }
    default: break
    }
    candidates.append("\(figure) by month")
    return candidates.filter { text in
      guard
        case .interpretations(let found) = workspace.reader.read(
          Question(text, asOf: workspace.defaultAsOf))
      else { return false }
      return found.first?.unread.isEmpty ?? false
    }.prefix(2).map { $0 }
  }

  func refusal(_ area: AuditTopic.Area, _ reasons: [String]) -> Refusal {
    Refusal(
      .missingData, why: Self.why(area, reasons), closest: Array(reasons.prefix(3)),
      suggestions: FollowUpSuggestions(workspace: workspace).starters(count: 3))
  }

  /// Why nothing can be audited.
  static func why(_ area: AuditTopic.Area, _ reasons: [String]) -> String {
    "No check of \(area.rawValue) can run on this data" + (reasons.first.map { ": \($0)." } ?? ".")
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
    case .noGoal(let label, let range):
      return "No \(label) is kept for \(PeriodWords.name(range)), so nothing says what is to be reached."
    }
  }
}
