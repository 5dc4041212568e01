import QuerentCore

/// Answers with everything in them, for snapshots. The figures are invented.
enum SampleAnswers {
  static let regions = ResultTable(
    columns: [
      .init(name: "region", kind: .text, isKey: true),
      .init(name: "sales", kind: .real, unit: "USD"),
      .init(name: "orders", kind: .integer),
      .init(name: "margin", kind: .real, unit: "%"),
    ],
    rows: [
      ["West", 725_457.82, 1_611, 0.1494], ["East", 678_781.24, 1_401, 0.1348],
      ["Central", 501_239.89, 1_175, 0.0792], ["South", 391_721.91, 822, 0.1193],
      ["", -1_204.5, 3, .null], [.null, 0.0, 0, .null],
    ])

  static var regionsByTable: Answer {
    var answer = Answer(
      id: "q1",
      question: Question("sales, orders and margin by regoin", asOf: CalendarDate(iso: "2017-12-30")),
      status: .answered)
    answer.understanding = Understanding(
      metric: "sales, orders, margin", groups: ["by region"], filters: ["segment = Consumer"],
      period: "2017 (1 Jan–30 Dec)", defaults: ["\"margin\" read as profit / sales"],
      corrections: ["\"regoin\" read as region"])
    answer.text = "West leads with $725,457.82; the six regions sold $2,295,996.36 together."
    answer.plan = "sales, orders, margin by region | 2017-01-01..<2017-12-31 | segment = 'Consumer'"
    answer.sql = [
      "SELECT region, SUM(sales) AS sales\nFROM orders\nWHERE segment = 'Consumer'\nGROUP BY region"
    ]
    answer.table = regions
    answer.checks = [
      CheckOutcome(name: "sums-add-up", passed: true, detail: "sums re-added"),
      CheckOutcome(name: "period-complete", passed: true, detail: "dates complete"),
      CheckOutcome(name: "figures-are-cells", passed: true, detail: "every figure is a cell"),
    ]
    answer.trust = .checked
    answer.confidence = 0.93
    answer.caveats = ["December 2017 ends on the 30th in this data, so the year is one day short."]
    answer.followUps = ["Why is Central's margin low?", "By category", "Last 12 months"]
    answer.trace = [
      ToolRecord(
        name: "query", arguments: [.init(name: "plan", value: "sales by region")], milliseconds: 3.25,
        succeeded: true)
    ]
    answer.elapsedMilliseconds = 18
    answer.asOf = CalendarDate(iso: "2017-12-30")
    return answer
  }

  /// An answer around a chart.
  static func charted(_ name: String, text: String) -> Answer {
    var answer = regionsByTable
    let sample = SampleChart.all.first { $0.name == name }
    answer.question = Question("sales by region")
    answer.understanding = Understanding(
      metric: "sales", groups: ["by region"], period: "2017 (1 Jan–31 Dec)")
    answer.text = text
    answer.chart = sample?.chart
    answer.table = sample?.table
    answer.caveats = []
    return answer
  }

  static var unchecked: Answer {
    var answer = regionsByTable
    answer.trust = .unchecked
    answer.checks[1] = CheckOutcome(
      name: "period-complete", passed: false, detail: "December has no orders after the 9th")
    answer.understanding?.inherited = ["segment = Consumer", "2017"]
    answer.understanding?.unread = ["really"]
    return answer
  }

  static var refusal: Answer {
    var answer = Answer(id: "q2", question: Question("what is our NPS by region?"), status: .refused)
    answer.refusal = Refusal(
      .missingData, why: "no survey or NPS column anywhere (looked at 6 tables, 71 columns).",
      closest: ["tickets.csat (1–5), filled on 31% of tickets."],
      suggestions: [
        "Average CSAT by region this quarter (with coverage)", "Ticket volume per 100 customers by region",
      ])
    return answer
  }

  static var clarification: Answer {
    var answer = Answer(id: "q3", question: Question("how are sales in west doing?"), status: .clarify)
    answer.clarification = Clarification(
      term: "west",
      prompt: "\"west\" fits three things in the data, and they give different numbers:",
      options: [
        .init(
          label: "region West", effect: "$0.61M in Oct (AMER, 11 states)", plan: "sales | region = 'West'"),
        .init(
          label: "territory DACH-West", effect: "$0.19M in Oct (EMEA)",
          plan: "sales | territory = 'DACH-West'"),
        .init(
          label: "team West Mid-Market", effect: "$0.74M in Oct (6 reps)",
          plan: "sales | team = 'West Mid-Market'"),
      ])
    return answer
  }

  static var failure: Answer {
    let question = Question("slect region, sum(net) from sales_oct group by 1;")
    var answer = Answer(id: "q4", question: question, status: .error)
    answer.failure = Diagnostic(
      code: "sql-syntax", summary: "SQL error near \"slect\"", span: TextSpan(0, 5), suggestions: ["SELECT"])
    return answer
  }
}
