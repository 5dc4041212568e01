import Detection
import Foundation
import QuerentCore
import SemanticLayer
import SemanticParsing
import Testing
import Tools

@testable import Agent

@Suite("Answers of tools, over the sample company")
struct AnalysisAnswerTests {
  static func answered(_ text: String, following previous: Answered? = nil) throws -> Answered {
    let workspace = try Company.opened.get()
    return Analyst(workspace: workspace).answer(
      Question(text, asOf: workspace.defaultAsOf), following: previous?.plan, request: previous?.request)
  }

  @Test("planted events are found in their weeks, and the answer is checked")
  func planted() throws {
    for (question, start) in [
      ("anything unusual in refunds this year?", "2026-06-08"), ("when did tickets spike?", "2026-10-05"),
    ] {
      let answer = try Self.answered(question).answer
      #expect(answer.status == .answered && answer.trust == .checked, "\(question): \(answer.checks)")
      let first = try #require(answer.findings.first, "\(question): \(answer.text)")
      #expect(first.start == start && first.direction == .up, "\(question): \(first)")
      #expect(answer.trace.map(\.name) == ["detect_anomalies"])
      #expect(answer.basis?.tool == "detect_anomalies")
      #expect(answer.table?.rows.count == answer.findings.count)
      #expect(answer.chart?.kind == .line && answer.chart?.data != nil)
    }
  }

  @Test(
    "findings lie in the period that is asked about",
    arguments: ["anything unusual in refunds in 2025?", "anything unusual in tickets in August?"])
  func quiet(_ question: String) throws {
    let answer = try Self.answered(question).answer
    #expect(answer.status == .answered)
    #expect(!answer.findings.contains { $0.start == "2026-06-08" || $0.start == "2026-10-05" })
  }

  @Test("a forecast has whole months, ordered intervals and a tested error, and adds up")
  func forecast() throws {
    let answer = try Self.answered("forecast refunds for the next quarter").answer
    #expect(answer.trust == .checked, "\(answer.checks.filter { !$0.passed })")
    let table = try #require(answer.table)
    #expect(table.rows.map { $0[0] } == ["2027-01", "2027-02", "2027-03"])
    for row in table.rows {
      let figures = row.dropFirst().compactMap(\.number)
      let (mean, low, high, lower, higher) = (figures[0], figures[1], figures[2], figures[3], figures[4])
      #expect(lower <= low && low <= mean && mean <= high && high <= higher, "\(row)")
    }
    #expect(answer.basis?.backtestError != nil)
    #expect(answer.plan == "forecast quarter 2027-01-01..<2027-04-01: count(refunds)")
  }

  @Test("whether a quota is reached is what is there, the forecast of the rest and a chance")
  func quota() throws {
    let answer = try Self.answered("will we hit quota this quarter?").answer
    #expect(answer.status == .answered && answer.trust == .checked, "\(answer.checks.filter { !$0.passed })")
    let quotas = try Self.answered("quota by region this quarter").answer.table?.rows ?? []
    let goal = quotas.compactMap { $0.last?.number }.reduce(0, +)
    let soFar = try Self.answered("sales this quarter").answer.table?.rows.first?.last?.number
    let row = answer.table?.rows.first?.compactMap(\.number) ?? []
    try #require(row.count == 6)
    #expect(row[0] == goal && abs(row[1] - (soFar ?? 0)) < 0.01, "\(row)")
    #expect(row[1] < row[2] && row[3] <= row[2] && row[2] <= row[4])
    #expect((0...1).contains(row[5]))
    // The rest alone says nothing against a year before.
    #expect(!answer.text.contains("had $"), "\(answer.text)")
    let ahead = try Self.answered("forecast sales until the end of the quarter").answer
    let rest = ahead.table?.rows.compactMap { $0[1].number } ?? []
    #expect(abs(row[1] + rest.reduce(0, +) - row[2]) < 0.01 * row[2])

    let each = try Self.answered("which regions will hit quota this quarter?").answer
    #expect(each.trust == .checked && each.table?.rows.count == 6)
    let sum = each.table?.rows.compactMap { $0[1].number }.reduce(0, +) ?? 0
    #expect(abs(sum - goal) < 1)
  }

