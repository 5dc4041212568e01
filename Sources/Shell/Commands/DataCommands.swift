import Agent
import QuerentCore
import SemanticLayer

/// Commands about what is loaded.
enum DataCommands {
  static let all: [Command] = [load, demo, tables, asOf]

  static let load = Command(
    name: "load", arguments: "PATH...", group: .data,
    help: "load files or folders beside what is loaded, or open a SQLite database",
    otherNames: ["open", "i"],
    argument: .file
  ) { session, arguments in
    let paths = PathList.split(arguments)
    guard !paths.isEmpty else { throw CommandMisuse("Which file?") }
    try session.load(paths)
  }

  static let demo = Command(name: "demo", group: .data, help: "open the sample company") { session, _ in
    try session.open(["demo"])
  }

  static let tables = Command(
    name: "tables", group: .data, help: "list the tables, their rows and columns", otherNames: ["dt"]
  ) { session, _ in
    let workspace = try session.requireWorkspace()
    session.show(TableOverview(workspace: workspace).table, rows: .some(nil))
  }

  static let asOf = Command(
    name: "asof", arguments: "[DATE|auto]", group: .data,
    help: "set what \"today\" is; auto is the last date in the data", argument: .oneOf(["auto"])
  ) { session, arguments in
    switch arguments.lowercased() {
    case "": break
    case "auto": session.asOf = nil
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
