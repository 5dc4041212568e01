import Foundation
import Testing

@Suite("Exit codes", .serialized)
struct ExitCodeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var arguments: [String]
    var status: Int32
    var input = ""
    /// What standard error says.
    var says = ""

    var testDescription: String { "querent \(arguments.joined(separator: " "))" }
  }

  /// 4 rows, taken 14 times: 268 million combinations.
  private static let crossJoin =
    "select count(*) from " + (1...14).map { "orders o\($0)" }.joined(separator: ", ")

  static let cases = [
    Case(arguments: ["--version"], status: 0), Case(arguments: ["--help"], status: 0),
    Case(arguments: ["ask", "--help"], status: 0), Case(arguments: ["doctor"], status: 0),
    Case(arguments: ["config", "path"], status: 0),
    Case(arguments: ["ask", "orders.csv", "total sales"], status: 0),
    Case(arguments: ["ask", "-", "--db", "orders.csv"], status: 0, input: "total sales\n"),
    Case(arguments: ["sql", "orders.csv", "SELECT count(*) FROM orders"], status: 0),
    Case(arguments: ["run", "pass.q"], status: 0),
    Case(arguments: ["run", "fail.q", "--exit-zero"], status: 0),
    Case(arguments: ["run", "fail.q", "--check"], status: 0),
    Case(arguments: ["ask", "--nonsense", "x"], status: 2, says: "--nonsense"),
    Case(arguments: ["ask", "orders.csv", "total sales", "--format", "xml"], status: 2),
    Case(arguments: ["ask", "orders.csv", "total sales", "--as-of", "soon"], status: 2, says: "2026-10-31"),
    Case(arguments: ["ask", "orders.csv", "total sales", "--json", "--csv"], status: 2),
    Case(arguments: ["run", "nowhere.q"], status: 2, says: "nowhere.q"),
    Case(arguments: ["run", "bad.q"], status: 2, says: "bad.q:2"),
    Case(arguments: ["sql", "orders.csv", "DELETE FROM orders"], status: 2),
    Case(arguments: ["ask", "orders.csv", "x", "--timezone", "Asia/Tokio"], status: 2, says: "Asia/Tokyo"),
    Case(
      arguments: ["ask", "orders.csv", "x", "--profile", "none"], status: 2, says: "no profile called none"),
    Case(
      arguments: ["model", "check", "orders.csv", "orders.csv"], status: 2, says: "orders.csv is no model"),
    Case(arguments: ["export", "orders.csv", "total sales"], status: 2, says: "no file to write to"),
    Case(arguments: ["export", "orders.csv", "what is the meaning of life", "x.csv"], status: 5),
    Case(arguments: ["ask", "nowhere.csv", "total sales"], status: 3, says: "nowhere.csv"),
    Case(arguments: ["ask", "--db", "broken.sqlite", "total sales"], status: 3),
    Case(arguments: ["run", "refused.q", "--db", "nowhere.csv"], status: 3, says: "nowhere.csv"),
    Case(arguments: ["run", "fail.q"], status: 4, says: "fail.q:3"),
    Case(arguments: ["ask", "orders.csv", "what is the meaning of life"], status: 5),
    Case(arguments: ["ask", "orders.csv", crossJoin], status: 5),
    Case(arguments: ["sql", "orders.csv", crossJoin], status: 5),
    Case(arguments: ["run", "-", "--db", "orders.csv"], status: 5, input: crossJoin, says: "too_large"),
    Case(arguments: ["run", "refuse.q"], status: 5), Case(arguments: ["run", "both.q"], status: 4),
    Case(arguments: ["run", "empty.q"], status: 7, says: "no questions"),
    Case(arguments: ["run", "pass.q", "--only", "nothing-like-it"], status: 7, says: "no question matches"),
    Case(
      arguments: [
        "sql", "orders.csv", "--timeout", "200ms",
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n",
      ], status: 124),
  ]

  private func fixture() throws -> PipeFixture {
    let fixture = try PipeFixture()
    try fixture.write("pass.q", "/load orders.csv\ntotal sales\n  expect value = 375.75\n  expect rows = 1\n")
    try fixture.write("fail.q", "/load orders.csv\ntotal sales\n  expect value = 1\n")
    try fixture.write("bad.q", "total sales\n  expect nonsense = 1\n")
    try fixture.write("refuse.q", "/load orders.csv\nwhat is the meaning of life\n")
    try fixture.write(
      "both.q", "/load orders.csv\ntotal sales\n  expect value = 1\nwhat is the meaning of life\n")
    try fixture.write("refused.q", "what is our NPS?\n  expect refused missing_data\n")
    try fixture.write("empty.q", "# nothing\n")
    try fixture.write("broken.sqlite", "SQLite format 3\0 and then nothing of the kind")
    return fixture
  }

  @Test("a run ends with the documented code", arguments: cases)
  func codes(example: Case) throws {
    let run = try fixture().run(example.arguments, input: example.input)
    #expect(run.status == example.status, "stdout: \(run.output)\nstderr: \(run.error)")
    #expect(example.says.isEmpty || run.error.contains(example.says), "\(run.error)")
  }

  @Test(
    "a signal ends a long statement with its own code and an answer that says so",
    arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
  func signals(signal: Int32, status: Int32) throws {
    let endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
    let run = try fixture().run(["sql", "orders.csv", endless, "--format", "jsonl"], interruptedBy: signal)
    #expect(run.status == status, "\(run.error)")
    #expect(run.objects.first?["reason"] as? String == "cancelled", "\(run.output)")
  }

  @Test("a crash is a bug: it ends with 1, asks for a report, and leaves a note without questions in it")
  func crash() throws {
    let fixture = try fixture()
    let endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
    let run = try fixture.run(["sql", "orders.csv", endless], interruptedBy: SIGILL)
    #expect(run.status == 1 && run.output.isEmpty, "\(run.output)\(run.error)")
    #expect(run.error.contains("This is a bug in querent") && run.error.contains("report"), "\(run.error)")
    let folder = fixture.folder + "/.local/state/querent"
    let notes = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix("crash-") }
    #expect(notes.count == 1)
    let note = try String(contentsOfFile: "\(folder)/\(notes.first ?? "")", encoding: .utf8)
    #expect(note.contains("ended by SIGILL") && note.contains("arguments sql"), "\(note)")
    #expect(!note.contains("RECURSIVE") && !note.contains("orders.csv"))
  }

  @Test("a reader that goes away ends a run silently with 141")
  func closedPipe() throws {
    let fixture = try fixture()
    let rows =
      "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 90000) SELECT x FROM n"
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = [
      "-c", "(\"$0\" sql -q orders.csv \"$1\" --csv 2>error; echo $? >status) | head -1", BuiltProgram.path,
      rows,
    ]
    process.currentDirectoryURL = URL(filePath: fixture.folder)
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": fixture.folder, "LC_ALL": "C.UTF-8"]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(try String(contentsOfFile: fixture.folder + "/status", encoding: .utf8) == "141\n")
    #expect(try String(contentsOfFile: fixture.folder + "/error", encoding: .utf8).isEmpty)
  }

  @Test("an error has what happened, where it happened and what to do next")
  func threeLines() throws {
    let run = try fixture().run("run", "bad.q")
    let lines = run.error.split(separator: "\n")
    #expect(lines.count == 3, "\(run.error)")
    #expect(lines.dropFirst().first?.contains("bad.q:2") == true)
  }
}
