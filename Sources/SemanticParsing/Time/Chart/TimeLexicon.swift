import QuerentCore
import SemanticLayer

/// Reads single words and numbers: months, weekdays, units, written dates and compact forms such as `Q1`, `1Q17`,
/// `FY2017`, `1990s`.
enum TimeLexicon {
  static func items(
    in tokens: [Token], lexemes: [TimeLexeme], calendar: AsOfCalendar
  ) -> [(start: Int, end: Int, item: TimeItem)] {
    var items: [(start: Int, end: Int, item: TimeItem)] = []
    addNumbers(of: tokens, lexemes, to: &items)
    for (place, lexeme) in lexemes.enumerated() {
      let token = tokens[lexeme.token]
      switch token.kind {
      case .date(let date):
        items.append((place, place + 1, .period(Period(range: TimeRange(day: date), rule: "written date"))))
      case .word:
        if let value = digits(token.lower) {
          items.append((place, place + 1, .number(value, isOrdinal: false, width: token.lower.utf8.count)))
          if isYear(token.lower, value) { items.append((place, place + 1, .year(value))) }
          continue
        }
        let isFirst = lexeme.token == 0 || [".", "?", "!"].contains(tokens[lexeme.token - 1].lower)
        let next = lexeme.token + 1 < tokens.count ? tokens[lexeme.token + 1].lower : nil
        if let item = word(token, isFirst: isFirst, next: next) ?? compact(token.lower, calendar) {
          items.append((place, place + 1, item))
        }
      default: continue
      }
    }
    return items
  }

  // MARK: Numbers

  private static func addNumbers(
    of tokens: [Token], _ lexemes: [TimeLexeme], to items: inout [(start: Int, end: Int, item: TimeItem)]
  ) {
    let readings = NumberGrammar.mentions(in: tokens)
    guard !readings.isEmpty else { return }
    for reading in readings {
      let number = reading.number
      guard !number.isPercent, !number.isCurrency, number.value >= 0, number.value < 100_000,
        number.value == number.value.rounded(),
        let start = lexemes.firstIndex(where: { $0.token >= reading.tokens.lowerBound }),
        let last = lexemes.lastIndex(where: { $0.token < reading.tokens.upperBound }), start <= last
      else { continue }
      let value = Int(number.value)
      let text = tokens[reading.tokens.lowerBound].text
      let isPlainDigits = reading.tokens.count == 1 && text.utf8.allSatisfy { $0 >= 48 && $0 <= 57 }
      let width = isPlainDigits ? text.utf8.count : 0
      items.append((start, last + 1, .number(value, isOrdinal: number.isOrdinal, width: width)))
      if isYear(text, value), width == 4 { items.append((start, last + 1, .year(value))) }
    }
  }

  private static func isYear(_ text: String, _ value: Int) -> Bool {
    text.utf8.count == 4 && (1500...2199).contains(value)
  }

  /// The digits after a typographic dash, which the tokenizer takes for a word: `6–17`.
  private static func digits(_ lower: String) -> Int? {
    lower.utf8.count <= 4 && lower.utf8.allSatisfy { $0 >= 48 && $0 <= 57 } ? Int(lower) : nil
  }

  // MARK: Words

  /// Whether a hyphen beside the word means "to" or joins a year: `Jan-Mar`, `2017-Q1`.
  static func isCalendarWord(_ lower: String) -> Bool {
    months[lower] != nil || weekdays[lower] != nil || PartCode(lower) != nil
  }

  private static func word(_ token: Token, isFirst: Bool, next: String?) -> TimeItem? {
    let lower = token.lower
    if let month = pluralMonths[lower] { return .months(month) }
    if let month = months[lower] {
      return .part(.month(month), isCertain: isCertain(token, isFirst: isFirst, next: next))
    }
    if let weekday = weekdays[lower] {
      return .weekday(weekday, isCertain: lower.utf8.count > 5, isPlural: lower.hasSuffix("days"))
    }
    if let month = seasons[lower] { return .part(.season(month), isCertain: false) }
    if let grain = units[lower] { return .unit(TimeUnit(grain: grain, isPlural: lower.hasSuffix("s"))) }
    return nil
  }

  /// "may", "march" and such name a month only with a capital; "May" at the start may still be the verb.
  private static func isCertain(_ token: Token, isFirst: Bool, next: String?) -> Bool {
    guard ambiguous.contains(token.lower) else { return true }
    guard token.text.first?.isUppercase == true else { return false }
    guard token.lower == "may", isFirst else { return true }
    return next.map { !pronouns.contains($0) } ?? false
  }

