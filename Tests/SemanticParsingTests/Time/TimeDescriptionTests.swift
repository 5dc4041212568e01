import QuerentCore
import SemanticLayer
import Testing

@testable import SemanticParsing

@Suite("Time description")
struct TimeDescriptionTests {
  @Test(
    "prints a range as people write it",
    arguments: [
      ("2017", "2017"), ("between 2015 and 2017", "2015–2017"), ("Q1 2017", "Q1 2017 (1 Jan–31 Mar)"),
      ("October 2026", "Oct 2026"), ("March to May 2017", "Mar–May 2017"),
      ("Nov 2025 to Jan 2026", "Nov 2025–Jan 2026"),
      ("12 October 2026", "12 Oct 2026"), ("6 to 17 October 2026", "6–17 Oct 2026"),
      ("28 September to 3 October 2026", "28 Sep–3 Oct 2026"),
      ("28 Dec 2025 to 3 Jan 2026", "28 Dec 2025–3 Jan 2026"),
      ("week of 2026-10-05", "week of 5 Oct 2026 (5–11 Oct)"), ("since March 2015", "since 1 Mar 2015"),
      ("until March 2015", "through 31 Mar 2015"), ("before 2015", "through 31 Dec 2014"),
      ("H1 2017", "Jan–Jun 2017"),
      ("last month", "Oct 2026"), ("year to date", "Jan–Oct 2026"),
      ("this quarter", "Q4 2026 (1 Oct–31 Dec) (through 31 Oct)"),
      ("this year", "2026 (through 31 Oct)"), ("next month", "Nov 2026 (after the data)"),
      ("since March 2027", "since 1 Mar 2027 (after the data)"),
    ])
  func describes(_ phrase: String, _ expected: String) throws {
    let asOf = try #require(CalendarDate(iso: "2026-10-31"))
    let mentions = TimeGrammar(asOf: asOf, calendar: BusinessCalendar()).mentions(
      in: Tokenizer.tokens(of: phrase))
    guard case .range(let range)? = mentions.first?.meaning else {
      Issue.record("no range in \(phrase)")
      return
    }
    #expect(TimeDescription.describe(range, asOf: asOf) == expected)
  }

  @Test func `a fiscal year prints its months`() throws {
    let start = try #require(CalendarDate(iso: "2016-04-01"))
    let range = TimeRange(start: start, end: start.adding(months: 12), grain: .year)
    #expect(TimeDescription.describe(range) == "Apr 2016–Mar 2017")
  }

  @Test func `a range without bounds is all dates, an empty one none`() throws {
    let day = try #require(CalendarDate(iso: "2016-04-01"))
    #expect(TimeDescription.describe(TimeRange(start: nil, end: nil)) == "all dates")
    #expect(TimeDescription.describe(TimeRange(start: day, end: day)) == "no dates")
  }
}
