import QuerentCore
import SemanticLayer
import SemanticParsing

/// One pass of the loop: a reading, its rows and what would be said about them. The review looks at nothing else.
struct Attempt: Sendable {
  var question: Question
  var interpretation: Interpretation
  var query: SQLQuery
  var table: ResultTable
  var understanding: Understanding
  var draft: Draft

  /// What a tool gave; `nil` for rows alone.
  var outcome: AnalysisOutcome?
  var findings: [FindingRecord] = []
  var basis: AnalysisBasis?
  /// Figures that sentences may name besides cells: fields of findings and of the tool's report.
  var grounds: [Double] = []
  /// Names and dates in sentences that may hold digits.
  var names: [String] = []

  var plan: QueryPlan { interpretation.plan }
}
