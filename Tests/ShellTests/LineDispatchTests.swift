import Testing

@testable import Shell

@Suite("What a line is")
struct LineDispatchTests {
  /// Three choices are open, SQLite takes what ends in a semicolon, and two paths exist.
  private static var context: LineDispatch.Context {
    LineDispatch.Context(
      choices: 3, enteredChoice: nil, isStatement: { $0.hasSuffix(";") },
      exists: { ["sales.csv", "/tmp", "/run", "./data", "my sales.csv"].contains($0) },
      isCommandName: { $0 == "run" })
  }

  @Test(
    "each form of line",
    arguments: [
      ("", .nothing), ("   ", .nothing),
      ("/tables", .command(mark: "/", name: "tables", arguments: "")),
      ("  /load  a.csv b.csv ", .command(mark: "/", name: "load", arguments: "a.csv b.csv")),
      ("/", .command(mark: "/", name: "", arguments: "")),
      (".schema orders", .command(mark: ".", name: "schema", arguments: "orders")),
      ("\\d orders", .command(mark: "\\", name: "d", arguments: "orders")),
      ("\\?", .command(mark: "\\", name: "?", arguments: "")),
      ("quit", .command(mark: "/", name: "quit", arguments: "")),
      ("Exit", .command(mark: "/", name: "quit", arguments: "")),
      ("help", .command(mark: "/", name: "help", arguments: "")),
      ("help me with revenue", .question("help me with revenue")),
      ("2", .choice(2)), ("3", .choice(3)), ("4", .question("4")), ("12", .question("12")),
      ("select 1;", .statement("select 1;")),
      ("WITH a AS (VALUES (1)) SELECT 1;", .statement("WITH a AS (VALUES (1)) SELECT 1;")),
      ("select the best reps", .question("select the best reps")),
      ("selection of reps;", .question("selection of reps;")),
      ("delete from orders;", .question("delete from orders;")),
      ("/tmp", .file("/tmp")), ("/run weekly", .command(mark: "/", name: "run", arguments: "weekly")),
      ("/home/ana/sales.csv", .file("/home/ana/sales.csv")),
      ("sales.csv", .file("sales.csv")), ("./data", .file("./data")),
      ("'my sales.csv'", .file("my sales.csv")),
      ("...", .question("...")), ("revenue by region", .question("revenue by region")),
    ] as [(String, LineDispatch)])
  func forms(_ line: String, _ expected: LineDispatch) {
    #expect(LineDispatch(line, in: Self.context) == expected)
  }

  @Test("a digit is a question while nothing is open")
  func closed() {
    #expect(LineDispatch("1") == .question("1"))
  }

  @Test("yes and no answer a question of the program, and nothing else")
  func yesOrNo() {
    var context = LineDispatch.Context(choices: 2, enteredChoice: 2, isYesOrNo: true)
    for (line, choice) in [("y", 1), ("Yes", 1), ("n", 2), ("NO", 2), ("", 2)] {
      #expect(LineDispatch(line, in: context) == .choice(choice), "\(line)")
    }
    #expect(LineDispatch("1", in: context) == .question("1"))
    context.isYesOrNo = false
    #expect(LineDispatch("y", in: context) == .question("y"))
  }

  @Test("Enter takes the first choice only where the program asked")
  func enter() {
    var context = Self.context
    context.enteredChoice = 1
    #expect(LineDispatch("", in: context) == .choice(1))
    #expect(LineDispatch("9", in: context) == .wrongChoice(9))
    #expect(LineDispatch("12", in: context) == .wrongChoice(12))
    #expect(LineDispatch("12 products", in: context) == .question("12 products"))
    context.choices = 0
    #expect(LineDispatch("", in: context) == .nothing)
  }
}
