import QuerentCore

extension SampleAnswers {
  /// Refunds by week with one odd run, and a chart that has rows of its own.
  static var unusual: Answer {
    var answer = Answer(
      id: "q9", question: Question("anything unusual in refunds this year?"), status: .answered)
    answer.understanding = Understanding(
      metric: "number of refunds, what is unusual", period: "2026 (1 Jan–31 Dec 2026)", grain: "week")
    answer.plan = "detect: count(refunds) | year 2026-01-01..<2027-01-01 on refunds.refund_date"
    answer.text = "Over 8–21 Jun 2026, number of refunds was 49 in 2 weeks where 7 was expected (+600%)."
    answer.summary = "2 findings in 2026."
    answer.table = ResultTable(
      columns: [
        .init(name: "start", kind: .date, isKey: true), .init(name: "end", kind: .date, isKey: true),
        .init(name: "type", kind: .text), .init(name: "actual", kind: .real),
        .init(name: "expected", kind: .real),
      ],
      rows: [
        ["2026-06-08", "2026-06-21", "spike", 49.0, 7.0],
        ["2026-08-03", "2026-08-03", "missing", .null, 3.2],
      ])
    let counts: [Double] = [4, 3, 5, 4, 3, 22, 27, 5, 4, 3, 4, 5]
    var chart = ChartSpecification(
      kind: .line, title: "Number of refunds per week, 4 May–26 Jul 2026", category: 0, values: [1],
      band: .init(lower: 2, upper: 3), isOrdered: true, grain: .week)
    chart.leavesEventsToFindings = true
    chart.data = ResultTable(
      columns: [
        .init(name: "week", kind: .date, isKey: true), .init(name: "refunds", kind: .integer),
        .init(name: "expected from", kind: .real), .init(name: "expected to", kind: .real),
      ],
      rows: counts.enumerated().map { index, count in
        let week = CalendarDate(iso: "2026-05-04")?.adding(days: 7 * index).iso ?? ""
        return [.text(week), .integer(Int64(count)), 0.5, 11.0]
      })
    answer.chart = chart
    var spike = FindingRecord(
      id: "F1", kind: "spike", subject: "number of refunds", severity: .high,
      sentence: "Over 8–21 Jun 2026, number of refunds was 49 in 2 weeks where 7 was expected (+600%).")
    (spike.start, spike.end, spike.actual, spike.expected) = ("2026-06-08", "2026-06-21", 49, 7)
    (spike.score, spike.direction) = (9.2, .up)
    var gap = FindingRecord(
      id: "F2", kind: "missing", subject: "number of refunds", place: "EMEA", severity: .low,
      sentence: "Number of refunds of EMEA has no rows for 1 week, 3 Aug 2026, where 3.2 was expected.")
    (gap.start, gap.end, gap.expected, gap.direction) = ("2026-08-03", "2026-08-09", 3.2, .down)
    var credit = FindingRecord(
      id: "F3", kind: "manual_credit", subject: "credit CR1357", place: "Dana", severity: .critical,
      sentence: "Credit CR1357: approved by the agent who entered it, $950.00 at risk.")
    (credit.amountAtRisk, credit.unit, credit.confidence, credit.rule) = (
      950, "USD", 0.9, "approved by oneself"
    )
    answer.findings = [spike, gap, credit]
    answer.basis = AnalysisBasis(
      tool: "detect_anomalies", method: "robust level", history: "27 Nov 2023–25 Oct 2026", steps: 152,
      grain: .week, backtestError: 0.124, backtestOrigins: 10, notes: ["odd from 4.2 deviations on"])
    answer.checks = [
      CheckOutcome(
        name: "findings-differ-from-expected", passed: true, detail: "findings compared with their rows")
    ]
    answer.trust = .checked
    answer.confidence = 0.9
    answer.trace = [
      ToolRecord(
        name: "detect_anomalies", arguments: [.init(name: "plan", value: "count(refunds)")], milliseconds: 12,
        succeeded: true)
    ]
    answer.followUps = ["forecast number of refunds"]
    return answer
  }
}
