import Agent
import QuerentCore
import SemanticLayer

/// Commands about the data that is loaded.
enum DataCommands {
  static let all: [Command] = [tables, asOf]

  static let tables = Command(
    name: "tables", group: .data, help: "list the tables, their rows and columns", otherNames: ["dt"],
    isLong: true
  ) { session, _ in
    let workspace = try session.requireWorkspace()
    session.show(TableOverview(workspace: workspace).table, rows: .some(nil))
  }

  static let asOf = Command(
    name: "asof", arguments: "[DATE|today|auto]", group: .data,
    help: "set what \"today\" is; auto is the last date in the data", argument: .oneOf(["today", "auto"])
  ) { session, arguments in
    switch arguments.lowercased() {
    case "": break
    case "auto": session.asOf = nil
    case "today":
      guard let day = session.configuration.clock?() else {
        throw CommandMisuse("The day it is now is not known here.")
      }
      session.asOf = day
    default:
      guard arguments.utf8.count == 10, let date = CalendarDate(iso: arguments) else {
        throw CommandMisuse("\"\(arguments)\" is not a date like 2026-10-31.")
      }
      session.asOf = date
    }
    guard let date = session.today else {
      session.screen.say("The data has no dates; \"today\" is not set.")
      return
    }
    let origin = session.asOf == nil ? "the last date in the data" : "set by you; /asof auto takes it back"
    session.screen.say("\"Today\" is \(DateWords.day(date)), \(origin).")
  }
}
