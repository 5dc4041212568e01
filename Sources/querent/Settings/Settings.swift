import Foundation
import QuerentCore
import SemanticLayer
import Synchronization

/// Every setting with its value and where that came from. Later wins: what comes with the program, the person's file, the
/// project's file, the environment, options.
struct Settings: Sendable {
  /// Where a value came from.
  enum Origin: Hashable, Sendable {
    case standard
    case file(String, line: Int)
    case environment(String)
    case option(String)

    var text: String {
      switch self {
      case .standard: "default"
      case .file(let path, let line): "\(path):\(line)"
      case .environment(let name): "$\(name)"
      case .option(let name): name
      }
    }
  }

  /// One value.
  struct Entry: Hashable, Sendable {
    var text: String
    var origin: Origin
  }

  private var entries: [String: Entry] = [:]
  /// What was found wrong and passed over, with file and line.
  private(set) var warnings: [Diagnostic] = []

  private init() {
    for key in SettingKey.all {
      entries[key.name] = Entry(text: key.value(key.fallback) ?? "", origin: .standard)
    }
  }

  // MARK: The settings of this run

  private static let held = Mutex<Settings?>(nil)

  /// The settings this run goes by.
  static var current: Settings {
    held.withLock { held in
      if let held { return held }
      let settings = (try? read(file: nil)) ?? Settings()
      held = settings
      return settings
    }
  }

  /// Reads all layers and goes by them from here on.
  ///
  /// - Parameters:
  ///   - file: The file of `--config`, which must exist; `nil` takes the person's.
  ///   - profile: The profile of `--profile`, which one of the files must have.
  ///   - options: What options say, with the option's name.
  /// - Throws: ``CommandFailure`` when a file is no YAML or cannot be read.
  static func use(
    file: String?, profile: String? = nil, options: [(key: String, text: String, option: String)]
  ) throws {
    var settings = try read(file: file, profile: profile)
    for option in options { settings.set(option.key, option.text, .option(option.option)) }
    held.withLock { $0 = settings }
  }

  /// Where the person's file is or would be; `nil` without a home folder.
  static var personalFile: String? {
    Surroundings.current["QUERENT_CONFIG"]
      ?? Surroundings.current.configFolder.map { "\($0)/config.yaml" }
  }

  /// The project's file, beside the data in the working folder.
  static let projectFile = "querent.yaml"

  /// All layers but options. What a profile says goes over what its files say otherwise.
  /// - Throws: ``CommandFailure``.
  static func read(file: String?, profile: String? = nil) throws -> Settings {
    var settings = Settings()
    if let file, !FileManager.default.fileExists(atPath: file) {
      throw CommandFailure.usage("\(file) cannot be read.", "Check the path after --config.")
    }
    var files: [(path: String, file: SettingsFile)] = []
    if let path = file ?? personalFile, FileManager.default.fileExists(atPath: path) {
      files.append((path, try settings.load(path, isProject: false)))
    }
    if FileManager.default.fileExists(atPath: projectFile) {
      files.append((projectFile, try settings.load(projectFile, isProject: true)))
    }
    if let profile { try Self.require(profile, among: files.flatMap(\.file.profiles)) }
    for profile in profile == nil ? [nil] : [nil, profile] {
      for (path, file) in files {
        for value in file.values where value.profile == profile {
          settings.set(value.key, value.text, .file(path, line: value.line))
        }
      }
    }
    settings.readEnvironment(Surroundings.current)
    return settings
  }

  private static func require(_ profile: String, among names: [String]) throws {
    guard !names.contains(profile) else { return }
    let nearest = NearestName.suggestions(for: profile, among: names).first
    throw CommandFailure.usage(
      "There is no profile called \(profile).",
      nearest
        ?? (names.isEmpty
          ? "Write one into \(personalFile ?? "the settings"): profiles: {\(profile): {ui: {rows: 40}}}"
          : "Profiles: \(names.joined(separator: ", "))"))
  }

