public import QuerentCore
import SemanticLayer
import SemanticParsing

/// Puts together how an answer came about, out of what the answer and its readings hold. Nothing is read anew.
public struct ExplanationComposer {
  private let model: SemanticModel

  /// Further readings that are shown beside the runner-up.
  private static let otherReadings = 2

  /// Explains answers over a workspace.
  public init(workspace: Workspace) { model = workspace.model }

  /// The answer with its explanation.
  public func explained(_ answered: Answered) -> Answer {
    var answer = answered.answer
    var explanation = Explanation()
    if let best = answered.interpretations.first {
      let comparison = ReadingComparison(best: best)
      explanation.mentions = comparison.mentions
      explanation.rules = Self.rules(best.rules, of: answer.question.text)
      if answered.interpretations.count > 1 {
        let other = answered.interpretations[1]
        explanation.runnerUp = Explanation.RunnerUp(
          plan: other.plan.text,
          reasons: answer.verification == nil
            ? comparison.reasons(against: other) : ["a verified plan goes before it"])
      }
      explanation.otherPlans = answered.interpretations.dropFirst(2).prefix(Self.otherReadings).map(
        \.plan.text)
    }
    explanation.tablesRead = tablesRead(by: answer.sql)
    answer.explanation = explanation
    return answer
  }

  /// Rules in the order of their words; one whose words lie inside another's stands under it.
  private static func rules(_ applied: [Interpretation.RuleApplication], of text: String)
    -> [Explanation.Rule]
  {
    let bytes = Array(text.utf8)
    let sorted = applied.enumerated().sorted { left, right in
      (left.element.span.start, -left.element.span.length, left.offset)
        < (right.element.span.start, -right.element.span.length, right.offset)
    }
    var open: [TextSpan] = []
    return sorted.map { _, rule in
      let span = rule.span
      while let last = open.last, last.end < span.end || last.end <= span.start { open.removeLast() }
      defer { open.append(span) }
      let isInside = span.start >= 0 && span.start < span.end && span.end <= bytes.count
      return Explanation.Rule(
        name: rule.rule,
        words: isInside ? String(decoding: bytes[span.start..<span.end], as: UTF8.self) : "",
        depth: open.count)
    }
  }

  /// The tables that stand after `FROM` and `JOIN`, with the rows they have.
  private func tablesRead(by statements: [String]) -> [Explanation.TableRead] {
    var found: [Explanation.TableRead] = []
    for statement in statements {
      let words = statement.split(whereSeparator: \.isWhitespace)
      for (word, next) in zip(words, words.dropFirst()) where ["FROM", "JOIN"].contains(word.uppercased()) {
        let rest = statement[next.startIndex...]
        let table = model.tables.first { table in
          rest.hasPrefix("\"\(table.name)\"")
            || next.prefix { $0 != ")" && $0 != ";" && $0 != "," } == table.name
        }
        guard let table, !found.contains(where: { $0.table == table.name }) else { continue }
        found.append(Explanation.TableRead(table: table.name, rows: table.rowCount))
      }
    }
    return found
  }
}
