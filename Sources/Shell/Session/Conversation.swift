import Agent
import QuerentCore
import SemanticLayer
import SemanticParsing

/// What was asked and answered since the start or the last `/new`.
struct Conversation {
  /// One question and its answer.
  struct Turn {
    var text: String
    var answered: Answered
    /// Whether it was SQL that a person typed, which no follow-up goes on from.
    var isStatement: Bool
    /// The plan the question went on from.
    var previousPlan: QueryPlan?

    var answer: Answer { answered.answer }
    /// Whether the question took something over from the one before.
    var isFollowUp: Bool { !(answered.interpretations.first?.inherited.isEmpty ?? true) }
  }

  private(set) var turns: [Turn] = []

  var last: Turn? { turns.last }

  /// The plan a follow-up edits: that of the latest question that was answered.
  var plan: QueryPlan? { turns.last { !$0.isStatement && $0.answered.plan != nil }?.answered.plan }

  /// What a tool made of that plan's figures; a follow-up has it made of others.
  var request: AnalysisRequest? {
    turns.last { !$0.isStatement && $0.answered.plan != nil }?.answered.request
  }

  /// Adds a turn that goes on from the plan so far, or takes the last turn's place when it settles what that one meant.
  mutating func add(
    _ text: String, _ answered: Answered, isStatement: Bool = false, replacesLast: Bool = false
  ) {
    if replacesLast, !turns.isEmpty { turns.removeLast() }
    turns.append(Turn(text: text, answered: answered, isStatement: isStatement, previousPlan: plan))
  }

  /// Forgets the last turn, and gives it.
  mutating func undo() -> Turn? { turns.popLast() }

  /// The turn a person means by a number, counted from 1; without a number the last one that has rows or SQL.
  func turn(_ number: Int?) -> Turn? {
    guard let number else { return turns.last { !$0.answer.sql.isEmpty } ?? turns.last }
    return turns.indices.contains(number - 1) ? turns[number - 1] : nil
  }
}
