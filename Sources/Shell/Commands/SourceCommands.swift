import Agent
import Foundation
import QuerentCore
import Storage

/// Commands that open data and let go of it.
enum SourceCommands {
  static let all: [Command] = [load, open, demo, unload, reload]

  static let load = Command(
    name: "load", arguments: "PATH... [as NAME]", group: .data,
    help: "load files or folders beside what is loaded, or open a SQLite database", otherNames: ["import"],
    argument: .file
  ) { session, arguments in
    var paths = PathList.split(arguments)
    guard !paths.isEmpty else { throw CommandMisuse("Which file?") }
    // "as" may be the name of a file after all.
    if paths.count >= 3, paths[paths.count - 2].lowercased() == "as",
      !FileManager.default.fileExists(atPath: session.expanded(paths[paths.count - 2]))
    {
      let name = paths.removeLast()
      paths.removeLast()
      guard paths.count == 1 else { throw CommandMisuse("One name is for one file.") }
      guard name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }), name.first?.isNumber == false else {
        throw CommandMisuse("\"\(name)\" is no name of a table; use letters, digits and _.")
      }
      session.tableNames[session.expanded(paths[0])] = name
    }
    try session.load(paths)
  }

  static let open = Command(
    name: "open", arguments: "PATH...", group: .data,
    help: "open a database, files or folders in place of what is loaded", argument: .file
  ) { session, arguments in
    let paths = PathList.split(arguments)
    guard !paths.isEmpty else { throw CommandMisuse("Which database?") }
    try session.open(paths.map { session.expanded($0) })
  }

  static let demo = Command(name: "demo", group: .data, help: "open the sample company") { session, _ in
    try session.open(["demo"])
  }

  static let unload = Command(
    name: "unload", arguments: "TABLE", group: .data, help: "let go of a table and the file it came from",
    argument: .table
  ) { session, arguments in
    guard !arguments.isEmpty else { throw CommandMisuse("Which table?") }
    let table = try session.table(arguments)
    let files = try session.requireWorkspace().loadedFiles
    guard let file = files.first(where: { $0.table == table.name })?.path else {
      throw Diagnostic(
        code: "not-a-file", summary: "\(table.name) is a table of a database, which is asked as it is.",
        suggestions: ["/open PATH opens other data."])
    }
    let rest = files.filter { $0.path != file }.map(\.path)
    guard !rest.isEmpty else {
      throw Diagnostic(
        code: "last-table", summary: "\(table.name) is all that is loaded.",
        suggestions: ["/open PATH opens other data in its place."])
    }
    try session.change(to: rest) { session.screen.say("\(table.name) is unloaded; \(file) stays as it is.") }
  }

  static let reload = Command(
    name: "reload", group: .data, help: "read the data again, where its files have changed"
  ) { session, _ in
    let before = try session.requireWorkspace()
    try session.change(to: before.sources) {
      let lines = TableChanges(from: before.catalogue, to: session.workspace?.catalogue ?? before.catalogue)
        .lines
      session.screen.say(
        lines.isEmpty ? "Read again: every table has as many rows as before." : "Read again.")
      for line in lines { session.screen.say(line, indent: 2) }
    }
  }
}
