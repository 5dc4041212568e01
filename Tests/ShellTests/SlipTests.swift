import Testing

@testable import Shell

/// What a person trips over in a long session.
@Suite("Slips of a long session")
struct SlipTests {
  @Test("days of the week have names in charts, tables and conditions")
  func weekdays() throws {
    let shell = try SessionFixture()
    let answer = shell.type("sales by weekday in 2026")
    #expect(answer.contains("Wednesday") && answer.contains("Monday"), "\(answer)")
    #expect(!answer.contains("\n1 │"), "\(answer)")
    #expect(shell.type("/drill Monday").contains("= Monday") || shell.type("/drill 1").contains("day"))
  }

  @Test("/compare says that an answer over all dates has nothing to be compared with")
  func compare() throws {
    let shell = try SessionFixture()
    shell.type("sales by region")
    #expect(shell.type("/compare last year").contains("over all dates"))
    shell.type("sales by region in 2026")
    #expect(shell.type("/compare last year").contains("vs 2025"))
  }

  @Test("/chart alone says what is shown, also where nothing is drawn")
  func chart() throws {
    let shell = try SessionFixture()
    shell.type("total sales")
    #expect(shell.type("/chart").contains("shown as number: one figure"))
  }

  @Test("a statement with a star is SQL, whatever is wrong with it")
  func star() throws {
    let shell = try SessionFixture()
    let answer = shell.type("select * from nowhere")
    #expect(answer.contains("no such table: nowhere"), "\(answer)")
  }

  @Test("a group that the sentence names is not named again as a filter")
  func single() throws {
    let shell = try SessionFixture()
    let answer = shell.type("sales by region for West in 2026")
    #expect(!answer.contains("West has") || !answer.contains("of sales for region West"), "\(answer)")
    #expect(answer.contains("West"))
  }
}
