import Agent
import Foundation
import QuerentCore
import SemanticLayer
import SemanticParsing

/// Commands about approved answers.
enum VerifyCommands {
  static let all: [Command] = [verify]

  static let verify = Command(
    name: "verify", arguments: "[NAME|as PLAN|list|remove NAME]", group: .ask,
    help: "approve the last answer, so that its question is answered the same way with other values",
    argument: .oneOf(["as", "list", "remove"])
  ) { session, arguments in
    let words = arguments.split(separator: " ", maxSplits: 1).map(String.init)
    switch words.first?.lowercased() {
    case "list" where words.count == 1: try list(session)
    case "remove":
      guard words.count == 2 else { throw CommandMisuse("Which verified question is to be removed?") }
      try remove(words[1], session)
    case "as":
      guard words.count == 2 else { throw CommandMisuse("A correction needs a plan.") }
      try approve(name: nil, plan: QueryPlan(parsing: words[1]), session)
    default: try approve(name: arguments.isEmpty ? nil : arguments, plan: nil, session)
    }
  }

  private static func approve(name: String?, plan corrected: QueryPlan?, _ session: ShellSession) throws {
    let workspace = try session.requireWorkspace()
    guard let turn = session.conversation.last, !turn.isStatement, let plan = corrected ?? turn.answered.plan
    else {
      throw Diagnostic(
        code: "nothing-to-verify", summary: "There is no answer to verify.",
        suggestions: ["Ask a question, look at its answer, then /verify."])
    }
    guard turn.answered.interpretations.first?.inherited.isEmpty ?? true else {
      throw Diagnostic(
        code: "follow-up",
        summary: "This question goes on from the one before and says too little by itself.",
        suggestions: ["Ask it as one whole question, then /verify."])
    }
    if let problem = plan.problems(in: workspace.model).first(where: { $0.severity == .error }) {
      throw Diagnostic(
        code: problem.code, summary: problem.summary, suggestions: ["/explain shows the plan as it was read."]
      )
    }
    if let name, !VerifiedQuestion.isName(name) {
      throw CommandMisuse("\"\(name)\" is no name: letters, digits, - and _ make one.")
    }
    let question = VerifiedQuestion(
      name: name ?? VerifiedQuestion.name(for: turn.text), question: turn.text, plan: plan,
      author: session.configuration.workspaceOptions.author ?? "unknown", date: today, asOf: turn.answer.asOf)
    let path = try files(session).write(question)
    try session.verify(workspace.verified.all.filter { $0.name != question.name } + [question])
    session.screen.say(
      "\(session.screen.done) verified as \(question.name) by \(question.author), \(question.date.iso)")
    session.screen.note(
      "Kept in \(path); the same question with other values and dates is answered this way.")
  }

  private static func list(_ session: ShellSession) throws {
    let questions = try session.requireWorkspace().verified.all
    guard !questions.isEmpty else {
      session.screen.say("No question was verified yet. /verify approves the last answer.")
      return
    }
    for question in questions {
      session.screen.entry(
        question.name,
        "\(question.question)\(session.screen.separator)\(question.author), \(question.date.iso)",
        indent: 2, column: 34)
    }
  }

  private static func remove(_ name: String, _ session: ShellSession) throws {
    let known = try session.requireWorkspace().verified.all
    guard known.contains(where: { $0.name == name }) else {
      throw Diagnostic(
        code: "unknown-verified", summary: "There is no verified question \(name).",
        suggestions: [
          CommandTable.nearest(to: name, among: known.map(\.name)).map { "Did you mean \($0)?" }
            ?? "/verify list shows them."
        ])
    }
    _ = try files(session).remove(name)
    try session.verify(known.filter { $0.name != name })
    session.screen.say("\(name) is no longer verified.")
  }

  private static func files(_ session: ShellSession) throws -> VerifiedFiles {
    VerifiedFiles(
      sources: try session.requireWorkspace().sources,
      folder: session.configuration.workspaceOptions.glossaryFolder)
  }

  /// The day it is on this machine: the one date here that the data does not decide.
  private static var today: CalendarDate {
    let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
    let text = [(parts.year ?? 1970, 4), (parts.month ?? 1, 2), (parts.day ?? 1, 2)].map { number, width in
      String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
    }
    return CalendarDate(iso: text.joined(separator: "-")) ?? CalendarDate(daysSinceEpoch: 0)
  }
}
