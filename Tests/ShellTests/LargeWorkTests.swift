import Agent
import QuerentCore
import Testing

@testable import Shell

@Suite("Work beyond the limit is asked about")
struct LargeWorkTests {
  /// 96 orders make 9,120 pairs.
  private func fixture(confirms: Bool = false) throws -> SessionFixture {
    try SessionFixture {
      $0.analystOptions.limits.pairs = 5_000
      $0.confirmsByDefault = confirms
    }
  }

  private static let question = "every order joined to every other order"
  private static let statement = "select count(*) from orders a, orders b"

  @Test("a question and a statement say how much they compare, and run when a person says so")
  func asks() throws {
    let shell = try fixture()
    let asked = shell.type(Self.question)
    #expect(
      asked.contains("! This would compare about 9,216 pairs of rows, which takes about 1 s."), "\(asked)")
    #expect(asked.contains("The time limit is 30 s"), "\(asked)")
    let answered = shell.type("y")
    #expect(
      answered.contains("9,120 pairs, each of orders with each other row.") && answered.contains("CHECKED"))
    #expect(shell.type(Self.statement).contains("about 9,216 pairs"))
    #expect(shell.type("YES").contains("9,216"))
    #expect(
      shell.type(Self.question).contains("This would compare"), "what was agreed to once is asked again")
  }

  @Test("Enter, no, a number and another line run nothing")
  func declined() throws {
    for line in ["", "n", "No"] {
      let shell = try fixture()
      shell.type(Self.statement)
      #expect(shell.type(line).contains("It was not run."), "\(line)")
      #expect(shell.session.conversation.turns.isEmpty)
    }
    let shell = try fixture()
    shell.type(Self.statement)
    #expect(shell.type("how many orders are there").contains("96"))
    #expect(shell.session.choices != .none && !shell.session.choices.takesYesOrNo)
  }

  @Test("Enter runs it where the settings say so")
  func confirmed() throws {
    let shell = try fixture(confirms: true)
    shell.type(Self.statement)
    #expect(shell.type("").contains("9,216"))
  }

  @Test("lines of a file are refused, since nobody is asked there")
  func unasked() throws {
    let shell = try fixture()
    try shell.write(Self.statement + "\nhow many orders are there\n", to: "lines.txt")
    let read = shell.type("/read \(shell.path("lines.txt"))")
    #expect(read.contains("That is more work than the limit allows.") && read.contains("96"), "\(read)")
  }

  @Test("joins on a key and lists that stop early run at once")
  func small() throws {
    let shell = try fixture()
    for line in [
      "select count(*) from orders a join orders b on a.order_id = b.order_id",
      "select a.order_id from orders a, orders b limit 3", "sales by region",
    ] {
      #expect(!shell.type(line).contains("pairs of rows"), "\(line)")
    }
  }
}
