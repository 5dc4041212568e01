import Testing

@testable import Shell

@Suite("Lines are joined to questions")
struct MultilineInputTests {
  private func whole(_ lines: [String]) -> [String?] {
    var input = MultilineInput()
    var results: [String?] = []
    for line in lines { results.append(input.add(line)) }
    return results
  }

  @Test("a line alone is whole")
  func single() { #expect(whole([" sales by region "]) == ["sales by region"]) }

  @Test("a backslash asks for the next line")
  func backslash() {
    #expect(whole(["sales \\", "by region\\", "in 2026"]) == [nil, nil, "sales \nby region\nin 2026"])
  }

  @Test("a backslash alone is a line")
  func alone() { #expect(whole(["\\"]) == ["\\"]) }

  @Test("three quotes open a text of several lines")
  func quotes() {
    #expect(whole(["\"\"\"select 1,", "", "2\"\"\"", "next"]) == [nil, nil, "select 1,\n\n2", "next"])
    #expect(whole(["\"\"\"one line\"\"\""]) == ["one line"])
  }

  @Test("what is open says so")
  func open() {
    var input = MultilineInput()
    #expect(!input.isOpen)
    _ = input.add("a \\")
    #expect(input.isOpen)
    _ = input.add("b")
    #expect(!input.isOpen)
  }
}

@Suite("The history keeps questions")
struct QuestionHistoryTests {
  @Test("a question asked again moves to the end")
  func unique() {
    var history = QuestionHistory(["a", "b", "a"])
    #expect(history.questions == ["b", "a"])
    let isKept = history.add("b")
    #expect(isKept && history.questions == ["a", "b"])
    let isKeptAgain = history.add("b")
    #expect(!isKeptAgain)
  }

  @Test("a question that starts with a space is not kept")
  func hidden() {
    var history = QuestionHistory()
    history.add(" secret")
    history.add("")
    #expect(history.questions.isEmpty)
  }

  @Test("the oldest go when there are too many")
  func capacity() {
    var history = QuestionHistory((0..<10).map(String.init), capacity: 3)
    #expect(history.questions == ["7", "8", "9"])
    history.add("new")
    #expect(history.questions == ["8", "9", "new"])
  }

  @Test("questions are found by a text in them, in any case")
  func matching() {
    let history = QuestionHistory(["Sales by region", "orders", "sales by month"])
    #expect(history.matching("SALES", limit: 5) == ["Sales by region", "sales by month"])
    #expect(history.matching("", limit: 2) == ["orders", "sales by month"])
  }
}

@Suite("Paths are split as people type them")
struct PathListTests {
  @Test(
    "quotes and backslashes keep spaces",
    arguments: [
      ("a.csv b.csv", ["a.csv", "b.csv"]), ("  a.csv  ", ["a.csv"]),
      ("'my sales.csv' b", ["my sales.csv", "b"]),
      ("\"my sales.csv\"", ["my sales.csv"]), ("my\\ sales.csv", ["my sales.csv"]), ("", []),
    ] as [(String, [String])])
  func split(_ text: String, _ expected: [String]) { #expect(PathList.split(text) == expected) }
}
