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
  @Argument(help: "Only the settings whose name begins so.")
  var names: [String] = []

  func execute() throws -> ExitStatus {
    let settings = try Settings.read(file: config)
    let keys = SettingKey.all.filter { key in names.isEmpty || names.contains { key.name.hasPrefix($0) } }
    guard !keys.isEmpty else {
      throw CommandFailure.usage("There is no setting called \(names.joined(separator: ", ")).")
    }
    let nameWidth = keys.map(\.name.utf8.count).max() ?? 0
    let valueWidth = keys.map { settings[$0.name].text.count }.max() ?? 0
    for key in keys {
      let entry = settings[key.name]
      let name = key.name + String(repeating: " ", count: nameWidth - key.name.utf8.count)
      let value = entry.text + String(repeating: " ", count: valueWidth - entry.text.count)
      let note = key.acts || entry.origin == .standard ? "" : "  (no effect yet)"
      StandardStreams.output.write("\(name)  \(value)  \(entry.origin.text)\(note)\n")
    }
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
    if !FileManager.default.fileExists(atPath: path) { try begin(path) }
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

  /// A file that shows every setting with what it is without a file.
  private func begin(_ path: String) throws {
    var text =
      "# Settings of querent. A line without # holds; `querent config show` says what holds and why.\n"
    for section in SettingKey.sections {
      text += "\n# \(section):\n"
      for key in SettingKey.all where key.section == section {
        let value = key.fallback.isEmpty || key.fallback == "," ? "\"\(key.fallback)\"" : key.fallback
        let name = key.name.dropFirst(section.count + 1)
        if case .list = key.shape {
          text += "#   \(name): [\(value)]\n"
        } else {
          text += "#   \(name): \(value)\n"
        }
      }
    }
    let url = URL(filePath: path)
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url, options: .atomic)
    } catch {
      throw CommandFailure.usage("\(path) cannot be written.", "Check that its folder is yours.")
    }
  }
}
