import Foundation
import QuerentCore

/// The command about the file that settings are kept in between sessions.
enum ConfigCommands {
  static let all: [Command] = [config]

  static let config = Command(
    name: "config", arguments: "[edit|path]", group: .session,
    help: "show the settings of files, environment and options and where each comes from, or edit your file",
    argument: .oneOf(["edit", "path"]), isLong: true
  ) { session, arguments in
    guard let files = session.configuration.settingsFiles else {
      throw Diagnostic(
        code: "no-settings", summary: "There is no place for settings.",
        suggestions: ["Set HOME or QUERENT_CONFIG before you start."])
    }
    switch arguments.lowercased() {
    case "": session.screen.lines(try files.describe())
    case "path": session.screen.lines([files.path])
    case "edit":
      if !FileManager.default.fileExists(atPath: files.path) { try files.begin() }
      try TerminalPrograms(traits: session.screen.terminal).open(files.path)
      session.screen.say("\(files.path) holds from the next start on; /set changes this session.")
    default: throw CommandMisuse("\"\(arguments)\" is nothing to do with settings.")
    }
  }
}
