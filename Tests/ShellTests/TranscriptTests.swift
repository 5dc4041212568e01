import Agent
import Foundation
import QuerentCore
import Rendering
import Testing

@testable import Shell

/// The sessions in `docs/guide.md` are what the program prints: every fenced `transcript` block is typed into a session on
/// the sample company. `RECORD_TRANSCRIPTS=FILE swift test` writes the guide with what was printed now to FILE.
@Suite("The sessions of the guide", .serialized)
struct TranscriptTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Imports are kept while the suite runs.
  private static let cache =
    NSTemporaryDirectory() + "querent-transcripts-\(ProcessInfo.processInfo.processIdentifier)"

  /// A session that is typed into, and what it printed.
  private final class Desk {
    let folder = NSTemporaryDirectory() + "querent-transcript-\(UUID().uuidString)"
    var text = ""
    private(set) var session: ShellSession?

    init() throws {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Self.damaged.write(toFile: folder + "/sales_oct.csv", atomically: true, encoding: .utf8)
      let style = OutputStyle(width: 80, showsTiming: false)
      var configuration = ShellConfiguration(
        version: "0.1.0",
        workspaceOptions: WorkspaceOptions(
          cacheFolder: TranscriptTests.cache,
          demoFolder: TranscriptTests.root.appending(path: "data").path,
          glossaryFolder: folder + "/config"),
        style: style, errorStyle: style, analystOptions: AnalystOptions.inSession,
        historyPath: folder + "/state/history", homeFolder: folder,
        followsTerminalWidth: false)
      configuration.asksBeforeDamage = true
      configuration.analystOptions.limits.pairs = 100_000_000
      configuration.feedbackPath = folder + "/state/feedback.jsonl"
      let screen = Screen(
        style: style, errorStyle: style, followsTerminalWidth: false,
        terminal: configuration.terminal,
        output: { [unowned self] in text += $0 }, error: { [unowned self] in text += $0 })
      session = ShellSession(
        workspace: nil, configuration: configuration, screen: screen, input: nil)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// A file with a field too many in one line, a day that no month has, and a quotation mark that is never closed.
    private static var damaged: String {
      var lines = ["order_id,account_id,order_date,region,sales"]
      for row in 1...40 {
        let day = String(row % 28 + 101).dropFirst()
        lines.append("S\(row),00\(row),\(day)/10/2026,\(row % 3 == 0 ? "East" : "West"),\(row * 10).50")
      }
      return lines.joined(separator: "\n") + "\nS41,0041,03/10/2026,East,6,7\n"
        + "S42,0042,31/02/2026,West,90\nS43,0043,\"04/10/2026,East,8\n"
    }
  }

  /// What a session prints for the lines that are typed in a block: those after `ask> `.
  private static func played(_ block: [String]) throws -> [String] {
    let desk = try Desk()
    guard let session = desk.session else { return [] }
    if block.first == "$ querent" {
      desk.text = "$ querent\n"
      Banner(session: session).print()
      _ = session.openFirst()
    } else {
      try session.open(["demo"])
      desk.text = ""
    }
    // What a chosen number stands for is echoed as if it were typed; it is not typed again.
    var echoed: [Substring] = []
    // A question of the program has a prompt of its own.
    let prompts = ["[1-3, Enter = 3] ", "Run it? [y/N] "]
    for prompted in block {
      let own = prompts.first { prompted.hasPrefix($0) }
      guard own != nil || prompted.hasPrefix("ask> ") else { continue }
      let line = own.map { "ask> " + prompted.dropFirst($0.count) } ?? prompted
      if echoed.first == line[...] {
        echoed.removeFirst()
        continue
      }
      desk.text += prompted + "\n"
      let start = desk.text.endIndex
      session.take(String(line.dropFirst(5)).replacing("DIR/", with: desk.folder + "/"))
      echoed = desk.text[start...].split(separator: "\n").filter { $0.hasPrefix("ask> ") }
    }
    let text = desk.text.replacing(desk.folder + "/", with: "DIR/")
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).dropLast()
  }

  /// A line without what differs from run to run: lengths of time.
  private static func lasting(_ line: String) -> String {
    line.replacing(#/[0-9.]+ (ms|s)\b/#, with: "… s")
  }

  @Test("every transcript is what a session on the sample company prints")
  func transcripts() throws {
    let guide = try String(contentsOf: Self.root.appending(path: "docs/guide.md"), encoding: .utf8)
    let source =
      try ProcessInfo.processInfo.environment["TRANSCRIPT_SOURCE"].map {
        try String(contentsOfFile: $0, encoding: .utf8)
      } ?? guide
    // The first import takes its time; a reader's second start does not.
    _ = try Self.played([])
    var recorded: [String] = []
    var block: [String]?
    var heading = ""
    for line in source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("#") { heading = line }
      if line == "```transcript" {
        block = []
        recorded.append(line)
      } else if line == "```", let written = block {
        let now = try Self.played(written)
        if ProcessInfo.processInfo.environment["RECORD_TRANSCRIPTS"] == nil {
          #expect(now.map(Self.lasting) == written.map(Self.lasting), "\(heading)")
        }
        recorded += now + [line]
        block = nil
      } else if block != nil {
        block?.append(line)
      } else {
        recorded.append(line)
      }
    }
    if let path = ProcessInfo.processInfo.environment["RECORD_TRANSCRIPTS"] {
      try recorded.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
      Issue.record("Recorded \(path): read it, then commit it as docs/guide.md")
    }
  }
}

extension AnalystOptions {
  /// As a session at a terminal has them.
  fileprivate static var inSession: AnalystOptions {
    var options = AnalystOptions()
    options.trendPeriods = 12
    return options
  }
}
