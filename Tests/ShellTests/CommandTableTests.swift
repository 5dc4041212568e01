import Testing

@testable import Shell

@Suite("Commands are found by their names")
struct CommandTableTests {
  private func found(_ name: String, mark: Character = "/") -> String? {
    guard case .found(let command, _) = CommandTable.find(name, mark: mark) else { return nil }
    return command.name
  }

  @Test("names are unique, lower case, and helped")
  func names() {
    let names = CommandTable.all.flatMap { [$0.name] + $0.otherNames }
    #expect(Set(names).count == names.count)
    for command in CommandTable.all {
      #expect(command.name.allSatisfy { $0.isLowercase }, "\(command.name)")
      #expect(!command.help.isEmpty && !command.help.hasSuffix("."), "\(command.name)")
    }
  }

  @Test(
    "a full name, another program's name, a beginning",
    arguments: [
      ("tables", "tables"), ("TABLES", "tables"), ("tab", "tables"), ("exp", nil), ("expl", "explain"),
      ("q", "quit"),
      ("d", "schema"), ("dt", "tables"), ("?", "help"), ("zzz", nil), ("", nil), ("sql", "sql"),
    ] as [(String, String?)])
  func lookup(_ typed: String, _ expected: String?) { #expect(found(typed) == expected) }

  @Test("psql's plus says the same")
  func plus() {
    #expect(found("d+", mark: "\\") == "schema")
    #expect(found("d+") == nil)
  }

  @Test(
    "two slips lead to the nearest name, and wild guesses to none",
    arguments: [
      ("tabels", "tables"), ("shcema", "schema"), ("exprot", "export"), ("hlep", "help"), ("qiut", "quit"),
      ("xyzzy", nil), ("a", nil), ("tablesssss", nil),
    ] as [(String, String?)])
  func nearest(_ typed: String, _ expected: String?) {
    #expect(CommandTable.nearest(to: typed, among: CommandTable.all.map(\.name)) == expected)
  }

  @Test("an ambiguous beginning lists what it could be")
  func ambiguous() {
    guard case .ambiguous(let names) = CommandTable.find("s") else {
      Issue.record("/s is not ambiguous")
      return
    }
    #expect(names.contains("schema") && names.contains("sql") && names == names.sorted())
  }
}
