import Agent
import QuerentCore
import Testing

@Suite("YAML suites and living reports")
struct SuiteFileTests {
  private func problems(_ text: String, _ skin: BatchFile.Skin) -> [Diagnostic] {
    do throws(BatchFileError) {
      _ = try BatchFile(path: "suite", text: text, skin: skin)
      return []
    } catch {
      return error.problems
    }
  }

  @Test("a suite is read with its data, defaults, follow-ups, severities and lines")
  func suite() throws {
    let file = try BatchFile(
      path: "s.yaml",
      text: """
        version: 1
        data: [demo]
        defaults: { as_of: 2026-10-31, timeout_s: 20, repeat: 2 }
        questions:
          - id: revenue
            ask: What was revenue in {{month}}?
            expect:
              status: answered
              value: { equals: 4209700, tolerance: 0.5% }
              sql: { uses: [orders, customers], not_uses: app_logs }
              max_ms: 3000
          - id: by_product
            ask: and by product?
            follows: revenue
            severity: warn
            expect:
              rows: 3
              columns: [product, revenue]
              top: { region: EMEA }
              period: 2026-10-01..2026-10-31
          - ask: What is our NPS?
            repeat: 1
            expect: refused missing_data
        """, skin: .yaml, parameters: ["month": "October"])
    #expect(file.sources == ["demo"])
    #expect(file.questions.map(\.id) == ["revenue", "by_product", "3"])
    #expect(file.questions.map(\.text).first == "What was revenue in October?")
    #expect(file.questions.map(\.line) == [5, 12, 21])
    #expect(file.questions[1].follows == "revenue")
    #expect(file.questions.allSatisfy { $0.asOf == CalendarDate(iso: "2026-10-31") })
    #expect(
      file.questions[0].expectations.map(\.rule) == [
        .status(.answered), .value(.equal, 4_209_700, .relative(0.005)), .sqlUses("orders"),
        .sqlUses("customers"), .sqlNotUses("app_logs"), .maximumMilliseconds(3000), .stable(2),
      ])
    #expect(file.questions[0].expectations.map(\.line).prefix(3) == [8, 9, 10])
    #expect(file.questions[1].expectations.allSatisfy { $0.isWarning })
    #expect(
      file.questions[1].expectations.map(\.rule).prefix(4) == [
        .rows(.equal, 3), .columns(["product", "revenue"]),
        .edge(isTop: true, column: "region", member: "EMEA"),
        .period(try #require(CalendarDate(iso: "2026-10-01")), try #require(CalendarDate(iso: "2026-10-31"))),
      ])
    #expect(file.questions[2].expectations.map(\.rule).contains(.refused(.missingData)))
  }

  @Test(
    "what is wrong in a suite is told with its line",
    arguments: [
      ("questions:\n  - id: a\n", "no-question", 2),
      ("questions:\n  - ask: x\n    expect: { rowz: 3 }\n", "bad-expectation", 3),
      ("questions:\n  - ask: x\n    sevrity: warn\n", "unknown-key", 3),
      ("questions:\n  - ask: x\n    severity: loud\n", "bad-severity", 3),
      ("defaults: { as_of: soon }\nquestions: []\n", "bad-date", 1),
      ("questions:\n  - ask: [\n", "bad-yaml", 3),
      ("questions:\n  - ask: x\n    ask: y\n", "bad-yaml", 2),
      ("version: 9\n", "bad-version", 1),
      ("questions:\n  - ask: x\n    follows: nobody\n", "unknown-question", 2),
    ])
  func suiteProblems(_ text: String, _ code: String, _ line: Int) {
    let found = problems(text, .yaml)
    #expect(found.map(\.code) == [code])
    #expect(found.first?.line == line)
    #expect(found.first?.suggestions.isEmpty == false)
  }

  private let report = """
    # Weekly

    Some prose? Not a question.

    ## How did the West do?

    ```expect
    value = 12
    ```

    ## Notes

    ```ask
    @share sales by region
      expect rows = 3
    + as a share
    ```

    ~~~sql
    ## is this a question?
    ~~~
    """

  @Test("headings that ask and ask blocks are questions, everything else stays prose")
  func living() throws {
    let file = try BatchFile(path: "r.md", text: report, skin: .markdown)
    #expect(file.questions.map(\.text) == ["How did the West do?", "sales by region", "as a share"])
    #expect(file.questions.map(\.line) == [5, 14, 16])
    #expect(file.questions.map(\.follows) == [nil, nil, "share"])
    #expect(file.questions[0].expectations.map(\.rule) == [.value(.equal, 12, nil)])
    #expect(file.questions[1].expectations.map(\.rule) == [.rows(.equal, 3)])
    let prose = try #require(file.prose)
    #expect(prose.places == ["1": 9, "share": 17, "3": 17])
    #expect(prose.hidden == Set([7, 8, 9, 13, 14, 15, 16, 17]))
    #expect(prose.text == report)
  }

  @Test("a bad expectation in a living report is told with its line")
  func livingProblems() {
    #expect(problems("## What now?\n\n```expect\nrowz = 3\n```\n", .markdown).map(\.line) == [4])
    #expect(problems("```ask\n+ and more\n```\n", .markdown).map(\.code) == ["nothing-to-follow"])
  }
}
