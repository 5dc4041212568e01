import Foundation
import Testing

@Suite("Programs beside the session", .serialized)
struct TerminalProgramTests {
  let fixture: ShellFixture

  init() throws { fixture = try ShellFixture() }

  /// A program of a few lines in the fixture's folder.
  private func program(_ name: String, _ text: String) throws -> String {
    let path = "\(fixture.folder)/\(name)"
    try "#!/bin/sh\n\(text)\n".write(toFile: path, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return path
  }

  @Test("/edit and Ctrl-X Ctrl-E take over what the editor saves, and long answers go through the pager")
  func programs() throws {
    let editor = try program("editor", "echo 'sales by product' > \"$1\"")
    let pager = try program("pager", "echo BEGIN; cat; echo DONE")
    let terminal = try fixture.session(
      environment: ["VISUAL": editor, "PAGER": pager, "KITTY_WINDOW_ID": "1"])
    #expect(terminal.raw.contains("\u{1B}]133;A\u{7}") && terminal.raw.contains("\u{1B}]133;B\u{7}"))
    terminal.enter("/edit")
    #expect(try terminal.wait(for: "next ").contains("Lamp"))
    try terminal.waitForPrompt()
    #expect(terminal.raw.contains("\u{1B}]133;C\u{7}"))
    terminal.type("how many \u{18}\u{5}")
    try terminal.wait(for: "sales by product")
    terminal.type(" in 2026\r")
    #expect(try terminal.wait(for: "next ").contains("2026"))
    try terminal.waitForPrompt()
    #expect(!terminal.transcript.contains("DONE"))
    terminal.enter("/help")
    #expect(try terminal.wait(for: "DONE").contains("BEGIN"))
    try terminal.waitForPrompt()
    terminal.enter("/pager off")
    try terminal.waitForPrompt()
    terminal.enter("/help")
    #expect(try !terminal.waitForPrompt().contains("BEGIN"))
    terminal.type("\u{3}")
    try terminal.wait(for: "(Ctrl-D or /quit to leave)")
    terminal.type("\u{3}")
    #expect(try terminal.waitForExit() == 130)
    #expect(terminal.isRestored)
  }
}
