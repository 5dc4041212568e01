import Foundation
import Testing

@Suite("What is wrong with a command line is said in three lines", .serialized)
struct UsageTests {
  @Test(
    "what, where, what next",
    arguments: [
      (
        ["ask", "--formt", "csv", "x"],
        ["Unknown option '--formt'", "             ^^^^^^^", "Did you mean --format?"]
      ),
      (["ask", "--format", "foo", "x"], ["'foo' is invalid", "^^^", "One of: table, plain"]),
      (["ask", "--as-of", "soon", "x"], ["needs a date", "^^^^", "querent ask --help"]),
      (["ask"], ["There is no question.", "querent ask sales.csv"]),
      (["askk", "x"], ["no command called askk", "Did you mean querent ask?"]),
      (["model", "check"], ["There is no model file."]),
      (["model", "check", "orders.csv"], ["Which data does orders.csv describe?"]),
      (["model", "check", "nowhere.yaml"], ["There is no file nowhere.yaml."]),
      (["run", "binary.q"], ["binary.q is no text file."]),
      (["ask", "orders.csv", "how many orders", "--filter", "nonsense"], ["\"nonsense\" names nothing"]),
    ] as [([String], [String])])
  func messages(_ arguments: [String], _ parts: [String]) throws {
    let fixture = try PipeFixture()
    try Data([0x7F, 0x45, 0x4C, 0x46, 0, 0, 0, 1]).write(to: URL(filePath: "\(fixture.folder)/binary.q"))
    let run = try fixture.run(arguments)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    for part in parts { #expect(run.error.contains(part), "\(run.error)") }
    let lines = run.error.split(separator: "\n")
    #expect(
      lines.count <= 5 && !run.error.contains("Usage:") && !run.error.contains("[usage]"), "\(run.error)")
  }

  @Test("data that is no table, or lies under another name, says what to do")
  func data() throws {
    let fixture = try PipeFixture()
    let binary = try fixture.run("ask", "/bin/ls", "how many")
    #expect(binary.status == 3)
    #expect(
      binary.error.contains("it holds binary data, not text.")
        && binary.error.contains("Export the data as CSV."))
    let misspelt = try fixture.run("ask", "ordres.csv", "how many")
    #expect(misspelt.status == 3)
    #expect(misspelt.error.contains("Did you mean orders.csv?"))
    let silent = try fixture.run("orders.csv")
    #expect(silent.status == 7)
    #expect(silent.error.contains("no questions on standard input"))
  }

  @Test("a filter narrows the answers of ask and run, and a saved name runs like a file")
  func filter() throws {
    let fixture = try PipeFixture()
    let answer = try fixture.run(
      "ask", "orders.csv", "how many orders", "--filter", "region is West", "--csv")
    #expect(answer.status == 0)
    #expect(answer.output.contains("2"))
    try FileManager.default.createDirectory(
      atPath: "\(fixture.folder)/questions", withIntermediateDirectories: true)
    try fixture.write("questions/counted.q", "how many orders\n  expect value = 2\n")
    let run = try fixture.run("run", "counted", "--db", "orders.csv", "--filter", "region is West")
    #expect(run.status == 0, "\(run.error)")
  }

  @Test("a model that fits says which data it fits")
  func model() throws {
    let fixture = try PipeFixture()
    #expect(try fixture.run("model", "init", "orders.csv", "-o", "m.yaml").status == 0)
    let check = try fixture.run("model", "check", "m.yaml", "orders.csv")
    #expect(check.output == "m.yaml fits orders.csv: 1 table, no problems\n")
  }
}
