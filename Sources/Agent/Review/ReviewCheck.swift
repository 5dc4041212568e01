import QuerentCore
import SemanticLayer

/// One thing to look at before an answer is shown. One check a file; ``Review/checks`` lists them in order.
protocol ReviewCheck: Sendable {
  /// A stable name such as `figures-are-cells`.
  var name: String { get }
  /// A hard check that fails makes the answer UNCHECKED; a soft one discloses.
  var isHard: Bool { get }
  /// Whether a pass says something a person wants to read on the trust line.
  var isNotable: Bool { get }

  func judge(_ attempt: Attempt, _ context: ReviewContext) -> Verdict
}

extension ReviewCheck {
  var isHard: Bool { true }
  var isNotable: Bool { false }
}

/// What a check found.
enum Verdict: Hashable, Sendable {
  /// In a few words, such as `sums re-added`.
  case passed(String)
  /// There was nothing of the kind to look at.
  case notApplicable
  /// In plain words for a person; `repair` is the plan that would pass, when the check knows it.
  case failed(String, repair: QueryPlan? = nil)
}

/// What checks may look at besides the attempt.
struct ReviewContext: Sendable {
  var model: SemanticModel
  /// The last date in the data.
  var lastDate: CalendarDate?
  /// Runs a plan; `nil` when it does not run, or when there is no time left for further queries.
  var run: @Sendable (QueryPlan) -> ResultTable?
  /// Whether a value occurs in a column; `nil` when that is not known.
  var occurs: @Sendable (Value, ColumnReference) -> Bool?
}

/// A check that holds the plan against the words of the question.
protocol QuestionCheck: ReviewCheck {}
