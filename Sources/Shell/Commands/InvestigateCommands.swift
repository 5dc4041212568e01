import Agent
import QuerentCore
import SemanticLayer

/// Commands that start tools: what is odd, what comes next, what is wrong in the books; and what to think of findings.
enum InvestigateCommands {
  static let all: [Command] = [detect, forecast, audit, EvidenceCommand.evidence, good, bad]

  static let detect = Command(
    name: "detect", arguments: "[MEASURE] [by DIMENSION] [PERIOD]", group: .investigate,
    help: "find what is unusual in a measure over time: spikes, dips, collapses, new levels, missing days",
    argument: .column, isLong: true
  ) { session, arguments in
    let text = arguments.isEmpty ? "anything unusual?" : "anything unusual in \(arguments)?"
    try session.ask(text, of: arguments, as: .detect(.anything))
  }

  static let forecast = Command(
    name: "forecast", arguments: "MEASURE [N periods]", group: .investigate,
    help: "say what a measure is expected to do, with intervals and the error of a backtest",
    argument: .column, isLong: true
  ) { session, arguments in
    try session.ask(
      arguments.isEmpty ? "what do we expect?" : "forecast \(arguments)", of: arguments, as: .forecast(.usual)
    )
  }

  static let audit = Command(
    name: "audit", arguments: "[billing|operations|tickets]", group: .investigate,
    help: "look for what is wrong in the books: refunds, invoices, credits, failures, new topics",
    argument: .oneOf(AuditTopic.Area.allCases.map(\.rawValue)), isLong: true
  ) { session, arguments in
    let typed = arguments.lowercased()
    guard let area = typed.isEmpty ? .billing : AuditTopic.Area(rawValue: typed) else {
      let nearest = CommandTable.nearest(to: typed, among: AuditTopic.Area.allCases.map(\.rawValue))
      throw CommandMisuse(
        "There is no audit of \(arguments)." + (nearest.map { " Did you mean \($0)?" } ?? ""))
    }
    try session.ask("audit \(area.rawValue)", of: "", as: .audit(AuditTopic(area)))
    if typed.isEmpty { session.screen.note("Also: /audit operations, /audit tickets") }
  }

  static let good = Command(
    name: "good", arguments: "[FINDING] [NOTE]", group: .investigate,
    help: "say that a finding of the last answer was worth telling, as in /good F2"
  ) { session, arguments in
    try judge(.good, arguments, session)
  }

  static let bad = Command(
    name: "bad", arguments: "[FINDING] [NOTE]", group: .investigate,
    help: "say that a finding of the last answer was a false alarm, as in /bad F1 a promotion"
  ) { session, arguments in
    try judge(.bad, arguments, session)
  }

  private static func judge(
    _ verdict: FindingFeedback.Verdict, _ arguments: String, _ session: ShellSession
  ) throws {
    guard let turn = session.conversation.turns.last(where: { !$0.answer.findings.isEmpty }) else {
      throw Diagnostic(
        code: "no-findings", summary: "There is no finding to judge.",
        suggestions: ["/detect looks for what is unusual; its findings are called F1, F2 and so on."])
    }
    guard let path = session.configuration.feedbackPath else {
      throw Diagnostic(code: "feedback-not-kept", summary: "There is no folder to keep feedback in.")
    }
    let findings = turn.answer.findings
    let words = arguments.split(separator: " ", maxSplits: 1).map(String.init)
    let named = words.first.flatMap { word in
      findings.first { $0.id.lowercased() == word.lowercased() || $0.id.dropFirst() == word }
    }
    if named == nil,
      findings.count > 1
        || words.first.map({ $0.lowercased().hasPrefix("f") && Int($0.dropFirst()) != nil }) == true
    {
      throw CommandMisuse("Which one: \(findings[0].id) to \(findings[findings.count - 1].id)?")
    }
    let finding = named ?? findings[0]
    let note = named == nil ? arguments : words.count == 2 ? words[1] : ""
    try FindingFeedback(path: path).add(
      FindingFeedback.Entry(
        date: session.configuration.clock?()?.iso ?? "", verdict: verdict, finding: finding.key,
        kind: finding.kind,
        subject: finding.subject, place: finding.place, start: finding.start, end: finding.end,
        actual: finding.actual, expected: finding.expected, score: finding.score,
        severity: finding.severity.rawValue, question: turn.text, plan: turn.answer.plan,
        data: turn.answer.data?.sha256, note: note.isEmpty ? nil : note))
    session.screen.say(
      "\(session.screen.done) \(finding.id) kept as \(verdict.rawValue): \(finding.sentence)",
      hangingIndent: 2)
    session.screen.note("Kept in \(path).")
  }
}
