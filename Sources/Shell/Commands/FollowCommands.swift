import Agent
import QuerentCore
import SemanticLayer

/// Commands that go on from an answer, and the filter that goes with all of them.
enum FollowCommands {
  static let all: [Command] = [filter, compare, drill]

  static let filter = Command(
    name: "filter", arguments: "[CONDITION|off]", group: .data,
    help: "answer every question from rows that meet a condition, as in region is West", argument: .filter
  ) { session, arguments in
    switch arguments.lowercased() {
    case "":
      session.screen.say(
        session.filter.map { "Every question is answered where \($0.text). /filter off ends it." }
          ?? "No standing filter. Set one: /filter region is West")
    case "off":
      if session.filter != nil { try session.filter(by: nil) }
      session.screen.say("Questions are answered from all rows.")
    default:
      let filter = try StandingFilter(arguments, in: session.requireWorkspace())
      try session.filter(by: filter)
      session.screen.say(
        "From now on every question is answered where \(filter.condition.text). /filter off ends it.",
        hangingIndent: 2)
    }
  }

  static let compare = Command(
    name: "compare", arguments: "PERIOD", group: .ask,
    help: "set the last answer beside another period, as in the year before or Q1 2026",
    argument: .oneOf(["last year", "last quarter", "last month"])
  ) { session, arguments in
    guard !arguments.isEmpty else { throw CommandMisuse("With which period?") }
    guard let plan = session.conversation.plan else {
      throw Diagnostic(
        code: "nothing-to-compare", summary: "There is no answer to compare.",
        suggestions: ["Ask a question first."])
    }
    guard plan.period?.range != nil else {
      throw Diagnostic(
        code: "no-period",
        summary: "The last answer is over all dates, which leaves none to compare it with.",
        suggestions: ["Name its period first, as in: in 2026, or last quarter."])
    }
    try session.ask("compared with \(arguments)")
  }

  static let drill = Command(
    name: "drill", arguments: "ROW", group: .ask,
    help: "list the rows of the data behind a row of the last answer: its number, or its name"
  ) { session, arguments in
    guard let turn = session.conversation.last, let plan = turn.answered.plan, let table = turn.answer.table
    else {
      throw Diagnostic(
        code: "nothing-behind", summary: "There is no answer with rows to look behind.",
        suggestions: ["Ask for a figure, as in: sales by region."])
    }
    let number = try row(arguments, of: table)
    let behind = try DrillDown(row: number, of: table, plan: plan, model: session.requireWorkspace().model)
    try session.ask("rows behind \(behind.row.isEmpty ? "the figure" : behind.row)", as: behind.plan)
  }

  /// The row of a number, or of the name in its first column.
  private static func row(_ text: String, of table: ResultTable) throws -> Int {
    if text.isEmpty, table.rows.count == 1 { return 1 }
    if let number = Int(text), table.rows.indices.contains(number - 1) { return number }
    let names = table.rows.map { row in
      zip(table.columns, row).filter(\.0.isKey).map(\.1.description)
    }
    let typed = text.lowercased()
    if let place = names.firstIndex(where: { $0.contains { $0.lowercased() == typed } }) { return place + 1 }
    if let number = Int(text) { return number }
    guard !text.isEmpty else { throw CommandMisuse("Behind which of the \(table.rows.count) rows?") }
    throw Diagnostic(
      code: "no-such-row", summary: "No row of the last answer is called \(text).",
      suggestions: [
        CommandTable.nearest(to: text, among: names.flatMap { $0 }).map { "Did you mean \($0)?" }
          ?? "Give its number, from 1 to \(table.rows.count)."
      ])
  }
}
