import Detection
import QuerentCore
import SemanticLayer
import SemanticParsing
import Tools

/// What a tool gave for a request.
enum AnalysisOutcome: Sendable {
  case anomalies(AnomalyReport)
  case forecast(ForecastReport)
  case audit(AuditReport, AuditTopic)
}

extension Attempt {
  /// The one-line form of what was run: the plan, with the request before it.
  var planText: String {
    guard let request = interpretation.request else { return plan.text }
    return PlannedAnalysis(request, of: plan.outputs.isEmpty ? nil : plan).text
  }
}
