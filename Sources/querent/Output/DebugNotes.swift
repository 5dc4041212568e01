import QuerentCore

/// What `--debug` says about an answer: plan, statements, tools with their times, and every check.
enum DebugNotes {
  static func text(_ answer: Answer) -> String {
    var lines = ["question    \(answer.question.text)", "status      \(answer.status.rawValue)"]
    if let plan = answer.plan { lines.append("plan        \(plan)") }
    lines.append("confidence  \(FigureFormat.number(answer.confidence))")
    lines += answer.sql.map { "sql         " + $0.split(separator: "\n").joined(separator: "\n            ") }
    for record in answer.trace {
      let time = FigureFormat.number(record.milliseconds)
      lines.append("tool        \(record.name)  \(time) ms\(record.succeeded ? "" : "  failed")")
    }
    lines += answer.checks.map { "check       \($0.passed ? "ok  " : "FAIL") \($0.name): \($0.detail)" }
    if let failure = answer.failure { lines.append("error       \(failure.code): \(failure.summary)") }
    return lines.map { "debug: \($0)\n" }.joined()
  }
}
