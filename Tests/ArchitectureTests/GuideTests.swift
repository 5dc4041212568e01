import Testing

@testable import Shell

@Suite("The guide is complete")
struct GuideTests {
  @Test("every command has a heading", arguments: CommandTable.all.map(\.name))
  func headings(_ command: String) throws {
    let headings = try Checkout().text("docs/guide.md").split(separator: "\n").filter { $0.hasPrefix("#") }
    #expect(
      headings.contains { $0.contains("`/\(command)`") || $0.contains("`/\(command) ") },
      "docs/guide.md has no heading for /\(command)")
  }
}
