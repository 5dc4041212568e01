import Agent
import QuerentCore

/// The command that looks for what makes figures wrong.
enum CheckCommands {
  static let all: [Command] = [check]

  static let check = Command(
    name: "check", arguments: "[TABLE]", group: .data,
    help: "look for duplicates, keys that lead nowhere, bad dates, gaps and late loads", argument: .table
  ) { session, arguments in
    let workspace = try session.requireWorkspace()
    let names = arguments.isEmpty ? [] : [try session.table(arguments).name]
    let limits = session.configuration.analystOptions.limits
    session.work { _, cancellation in
      DataChecker(model: workspace.model, store: workspace.store, limits: limits)
        .report(on: names, cancellation: cancellation)
    } then: { report in
      for line in DataReportWords(report: report).lines { session.screen.say(line, hangingIndent: 2) }
    }
  }
}
