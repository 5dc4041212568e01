import QuerentCore
import SeededRandom
import SemanticLayer
import Testing

@testable import SemanticParsing

/// What holds at any as-of date and in any calendar.
@Suite("Time grammar, properties")
struct TimePropertyTests {
  private static let grains: [TimeGrain] = [.day, .week, .month, .quarter, .year]

  /// A moment to read from; its description is what reproduces a failure.
  struct Moment: Sendable, CustomTestStringConvertible {
    let asOf: CalendarDate
    let calendar: BusinessCalendar

    var testDescription: String {
      "as of \(asOf), fiscal=\(calendar.fiscalYearStart) week=\(calendar.weekStart)"
    }

    func range(_ phrase: String) throws -> TimeRange {
      let mentions = TimeGrammar(asOf: asOf, calendar: calendar).mentions(in: Tokenizer.tokens(of: phrase))
      guard mentions.count == 1, case .range(let range) = mentions[0].meaning else {
        throw NoRange(phrase: phrase)
      }
      return range
    }
  }

  struct NoRange: Error {
    let phrase: String
  }

  /// Month ends, leap days and 200 random days.
  static let moments: [Moment] = {
    var random = SplitMix64(seed: 20_261_031)
    let edges = [
      "2026-01-01", "2026-03-31", "2024-02-29", "2024-02-28", "2023-02-28", "2025-12-31", "2026-06-30",
      "2000-02-29",
      "1999-12-31", "2100-02-28",
    ].compactMap { CalendarDate(iso: $0) }
    let dates = edges + (0..<200).map { _ in CalendarDate(daysSinceEpoch: Int(random.next() % 40_000)) }
    return dates.map {
      Moment(
        asOf: $0,
        calendar: BusinessCalendar(
          fiscalYearStart: Int(random.next() % 12) + 1, weekStart: random.next() % 2 == 0 ? 1 : 7))
    }
  }()

  @Test("last, this and next are whole buckets that follow each other", arguments: moments)
  func contiguous(_ moment: Moment) throws {
    for unit in ["week", "month", "quarter", "year", "fiscal quarter", "fiscal year"] {
      let last = try moment.range("last \(unit)")
      let this = try moment.range("this \(unit)")
      let next = try moment.range("next \(unit)")
      #expect(this.contains(moment.asOf))
      #expect(this.end == next.start)
      let tomorrow = moment.asOf.adding(days: 1)
      #expect(try #require(last.end) <= tomorrow, "the last \(unit) is over")
      // a year is never last year on its last day
      #expect(this.end == tomorrow && !unit.hasSuffix("year") ? last == this : last.end == this.start)
    }
  }

  @Test("the last n units end where the last one ends, and hold n units", arguments: moments)
  func counted(_ moment: Moment) throws {
    for (unit, months) in [("month", 1), ("quarter", 3), ("year", 12)] {
      let last = try moment.range("last \(unit)")
      for count in [2, 3, 12] {
        let several = try moment.range("last \(count) \(unit)s")
        #expect(several.end == last.end)
        #expect(try #require(several.start).adding(months: months * count) == several.end)
        let running = try moment.range("in the last \(count) \(unit)s")
        #expect(running.end == (try moment.range("this \(unit)")).end)
      }
    }
    for count in [1, 7, 30, 365] {
      let days = try moment.range("past \(count) days")
      #expect(days.days == count)
      #expect(days.end == moment.asOf.adding(days: 1))
      #expect(try moment.range("last \(count) days") == days)
    }
  }

  @Test("a named part is the latest that has begun, and moves with its year", arguments: moments)
  func namedParts(_ moment: Moment) throws {
    for part in ["March", "Q3", "H1", "Christmas", "Easter", "week 20"] {
      let latest = try moment.range("in \(part)")
      let start = try #require(latest.start)
      #expect(start <= moment.asOf)
      #expect(start.adding(months: 14) > moment.asOf)
      let lastYear = try moment.range("\(part) \(moment.asOf.year - 1)")
      let thisYear = try moment.range("\(part) \(moment.asOf.year)")
      #expect(try #require(lastYear.start) < (try #require(thisYear.start)))
      if part == "March" || part == "Q3" || part == "H1" {
        #expect(lastYear.shifted(by: 1, .year).start == thisYear.start)
        #expect(lastYear.shifted(by: 1, .year).end == thisYear.end)
      }
    }
  }

  @Test("to-date ranges end on the as-of date and start the running unit", arguments: moments)
  func toDate(_ moment: Moment) throws {
    for unit in ["month", "quarter", "year", "fiscal year"] {
      let range = try moment.range("\(unit) to date")
      #expect(range.start == (try moment.range("this \(unit)")).start)
      #expect(range.end == moment.asOf.adding(days: 1))
    }
  }

  @Test(
    "token soup never crashes, and what it names is never empty, beyond the text or overlapping",
    arguments: 0..<40)
  func soup(_ seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let words =
      TimeRules.all.flatMap(\.examples).flatMap { $0.split(separator: " ").map(String.init) } + [
        "99999999999999999999", "0", "-1", "9999-12-31", "0001-01-01", "2199", "1e400", "'", "-", "–", "/",
        ",", "💥", "\u{0}",
        "1000", "1001", "53", "Feb", "29", "32nd",
      ]
    for _ in 0..<15 {
      let count = Int(random.next() % 25) + 1
      let text = (0..<count).map { _ in words[Int(random.next() % UInt64(words.count))] }
        .joined(separator: random.next() % 5 == 0 ? "" : " ")
      let moment = Self.moments[Int(random.next() % UInt64(Self.moments.count))]
      let tokens = Tokenizer.tokens(of: text)
      let mentions = TimeGrammar(asOf: moment.asOf, calendar: moment.calendar).mentions(in: tokens)
      var end = 0
      for mention in mentions {
        #expect(mention.tokens.lowerBound >= end && mention.tokens.upperBound <= tokens.count, "\(text)")
        #expect(!mention.tokens.isEmpty && !mention.rule.isEmpty, "\(text)")
        end = mention.tokens.upperBound
        for range in Self.ranges(of: mention.meaning) {
          #expect(range.days.map { $0 > 0 } ?? true, "\(text) \(moment.testDescription)")
        }
      }
    }
  }

  private static func ranges(of meaning: TimeMention.Meaning) -> [TimeRange] {
    switch meaning {
    case .range(let range): [range]
    case .ranges(let ranges): ranges
    case .comparison(let range, .range(let other)): [range, other].compactMap { $0 }
    case .comparison(let range, _): [range].compactMap { $0 }
    case .grain, .part, .partValues: []
    }
  }
}
