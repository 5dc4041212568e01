import ArgumentParser
import Foundation
import QuerentCore
import Rendering
import Storage

/// `querent doctor`: what this machine has and what is missing.
struct Doctor: QuerentCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the terminal, the locale, SQLite, the line editor and write access.")

  @Flag(name: .customLong("no-input"), help: "Never ask.")
  var noInput = false

  /// One line of the report.
  private struct Finding {
    var name: String
    var detail: String
    var isFine = true
  }

  func execute() throws -> ExitStatus {
    for finding in findings() {
      let name = finding.name + String(repeating: " ", count: max(1, 12 - finding.name.count))
      StandardStreams.output.write("\(finding.isFine ? "ok  " : "note")  \(name)\(finding.detail)\n")
    }
    return .success
  }

  private func findings() -> [Finding] {
    let surroundings = Surroundings.current
    var findings = [
      Finding(name: "querent", detail: Querent.version),
      Finding(
        name: "terminal",
        detail: surroundings.outputIsTerminal
          ? "\(surroundings["TERM"] ?? "unknown"), \(surroundings.terminalWidth) cells wide"
          : "output is not a terminal"),
      Finding(
        name: "characters",
        detail: surroundings.charset.rawValue
          + (surroundings.charset == .ascii ? " (set LANG=C.UTF-8 for charts in Unicode)" : ""),
        isFine: surroundings.charset != .ascii),
      Finding(name: "line editor", detail: "libedit, linked: the program would not start without it"),
      sqlite(),
    ]
    findings += resources()
    for (name, folder) in [
      ("config", surroundings.configFolder), ("state", surroundings.stateFolder),
      ("cache", surroundings.cacheFolder),
    ] { findings.append(writable(name, folder)) }
    findings.append(settings())
    findings += programs()
    findings.append(
      Finding(name: "model", detail: "none configured; everything works without one, nothing is sent"))
    return findings
  }

  private func sqlite() -> Finding {
    do {
      let store = try AnalyticsStore(writable: nil)
      let query = SQLQuery(text: "SELECT sqlite_version(), sum(x) OVER () FROM (SELECT 1 AS x)")
      let result = try store.run(query, limits: ExecutionLimits(), cancellation: CancellationFlag())
      return Finding(
        name: "SQLite", detail: "\(result.rows.first?.first?.description ?? "unknown"), window functions work"
      )
    } catch {
      return Finding(name: "SQLite", detail: "does not work: \(error)", isFine: false)
    }
  }

  private func resources() -> [Finding] {
    guard let paths = ResourcePaths.find() else {
      return [
        Finding(
          name: "sample data",
          detail: "not found; \"querent demo\" needs share/querent beside bin, or the checkout",
          isFine: false)
      ]
    }
    return [("data", paths.data), ("Prompts", paths.prompts), ("Playbooks", paths.playbooks)].map {
      name, path in
      let exists = FileManager.default.fileExists(atPath: path)
      return Finding(
        name: name, detail: exists ? "\(path) (\(paths.origin.rawValue))" : "\(path) is missing",
        isFine: exists)
    }
  }

  private func settings() -> Finding {
    do {
      let settings = try Settings.read(file: nil)
      let set = SettingKey.all.filter { settings[$0.name].origin != .standard }.count
      if let warning = settings.warnings.first {
        return Finding(name: "settings", detail: warning.summary, isFine: false)
      }
      return Finding(name: "settings", detail: "\(set) set; see \"querent config show\"")
    } catch {
      let failure = error as? CommandFailure
      let place = (failure?.file).map { "\($0): " } ?? ""
      return Finding(
        name: "settings", detail: place + (failure?.diagnostics.first?.summary ?? "cannot be read"),
        isFine: false)
    }
  }

  /// Programs that are used where they are there.
  private func programs() -> [Finding] {
    let surroundings = Surroundings.current
    let wordNet = surroundings.wordNetFolder.map { FileManager.default.fileExists(atPath: "\($0)/data.noun") }
    let pager = surroundings["PAGER"] ?? "less"
    let folders = (surroundings["PATH"] ?? "").split(separator: ":")
    let program = String(pager.split(separator: " ").first ?? "less")
    let hasPager =
      program.hasPrefix("/")
      ? FileManager.default.isExecutableFile(atPath: program)
      : folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
    return [
      Finding(
        name: "pager",
        detail: hasPager ? pager : "\(program) is not installed; long answers are printed whole",
        isFine: hasPager),
      Finding(
        name: "WordNet",
        detail: wordNet == true
          ? "found; explains words that nothing else does"
          : "not found; sudo apt install wordnet-base explains more words", isFine: wordNet == true),
    ]
  }

  private func writable(_ name: String, _ folder: String?) -> Finding {
    guard let folder else { return Finding(name: name, detail: "no folder: HOME is not set", isFine: false) }
    var existing = URL(filePath: folder)
    while !FileManager.default.fileExists(atPath: existing.path), existing.path != "/" {
      existing = existing.deletingLastPathComponent()
    }
    let isWritable = FileManager.default.isWritableFile(atPath: existing.path)
    return Finding(
      name: name, detail: isWritable ? folder : "\(folder) cannot be written to", isFine: isWritable)
  }
}
