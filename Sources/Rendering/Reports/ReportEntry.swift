public import QuerentCore

/// One question of a batch as reports show it.
public struct ReportEntry: Hashable, Sendable {
  /// How the question came out.
  public enum Outcome: String, Hashable, Sendable {
    case passed, failed, unanswered, error
  }

  /// The question file, as it was named.
  public var file: String
  public var id: String
  public var text: String
  public var isFollowUp: Bool
  /// 1-based line of the question in its file.
  public var line: Int
  public var outcome: Outcome
  public var answer: Answer

  /// Makes an entry.
  public init(
    file: String, id: String, text: String, isFollowUp: Bool, line: Int, outcome: Outcome, answer: Answer
  ) {
    self.file = file
    self.id = id
    self.text = text
    self.isFollowUp = isFollowUp
    self.line = line
    self.outcome = outcome
    self.answer = answer
  }

  /// Expectations that failed, those that only warn left out.
  var failures: [ExpectationOutcome] { answer.expectations.filter { !$0.passed && !$0.isWarning } }

  /// Expectations that failed and only warn.
  var warnings: [ExpectationOutcome] { answer.expectations.filter { !$0.passed && $0.isWarning } }

  /// Why there is no answer, or what failed first, in one line; empty for what passed.
  var reason: String {
    if let failure = failures.first { return "\(failure.rule): \(failure.actual)" }
    guard outcome != .passed else { return "" }
    if let refusal = answer.refusal { return "refused \(refusal.code.rawValue): \(refusal.why)" }
    if let clarification = answer.clarification { return clarification.prompt }
    return answer.failure?.summary ?? "not answered"
  }
}

extension [ReportEntry] {
  func count(of outcome: ReportEntry.Outcome) -> Int { count { $0.outcome == outcome } }

  /// `9 passed, 1 failed, 0 unanswered, 0 errors`.
  var tally: String {
    "\(count(of: .passed)) passed, \(count(of: .failed)) failed, \(count(of: .unanswered)) unanswered, "
      + "\(count(of: .error)) errors"
  }

  /// The files in order of first appearance, each with its entries.
  var byFile: [(file: String, entries: [ReportEntry])] {
    var order: [String] = []
    var groups: [String: [ReportEntry]] = [:]
    for entry in self {
      if groups[entry.file] == nil { order.append(entry.file) }
      groups[entry.file, default: []].append(entry)
    }
    return order.map { ($0, groups[$0] ?? []) }
  }
}
