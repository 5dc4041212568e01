import Agent
import QuerentCore
import SemanticLayer
import SemanticParsing

/// What `/explain` prints: fields the answer was made with, in the order they came about. Nothing is computed anew.
struct Explanation {
  var turn: Conversation.Turn

  func print(on screen: Screen) {
    screen.entry("Question", turn.text, column: 10)
    if let day = answer.asOf { screen.entry("As of", day.iso, column: 10) }
    if let chart = answer.chart, !chart.reason.isEmpty {
      section("Chart", ["\(chart.kind.rawValue): \(chart.reason)"], screen)
    }
    if let understanding = answer.understanding { readings(understanding, screen) }
    if let best = turn.answered.interpretations.first {
      section("Words", ReadingComparison(best: best).mentions, screen)
    }
    if let plan = answer.plan { section("Plan", [plan], screen) }
    if let best = turn.answered.interpretations.first, !best.rules.isEmpty {
      section("Rules", best.rules.map { "\($0.rule): \(words($0.span))" }, screen)
    }
    others(screen)
    section("Query", answer.sql.flatMap { $0.split(separator: "\n").map(String.init) }, screen)
    if !answer.checks.isEmpty {
      screen.say("Checks")
      for check in answer.checks {
        screen.entry(
          "\(check.passed ? "passed" : "FAILED")  \(check.name)", check.detail, indent: 2, column: 42)
      }
    }
    section("Steps", answer.trace.map(step), screen)
    if let table = answer.table {
      screen.entry("Rows", FigureFormat.number(Double(table.rows.count)), column: 10)
    }
  }

  /// The runner-up with why it lost, and two readings more.
  private func others(_ screen: Screen) {
    let readings = turn.answered.interpretations
    guard let best = readings.first, readings.count > 1 else { return }
    section("Runner-up", [readings[1].plan.text], screen)
    if answer.verification == nil {
      for reason in ReadingComparison(best: best).reasons(against: readings[1]) {
        screen.say(reason, indent: 4, hangingIndent: 2)
      }
    } else {
      screen.say("a verified plan goes before it", indent: 4, hangingIndent: 2)
    }
    section("Other readings", readings.dropFirst(2).prefix(2).map { $0.plan.text }, screen)
  }

  private var answer: Answer { turn.answer }

  private func readings(_ understanding: Understanding, _ screen: Screen) {
    section("Defaults", understanding.defaults, screen)
    section("Corrected", understanding.corrections, screen)
    section("Carried over", understanding.inherited, screen)
    section("Not used", understanding.unread, screen)
  }

  private func step(_ record: ToolRecord) -> String {
    let arguments = record.arguments.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
    let outcome = record.succeeded ? "" : ", failed"
    return
      "\(record.name)(\(arguments))  \(FigureFormat.number(record.milliseconds, decimals: 1)) ms\(outcome)"
  }

  private func words(_ span: TextSpan) -> String {
    let bytes = Array(turn.text.utf8)
    guard span.start >= 0, span.start < span.end, span.end <= bytes.count else { return "" }
    return "\"\(String(decoding: bytes[span.start..<span.end], as: UTF8.self))\""
  }

  private func section(_ title: String, _ items: [String], _ screen: Screen) {
    guard !items.isEmpty else { return }
    screen.say(title)
    for item in items { screen.say(item, indent: 2, hangingIndent: 2) }
  }
}
