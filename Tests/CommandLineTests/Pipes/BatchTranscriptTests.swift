import Foundation
import Testing

@Suite("The batch of the guide to question files", .serialized)
struct BatchTranscriptTests {
  private static let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/batch.md")

  /// The lines of the first fenced block that starts as named.
  private func block(_ start: String, in text: String) throws -> [String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let first = try #require(lines.firstIndex { $0 == start })
    return Array(lines[(first + 1)...].prefix { $0 != "```" })
  }

  /// A line without what differs from run to run: lengths of time, right-aligned.
  private func lasting(_ line: String) -> String {
    line.replacing(#/ *[0-9.]+ (ms|s)\b/#, with: " … s")
  }

  @Test("the run that the page shows is what the program prints over the sample company")
  func batch() throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let fixture = try PipeFixture()
    try fixture.write("weekly.q", try block("```text weekly.q", in: text).joined(separator: "\n") + "\n")
    let shown = try block("```console weekly.q", in: text)
    let command = try #require(shown.first)
    #expect(command.hasPrefix("$ querent "))
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = [
      "-c", "\"$0\" \(command.dropFirst("$ querent ".count)) >out 2>&1; echo \"\\$ echo \\$?\n$?\" >>out",
      BuiltProgram.path,
    ]
    process.currentDirectoryURL = URL(filePath: fixture.folder)
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": fixture.folder, "LC_ALL": "C.UTF-8"]
      .merging(Company.environment) { $1 }
    try process.run()
    process.waitUntilExit()
    let printed = try String(contentsOfFile: fixture.folder + "/out", encoding: .utf8)
    let lines = printed.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).dropLast()
    #expect(lines.map(lasting) == shown.dropFirst().map(lasting), "\(printed)")
    for report in ["out.xml", "weekly.html"] {
      #expect(FileManager.default.fileExists(atPath: "\(fixture.folder)/\(report)"))
    }
  }
}
