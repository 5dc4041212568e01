import QuerentCore
import SemanticLayer

extension TimeRules {
  /// Years, fiscal years and decades.
  static let years: [TimeRule] = [
    TimeRule(
      "two-digit year", examples: ["Mar '17", "class of '09"], [.words("'"), .adjacent, .item(.number)]
    ) { match in
      guard let number = match.numbers.first, number.width == 2 else { return nil }
      return .year(match.calendar.year(twoDigits: number.value))
    },
    TimeRule(
      "half-year unit", examples: ["by half-year", "last half year", "half-years"],
      [.notAfter("a"), .words("half"), .item(.unit)]
    ) { match in
      guard let unit = match.unit, unit.grain == .year else { return nil }
      return .unit(TimeUnit(grain: .halfYear, isPlural: unit.isPlural))
    },
    TimeRule(
      "fiscal half", examples: ["by fiscal half", "per fiscal half"],
      [.words("fiscal", "financial"), .words("half", "halves")]
    ) { _ in .unit(TimeUnit(grain: .halfYear, isFiscal: true)) },
    TimeRule(
      "fiscal unit", examples: ["last fiscal year", "by fiscal quarter"],
      [.words("fiscal", "financial"), .item(.unit)]
    ) { match in
      guard var unit = match.unit else { return nil }
      unit.isFiscal = true
      return .unit(unit)
    },
    TimeRule(
      "calendar unit", examples: ["last calendar year", "by calendar month"],
      [.words("calendar", "full", "whole"), .item(.unit)]
    ) { match in match.unit.map { .unit($0) } },
    TimeRule(
      "year", examples: ["the year 2014", "calendar year 2017", "year 1850"],
      [
        .optional("the"), .optional("calendar"), .words("year", "calendar", "cy"), .optional("of"),
        .item(.year),
      ]
    ) { match in match.years.first.flatMap { year($0, .certain) } },
    TimeRule(
      "fiscal year", examples: ["fiscal 2017", "fiscal year 2017", "FY 2017", "financial year '17"],
      [.optional("the"), .words("fiscal", "financial", "fy"), .optional("year"), .item(.year)]
    ) { match in match.years.first.flatMap { fiscalYear($0, match) } },
    TimeRule(
      "fiscal year, two digits", examples: ["FY 17", "fiscal 17"],
      [.words("fiscal", "fy"), .optional("year"), .item(.number)]
    ) { match in
      guard let number = match.numbers.first, number.width == 2 else { return nil }
      return fiscalYear(match.calendar.year(twoDigits: number.value), match)
    },
    TimeRule(
      "bare year", examples: ["sales 2014", "2014 sales"], [.item(.year)]
    ) { match in match.years.first.flatMap { year($0, (1900...2100).contains($0) ? .tentative : .weak) } },
    TimeRule(
      "year's", examples: ["2014's revenue"],
      [.notAfter("the"), .item(.year), .words("'"), .words("s")]
    ) { match in match.years.first.flatMap { year($0, .certain) } },
    TimeRule("decade", examples: ["the 1990s", "1980s"], [.optional("the"), .item(.decade)]) { match in
      decade(match.items) { $0 >= 100 ? $0 : nil }
    },
    TimeRule(
      "decade with apostrophe", examples: ["the 1990's"],
      [.words("the"), .item(.year), .words("'"), .words("s")]
    ) { match in
      match.years.first.flatMap { $0 % 10 == 0 ? decade([.decade($0)]) { $0 } : nil }
    },
    TimeRule(
      "short decade", examples: ["the 90s", "the '80s", "the nineties"],
      [.words("the"), .optional("'"), .item(.decade)]
    ) { match in decade(match.items) { $0 < 100 ? match.calendar.year(twoDigits: $0) : nil } },
    TimeRule(
      "century", examples: ["the 20th century", "the nineteenth century"],
      [.optional("the"), .item(.number), .words("century")]
    ) { match in
      guard let number = match.numbers.first, number.isOrdinal, (16...22).contains(number.value),
        let start = CalendarDate(year: number.value * 100 - 99, month: 1, day: 1)
      else { return nil }
      return .period(Period(range: TimeRange(start: start, end: start.adding(months: 1200))))
    },
  ]

  private static func year(_ year: Int, _ certainty: Period.Certainty) -> TimeItem? {
    CalendarDate(year: year, month: 1, day: 1).map {
      .period(Period(range: TimeRange(containing: $0, grain: .year), certainty: certainty, year: year))
    }
  }

  private static func fiscalYear(_ year: Int, _ match: TimeMatch) -> TimeItem? {
    PartOfYear.fiscalYear(year, match.calendar.calendar).map {
      .period(Period(range: $0, year: year, isFiscal: true))
    }
  }

  private static func decade(_ items: [TimeItem], _ year: (Int) -> Int?) -> TimeItem? {
    for case .decade(let value) in items {
      guard let first = year(value), let start = CalendarDate(year: first, month: 1, day: 1) else {
        return nil
      }
      return .period(Period(range: TimeRange(start: start, end: start.adding(months: 120))))
    }
    return nil
  }
}
