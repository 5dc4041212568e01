import Foundation
import Shell

extension Surroundings {
  /// What the terminal comes with. Links and prompt marks are sent to terminals only that say who they are and are known
  /// to take them; others might print them.
  func terminalTraits(allowsLinks: Bool) -> TerminalTraits {
    var traits = TerminalTraits()
    traits.editor = self["VISUAL"] ?? self["EDITOR"] ?? "vi"
    traits.pager = self["PAGER"] ?? "less -FRSX"
    traits.movesCursor = self["TERM"] != "dumb"
    traits.hasLinks = allowsLinks && outputIsTerminal && isKnownTerminal
    traits.hasPromptMarks = outputIsTerminal && isKnownTerminal
    traits.host = ProcessInfo.processInfo.hostName
    return traits
  }

  private static let knownPrograms: Set<String> = [
    "iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio", "contour",
  ]

  private var isKnownTerminal: Bool {
    // Inside a multiplexer the variables of the terminal around it are still there, and may not hold.
    guard self["TMUX"] == nil, self["STY"] == nil, self["TERM"] != "dumb" else { return false }
    if let program = self["TERM_PROGRAM"], Self.knownPrograms.contains(program) { return true }
    if ["KITTY_WINDOW_ID", "WT_SESSION", "KONSOLE_VERSION"].contains(where: { self[$0] != nil }) {
      return true
    }
    if let version = self["VTE_VERSION"].flatMap({ Int($0) }), version >= 5_000 { return true }
    return ["foot", "foot-extra", "xterm-kitty", "xterm-ghostty", "alacritty"].contains(self["TERM"] ?? "")
  }
}