  private mutating func load(_ path: String, isProject: Bool) throws -> SettingsFile {
    guard let contents = FileManager.default.contents(atPath: path) else {
      throw CommandFailure.usage("\(path) cannot be read.", "Check that it is a file and yours.")
    }
    let file = SettingsFile(String(decoding: contents, as: UTF8.self), isProject: isProject)
    if let problem = file.problem { throw CommandFailure([problem], status: .usage, file: path) }
    for warning in file.warnings {
      var warning = warning
      warning.summary = "\(path):\(warning.line ?? 1): \(warning.summary)"
      warning.line = nil
      warnings.append(warning)
    }
    return file
  }

  private mutating func readEnvironment(_ surroundings: Surroundings) {
    func isOn(_ name: String) -> Bool { surroundings[name].map { $0 != "0" } ?? false }
    func environment(_ key: String, _ text: String, _ name: String) { set(key, text, .environment(name)) }
    if surroundings["TERM"] == "dumb" {
      environment("ui.charset", "ascii", "TERM")
      environment("ui.color", "never", "TERM")
    }
    if surroundings["CLICOLOR"] == "0" { environment("ui.color", "never", "CLICOLOR") }
    if surroundings["NO_COLOR"] != nil { environment("ui.color", "never", "NO_COLOR") }
    if isOn("CLICOLOR_FORCE") { environment("ui.color", "always", "CLICOLOR_FORCE") }
    if isOn("QUERENT_ASCII") { environment("ui.charset", "ascii", "QUERENT_ASCII") }
    if isOn("QUERENT_OFFLINE") { environment("privacy.offline", "true", "QUERENT_OFFLINE") }
    if isOn("QUERENT_PLAIN") { environment("ui.plain", "true", "QUERENT_PLAIN") }
    for (name, key) in [
      ("TZ", "calendar.timezone"), ("QUERENT_BASE_URL", "model.base_url"), ("QUERENT_MODEL", "model.name"),
      ("QUERENT_PRIVACY", "privacy.send"), ("QUERENT_ENCODER", "docs.encoder"),
      ("QUERENT_ENCODER_MODEL", "docs.encoder_model"),
    ] { if let text = surroundings[name] { environment(key, text, name) } }
  }

  private mutating func set(_ name: String, _ text: String, _ origin: Origin) {
    guard let key = SettingKey.named(name) else { return }
    guard let value = key.value(text) else {
      warnings.append(
        Diagnostic(
          .warning, code: "bad-setting", summary: "\(origin.text): \"\(text)\" is not a value of \(name).",
          suggestions: ["It takes \(key.help)."]))
      return
    }
    entries[name] = Entry(text: value, origin: origin)
  }

  // MARK: Reading

  /// The value of a setting of ``SettingKey/all``.
  subscript(_ name: String) -> Entry { entries[name] ?? Entry(text: "", origin: .standard) }

  func number(_ name: String) -> Double { Double(self[name].text) ?? 0 }

  func flag(_ name: String) -> Bool { self[name].text == "true" }

  /// The calendar of the business, where it was set.
  var calendar: BusinessCalendar? {
    let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    let keys = ["fiscal_year_start", "week_start", "last_month", "partial_period"]
    guard keys.contains(where: { chosen("calendar.\($0)") != nil }) else { return nil }
    return BusinessCalendar(
      fiscalYearStart: Int(number("calendar.fiscal_year_start")),
      weekStart: (names.firstIndex(of: self["calendar.week_start"].text) ?? 0) + 1,
      lastIsRolling: self["calendar.last_month"].text == "rolling",
      countsRunningPeriod: self["calendar.partial_period"].text == "include")
  }

  /// The value, where a file, the environment or an option set it.
  func chosen(_ name: String) -> String? {
    let entry = self[name]
    return entry.origin == .standard ? nil : entry.text
  }
}
