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
    Case(arguments: ["ask", "nowhere.csv", "total sales"], status: 3, says: "nowhere.csv"),
    Case(arguments: ["ask", "--db", "broken.sqlite", "total sales"], status: 3),
    Case(arguments: ["run", "fail.q"], status: 4, says: "fail.q:3"),
    Case(arguments: ["ask", "orders.csv", "what is the meaning of life"], status: 5),
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

  @Test("an error has what happened, where it happened and what to do next")
  func threeLines() throws {
    let run = try fixture().run("run", "bad.q")
    let lines = run.error.split(separator: "\n")
    #expect(lines.count == 3, "\(run.error)")
    #expect(lines.dropFirst().first?.contains("bad.q:2") == true)
  }
}
