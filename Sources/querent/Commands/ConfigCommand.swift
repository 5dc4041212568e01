import ArgumentParser
import Foundation
import QuerentCore

/// `querent config`: the settings, and where they come from.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Show or edit the settings.",
    subcommands: [ConfigShow.self, ConfigPath.self, ConfigEdit.self])
}

/// `querent config path`.
struct ConfigPath: QuerentCommand {
  static let configuration = CommandConfiguration(
    commandName: "path", abstract: "Print the paths that are used.")

  func execute() throws -> ExitStatus {
    let surroundings = Surroundings.current
    let paths = [
      ("settings", Settings.personalFile), ("project", Settings.projectFile),
      ("start-up", surroundings.configFolder.map { "\($0)/rc" }), ("config", surroundings.configFolder),
      ("state", surroundings.stateFolder), ("cache", surroundings.cacheFolder),
    ]
    for (name, path) in paths {
      let exists = path.map { FileManager.default.fileExists(atPath: $0) } ?? false
      let lead = name + String(repeating: " ", count: 10 - name.utf8.count)
      StandardStreams.output.write(
        "\(lead)\(path ?? "none (HOME is not set)")\(exists || path == nil ? "" : "  (not there)")\n")
    }
    return .success
  }
}

/// `querent config show`.
struct ConfigShow: QuerentCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print every setting and where its value comes from.")

  @Option(name: .long, help: "A settings file to use instead of the person's own.")
  var config: String?
  @Option(name: .long, help: "A profile of the settings file, whose values go over the others.")
  var profile: String?
  @Argument(help: "Only the settings whose name begins so.")
  var names: [String] = []

  func execute() throws -> ExitStatus {
    let settings = try Settings.read(file: config, profile: profile)
    let keys = SettingKey.all.filter { key in names.isEmpty || names.contains { key.name.hasPrefix($0) } }
    guard !keys.isEmpty else {
      throw CommandFailure.usage("There is no setting called \(names.joined(separator: ", ")).")
    }
    for line in SettingsReport.lines(settings, keys: keys) { StandardStreams.output.write(line + "\n") }
    for warning in settings.warnings { CommandFailure([warning], status: .success).print() }
    return .success
  }
}

/// `querent config edit`.
struct ConfigEdit: QuerentCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Open the settings in $VISUAL or $EDITOR.")

  func execute() throws -> ExitStatus {
    guard let path = Settings.personalFile else {
      throw CommandFailure.usage("There is no place for settings.", "Set HOME or QUERENT_CONFIG.")
    }
    guard let editor = Surroundings.current["VISUAL"] ?? Surroundings.current["EDITOR"] else {
      throw CommandFailure.usage("No editor is set.", "Set EDITOR, or edit \(path).")
    }
    if !FileManager.default.fileExists(atPath: path) { try SettingsReport.begin(path) }
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "\(editor) \"$1\"", "sh", path]
    do {
      try process.run()
    } catch {
      throw CommandFailure.usage("\(editor) does not start.", "Set EDITOR to an editor that is installed.")
    }
    process.waitUntilExit()
    let settings = try Settings.read(file: path)
    for warning in settings.warnings { CommandFailure([warning], status: .success).print() }
    return process.terminationStatus == 0 ? .success : .usage
  }
}