  @Test("what was asked before changes neither the figure of a goal nor the members that are looked at")
  func following() throws {
    let refunds = try Self.answered("anything unusual in refunds this year?")
    let goal = try Self.answered("which regions will hit quota this quarter?", following: refunds).answer
    #expect(goal.plan == "attain quarter 2026-10-01..<2027-01-01: sales by orders.region")
    let odd = try Self.answered("which region looks odd?", following: Self.answered("sales by month")).answer
    #expect(
      odd.plan?.hasPrefix("detect") == true && odd.plan?.contains("orders.region") == true,
      "\(odd.plan ?? "")")
  }

  @Test(
    "a goal that nobody keeps is refused with the reason",
    arguments: [
      ("will we hit quota next year?", "No quota is kept for"),
      ("will the number of tickets hit quota this quarter?", "kept for sales"),
    ])
  func noGoal(_ question: String, _ reason: String) throws {
    let answer = try Self.answered(question).answer
    #expect(answer.status == .refused)
    #expect(answer.refusal?.why.contains(reason) == true, "\(String(describing: answer.refusal))")
  }

  @Test("the day on which an amount was passed is the day on which its rows say so")
  func passed() throws {
    let answer = try Self.answered("by when will we reach 5 million?").answer
    let rows = try Company.rows(
      of: SQLQuery(
        text: """
          SELECT d FROM (SELECT order_date AS d, sum(sum(sales)) OVER (ORDER BY order_date) AS s FROM orders
          WHERE order_date >= '2026-01-01' GROUP BY 1) WHERE s >= 5000000 LIMIT 1
          """))
    let day = try #require(rows.first?.first?.text.flatMap { CalendarDate(iso: $0) })
    #expect(answer.text.contains("passed $5,000,000 on \(PeriodWords.words(day))"), "\(answer.text)")
  }

  @Test(
    "what the data cannot carry is refused, with the number that is missing",
    arguments: [
      ("forecast refunds for the next 20 years", Refusal.Code.insufficientHistory)
    ])
  func refused(_ question: String, _ code: Refusal.Code) throws {
    let answer = try Self.answered(question).answer
    #expect(answer.refusal?.code == code, "\(answer.text) \(answer.refusal?.why ?? "")")
    if code == .insufficientHistory {
      #expect(answer.refusal?.why.contains(where: \.isNumber) == true)
      #expect(answer.refusal?.suggestions.first?.hasPrefix("forecast number of refunds") == true)
    }
  }

  @Test(
    "a table without dates has no series", arguments: ["anything unusual in products?", "forecast products"])
  func timeless(_ question: String) throws {
    let answer = try Self.answered(question).answer
    #expect(answer.refusal?.code == .missingData)
  }

  @Test(
    "the top of a ranking is no forecast",
    arguments: [
      "what are the top 5 cities with the highest number of customers?", "what are the top 3 reps by sales?",
    ])
  func ranking(_ question: String) throws {
    let answer = try Self.answered(question).answer
    #expect(answer.status == .answered && answer.basis == nil)
  }

  @Test("a follow-up has the tool look at other figures")
  func followUp() throws {
    let first = try Self.answered("anything unusual in refunds this year?")
    let second = try Self.answered("what about tickets?", following: first)
    #expect(second.answer.plan?.hasPrefix("detect: count(tickets)") == true, "\(second.answer.plan ?? "")")
    let third = try Self.answered("only EMEA", following: first)
    #expect(third.answer.plan?.contains("refunds.region = 'EMEA'") == true, "\(third.answer.plan ?? "")")
    let ahead = try Self.answered("and what do we expect next month?", following: first)
    #expect(ahead.answer.plan?.hasPrefix("forecast month 2026-11-01..<2026-12-01: ") == true)
  }

  @Test("the same question gives the same bytes")
  func same() throws {
    let texts = try (0..<3).map { _ in
      var answer = try Self.answered("spikes in tickets by queue").answer
      answer.elapsedMilliseconds = 0
      for index in answer.trace.indices { answer.trace[index].milliseconds = 0 }
      return "\(answer)"
    }
    #expect(Set(texts.map { $0.replacing(#/elapsedMilliseconds: [0-9.e-]+/#, with: "") }).count == 1)
  }

  // MARK: The review

  /// The checks of a tool's answer, good and spoiled.
  @Test("each check of tools rejects its spoiled example")
  func spoiled() throws {
    let workspace = try Company.opened.get()
    let context = ReviewContext(
      model: workspace.model, lastDate: workspace.defaultAsOf, run: { _ in nil }, occurs: { _, _ in nil })
    func attempt(_ text: String) throws -> Attempt {
      let analyst = Analyst(workspace: workspace)
      let question = Question(text, asOf: workspace.defaultAsOf)
      guard case .interpretations(let found) = workspace.reader.read(question) else {
        throw CancellationError()
      }
      let session = QuestionSession(
        analyst: analyst, question: question, options: AnalystOptions(), cancellation: CancellationFlag())
      return try Pass(session: session, trace: SharedTrace()).run(found[0]).get()
    }
    let odd = try attempt("anything unusual in refunds this year?")
    let ahead = try attempt("forecast refunds for the next quarter")
    var outside = odd
    outside.interpretation.plan.period?.range = TimeRange(
      start: CalendarDate(iso: "2024-01-01"), end: CalendarDate(iso: "2024-02-01"))
    var turned = odd
    if case .anomalies(var report)? = odd.outcome {
      report.events[0].finding.direction = .down
      turned.outcome = .anomalies(report)
    }
    var narrow = ahead
    var unequal = ahead
    var untested = ahead
    if case .forecast(var report)? = ahead.outcome {
      report.lines[0].rows[0].mean = report.lines[0].rows[0].interval80.upperBound + 5
      narrow.outcome = .forecast(report)
      unequal.outcome = .forecast(report)
      report.lines[0].backtestOrigins = 0
      untested.outcome = .forecast(report)
    }
    var topic = AuditTopic(.billing, kind: "underbilling")
    var audited = odd
    let finding = AuditFinding(
      kind: .duplicateRefund, rule: "twice", entityType: "refund", entityID: "R1", start: 0, end: 1,
      confidence: 1)
    let report = AuditReport(
      findings: [finding], checks: [AuditCheck("credits: approval", skipped: "no column says who approved")])
    audited.outcome = .audit(report, topic)
    audited.findings = [
      FindingRecord(id: "F1", kind: "duplicate_refund", subject: "refund R1", severity: .low, sentence: "")
    ]
    topic.kind = nil
    var fine = audited
    fine.outcome = .audit(report, topic)
    fine.draft.caveats = ["credits: approval was not checked: no column says who approved."]
    let cases: [(check: any ReviewCheck, good: Attempt, spoiled: Attempt)] = [
      (FindingsLieInThePeriod(), odd, outside), (FindingsDifferFromExpected(), odd, turned),
      (IntervalsHoldTheMean(), ahead, narrow), (PeriodsAddUpToTheTotal(), ahead, unequal),
      (ForecastWasTested(), ahead, untested), (FindingsAreInTheReport(), fine, audited),
      (ChecksThatWereSkippedAreSaid(), fine, audited),
    ]
    for (check, good, spoiled) in cases {
      if case .passed = check.judge(good, context) {
      } else {
        Issue.record("\(check.name) rejects the good one")
      }
      if case .failed = check.judge(spoiled, context) {
      } else {
        Issue.record("\(check.name) passes the spoiled one")
      }
    }
    let names = Review.checksOfAnalyses.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(cases.allSatisfy { names.contains($0.check.name) })
  }
}
