import Foundation
import QuerentCore
import Rendering

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
    case "":
      for line in try files.describe() {
        guard DisplayText.width(of: line) > session.screen.style.width else {
          session.screen.lines([line])
          continue
        }
        // Where there is no room for columns, the value and its origin stand under the name.
        let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
        session.screen.lines([parts[0]])
        let rest = parts.dropFirst().joined().split(separator: " ").joined(separator: " ")
        session.screen.say(rest, indent: 2, hangingIndent: 2)
      }
    case "path": session.screen.lines([files.path])
    case "edit":
      if !FileManager.default.fileExists(atPath: files.path) { try files.begin() }
      try TerminalPrograms(traits: session.screen.terminal).open(files.path)
      session.screen.say("\(files.path) holds from the next start on; /set changes this session.")
    default: throw CommandMisuse("\"\(arguments)\" is nothing to do with settings.")
    }
  }
}
