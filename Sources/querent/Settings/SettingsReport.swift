import Foundation
import QuerentCore
import Shell

/// What `querent config show` and `/config` print, and the file they begin.
enum SettingsReport {
  /// Each setting with its value and where that came from, in columns.
  static func lines(_ settings: Settings, keys: [SettingKey]) -> [String] {
    let keys = keys.filter { $0.acts || settings.chosen($0.name) != nil }
    let nameWidth = keys.map(\.name.utf8.count).max() ?? 0
    let valueWidth = keys.map { settings[$0.name].text.count }.max() ?? 0
    return keys.map { key in
      let entry = settings[key.name]
      let name = key.name + String(repeating: " ", count: nameWidth - key.name.utf8.count)
      let value = entry.text + String(repeating: " ", count: valueWidth - entry.text.count)
      return "\(name)  \(value)  \(entry.origin.text)\(key.acts ? "" : "  (of a later version)")"
    }
  }

  /// A file that shows every setting with what it is without a file.
  /// - Throws: ``CommandFailure`` when the file cannot be written.
  static func begin(_ path: String) throws {
    var text =
      "# Settings of querent. A line without # holds; `querent config show` says what holds and why.\n"
    let acting = Set(SettingKey.all.filter(\.acts).map(\.section))
    for section in SettingKey.sections where acting.contains(section) {
      text += "\n# \(section):\n"
      for key in SettingKey.all where key.section == section && key.acts {
        let isQuoted = key.fallback.isEmpty || key.fallback.contains { ",∅".contains($0) }
        let value = isQuoted ? "\"\(key.fallback)\"" : key.fallback
        text += "#   \(key.name.dropFirst(section.count + 1)): \(value)\n"
      }
    }
    text += "\n# profiles:\n#   board: {ui: {rows: 5}}\n"
    let url = URL(filePath: path)
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url, options: .atomic)
    } catch {
      throw CommandFailure.usage("\(path) cannot be written.", "Check that its folder is yours.")
    }
  }

  /// What a session shows of the settings; `nil` without a place for them.
  static var forSession: SettingsFiles? {
    guard let path = Settings.personalFile else { return nil }
    return SettingsFiles(
      path: path,
      describe: {
        let settings = Settings.current
        return lines(settings, keys: SettingKey.all)
          + settings.warnings.map { "! \($0.summary)" }
      },
      begin: {
        do {
          try begin(path)
        } catch let failure as CommandFailure {
          throw failure.diagnostics.first
            ?? Diagnostic(code: "settings", summary: "\(path) cannot be written.")
        }
      })
  }
}
