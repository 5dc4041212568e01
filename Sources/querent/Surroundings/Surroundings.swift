import Foundation
import Rendering

/// Everything the process was started with that output depends on. Read once, here, and passed down as values.
struct Surroundings: Sendable {
  static let current = Surroundings(environment: ProcessInfo.processInfo.environment)

  let environment: [String: String]
  let outputIsTerminal: Bool
  let errorIsTerminal: Bool

  private init(environment: [String: String]) {
    self.environment = environment
    outputIsTerminal = StandardStreams.output.isTerminal
    errorIsTerminal = StandardStreams.error.isTerminal
  }

  /// A variable that is set and not empty.
  subscript(_ name: String) -> String? {
    environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether a line on standard error can be written over: on a terminal that can, for people who see it.
  var redrawsLines: Bool { errorIsTerminal && self["TERM"] != "dumb" && !Settings.current.flag("ui.plain") }

  /// Cells in a line of the terminal; 80 where that is not known.
  var terminalWidth: Int {
    if let columns = self["COLUMNS"].flatMap({ Int($0) }), columns >= 20 { return columns }
    var size = winsize()
    for descriptor in [STDOUT_FILENO, STDERR_FILENO] where isatty(descriptor) == 1 {
      if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    }
    return 80
  }

  /// What the settings say, else what the locale and the terminal can show.
  var charset: Charset {
    if let charset = Charset(rawValue: Settings.current["ui.charset"].text) { return charset }
    let locale = self["LC_ALL"] ?? self["LC_CTYPE"] ?? self["LANG"] ?? ""
    let isUTF8 = locale.uppercased().contains("UTF-8") || locale.uppercased().contains("UTF8")
    guard isUTF8 else { return .ascii }
    return self["TERM"] == "linux" ? .block : .unicode
  }

  /// Whether a stream gets colour; decided for each stream.
  func usesColor(onTerminal isTerminal: Bool) -> Bool {
    switch Settings.current["ui.color"].text {
    case "always": true
    case "never": false
    default: isTerminal
    }
  }

  var errorStyle: OutputStyle {
    OutputStyle(
      width: errorIsTerminal ? terminalWidth : 120, charset: charset,
      usesColor: usesColor(onTerminal: errorIsTerminal), isPlain: Settings.current.flag("ui.plain"))
  }

  /// Where Debian's `wordnet-base` puts its files; `QUERENT_WORDNET` names another folder, or `off`.
  var wordNetFolder: String? {
    let folder = self["QUERENT_WORDNET"] ?? "/usr/share/wordnet"
    return folder == "off" ? nil : folder
  }

  private func folder(_ variable: String, _ fallback: String) -> String? {
    if let folder = self[variable], folder.hasPrefix("/") { return folder + "/querent" }
    return self["HOME"].map { "\($0)/\(fallback)/querent" }
  }

  /// `$XDG_CACHE_HOME/querent`; `nil` without a home folder.
  var cacheFolder: String? { folder("XDG_CACHE_HOME", ".cache") }
  var configFolder: String? { folder("XDG_CONFIG_HOME", ".config") }
  var stateFolder: String? { folder("XDG_STATE_HOME", ".local/state") }
}