  /// The first month of a season.
  private static let seasons = ["spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12]

  /// Whether a word names a season.
  static func isSeason(_ lower: String) -> Bool { seasons[lower] != nil }

  private static let ambiguous: Set<String> = ["may", "march", "mar", "apr"]
  private static let pronouns: Set<String> = [
    "i", "we", "you", "he", "she", "they", "it", "the", "a", "an", "this", "there", "one", "my", "our",
  ]

  private static let months: [String: Int] = {
    let names = [
      ["january", "jan"], ["february", "feb"], ["march", "mar"], ["april", "apr"], ["may"], ["june", "jun"],
      ["july", "jul"], ["august", "aug"], ["september", "sept", "sep"], ["october", "oct"],
      ["november", "nov"],
      ["december", "dec"],
    ]
    var months: [String: Int] = [:]
    for (index, spellings) in names.enumerated() {
      for spelling in spellings { months[spelling] = index + 1 }
    }
    return months
  }()

  private static let pluralMonths: [String: Int] = [
    "januarys": 1, "januaries": 1, "februarys": 2, "februaries": 2, "marches": 3, "aprils": 4, "mays": 5,
    "junes": 6,
    "julys": 7, "julies": 7, "augusts": 8, "septembers": 9, "octobers": 10, "novembers": 11, "decembers": 12,
  ]

  private static let weekdays: [String: Int] = {
    let names = [
      ["monday", "mon"], ["tuesday", "tue", "tues"], ["wednesday", "wed"],
      ["thursday", "thu", "thur", "thurs"],
      ["friday", "fri"], ["saturday", "sat"], ["sunday", "sun"],
    ]
    var weekdays: [String: Int] = [:]
    for (index, spellings) in names.enumerated() {
      for spelling in spellings { weekdays[spelling] = index + 1 }
      if let name = spellings.first { weekdays[name + "s"] = index + 1 }
    }
    return weekdays
  }()

  private static let units: [String: TimeGrain] = [
    "hour": .hour, "hours": .hour, "day": .day, "days": .day, "week": .week, "weeks": .week, "wk": .week,
    "wks": .week, "month": .month, "months": .month, "quarter": .quarter, "quarters": .quarter,
    "qtr": .quarter,
    "qtrs": .quarter, "year": .year, "years": .year, "yr": .year, "yrs": .year,
  ]

  // MARK: Compact forms

  private static let decades: [String: Int] = [
    "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90,
  ]

  private static func compact(_ lower: String, _ calendar: AsOfCalendar) -> TimeItem? {
    guard let first = lower.utf8.first, first < 128 else { return nil }
    if let decade = decade(lower) { return .decade(decade) }
    if let hour = hour(lower) { return .clock(hour) }
    guard let code = PartCode(lower) else { return nil }
    guard let digits = code.year else { return code.part.map { .part($0, isCertain: true) } }
    let year = digits < 100 ? calendar.year(twoDigits: digits) : digits
    let part = code.isFiscal ? code.part?.fiscal : code.part
    let range =
      part.map { $0.range(in: year, calendar.calendar) }
      ?? (code.isFiscal
        ? PartOfYear.fiscalYear(year, calendar.calendar)
        : CalendarDate(year: year, month: 1, day: 1).map { TimeRange(containing: $0, grain: .year) })
    guard let range else { return nil }
    return .period(
      Period(
        range: range, part: part, year: year, isFiscal: code.isFiscal,
        rule: part == nil ? "year" : "<part> <year>"))
  }

  /// `9am`, `11pm`.
  private static func hour(_ lower: String) -> Int? {
    guard lower.hasSuffix("am") || lower.hasSuffix("pm"), let hour = Int(lower.dropLast(2)),
      (1...12).contains(hour)
    else { return nil }
    return hour % 12 + (lower.hasSuffix("pm") ? 12 : 0)
  }

  /// `1990s`, `90s`, `nineties`.
  private static func decade(_ lower: String) -> Int? {
    if let named = decades[lower] { return named }
    guard lower.hasSuffix("s"), let value = Int(lower.dropLast()), value % 10 == 0 else { return nil }
    return lower.utf8.count == 3 && value < 100 || lower.utf8.count == 5 && (1500...2190).contains(value)
      ? value : nil
  }
}

/// A compact name of a part of the year or a year: `q1`, `1q17`, `h2`, `w12`, `2017q1`, `q1'17`, `fy2017`, `cy17`.
private struct PartCode {
  var part: PartOfYear?
  var year: Int?
  var isFiscal = false

  init?(_ lower: String) {
    guard (2...7).contains(lower.utf8.count) else { return nil }
    var runs: [(isNumber: Bool, text: String)] = []
    var isBroken = false
    for character in lower {
      if character == "'" {
        isBroken = true
        continue
      }
      let isNumber = character.isASCII && character.isNumber
      if let last = runs.last, last.isNumber == isNumber, !isBroken {
        runs[runs.count - 1].text.append(character)
      } else {
        runs.append((isNumber, String(character)))
      }
      isBroken = false
    }
    if runs.count == 3, runs[1].isNumber, runs[2].isNumber, runs[1].text.utf8.count != 1 { return nil }
    guard (2...3).contains(runs.count), let letter = runs.first(where: { !$0.isNumber })?.text else {
      return nil
    }
    let numbers = runs.filter(\.isNumber).map(\.text)
    switch (letter, runs[0].isNumber, numbers.count) {
    case ("fy", false, 1), ("cy", false, 1):
      guard let year = Self.year(numbers[0]) else { return nil }
      self.year = year
      isFiscal = letter == "fy"
    case ("q", _, _), ("h", _, _), ("w", _, _), ("wk", false, _):
      let isYearFirst = runs[0].isNumber && numbers[0].utf8.count == 4
      guard let part = Self.part(letter, numbers[isYearFirst ? numbers.count - 1 : 0]) else { return nil }
      self.part = part
      guard numbers.count == 2 else {
        if runs[0].isNumber { return nil }
        return
      }
      guard let year = Self.year(numbers[isYearFirst ? 0 : 1]) else { return nil }
      self.year = year
    default: return nil
    }
  }

  private static func part(_ letter: String, _ digits: String) -> PartOfYear? {
    guard let number = Int(digits), number > 0 else { return nil }
    return switch letter {
    case "q": number <= 4 && digits.utf8.count == 1 ? .quarter(number) : nil
    case "h": number <= 2 && digits.utf8.count == 1 ? .half(number) : nil
    default: number <= 53 ? .week(number) : nil
    }
  }

  private static func year(_ digits: String) -> Int? {
    guard digits.utf8.count == 2 || digits.utf8.count == 4, let year = Int(digits) else { return nil }
    return digits.utf8.count == 2 || (1500...2199).contains(year) ? year : nil
  }
}
