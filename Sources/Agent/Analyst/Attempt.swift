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

  var plan: QueryPlan { interpretation.plan }
}
