import Foundation
import QuerentCore

/// Reads times however a column writes them, as seconds since 1970-01-01 in the clock whose days are meant: the data's
/// own, or that of a zone. Times that name different offsets are brought to UTC unless a zone is given.
struct TimeReader {
  let style: Catalogue.Column.DateStyle?
  let zone: TimeZone?
  /// The offsets met, in seconds.
  private var offsets: Set<Int> = []
  private var hasPlain = false
  private var hasEpochs = false

  init(style: Catalogue.Column.DateStyle?, zone: TimeZone?) {
    self.style = style
    self.zone = zone
  }

  /// What a person should know of the clock; `nil` where nothing was decided.
  var note: String? {
    if let zone {
      return hasPlain && offsets.isEmpty && !hasEpochs
        ? "--timezone \(zone.identifier) changes nothing: the times name no offset and are taken as they stand."
        : nil
    }
    if hasEpochs {
      return "Times are seconds since 1970, so days are those of UTC; --timezone NAME chooses others."
    }
    return offsets.count > 1
      ? "Times carry \(offsets.count) offsets, so each is taken as its own clock shows it; --timezone NAME brings them together."
      : nil
  }

  mutating func second(of value: Value) -> Int? {
    switch value {
    case .integer(let integer): number(Double(integer))
    case .real(let real): number(real)
    case .text(let text): second(of: text)
    case .null, .blob: nil
    }
  }

  private mutating func number(_ value: Double) -> Int? {
    guard value.isFinite, abs(value) < 1e17 else { return nil }
    switch style {
    case .epochSeconds: return epoch(value)
    case .epochMilliseconds: return epoch(value / 1000)
    case .compact: return compact(String(Int(value)))
    case .year: return CalendarDate(iso: "\(Int(value))-01-01").map { $0.daysSinceEpoch * 86_400 }
    case .yearMonth: return compact(String(Int(value) * 100 + 1))
    case .iso, .monthDayYear, .dayMonthYear, nil: break
    }
    // By size: 1990 to 2100 in seconds, milliseconds, microseconds; else a date in digits.
    let (low, high) = (631_152_000.0, 4_102_444_800.0)
    for unit in [1.0, 1e3, 1e6] where (low...high).contains(value / unit) { return epoch(value / unit) }
    return value == value.rounded() ? compact(String(Int(value))) : nil
  }

  private mutating func epoch(_ second: Double) -> Int {
    hasEpochs = true
    return local(Int(second.rounded(.down)))
  }

  /// A moment in UTC as the clock of the zone shows it.
  private func local(_ second: Int) -> Int {
    second + (zone?.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second))) ?? 0)
  }

  private func compact(_ digits: String) -> Int? {
    guard digits.count == 8, digits.allSatisfy(\.isNumber) else { return nil }
    let date = "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))"
    return CalendarDate(iso: date).map { $0.daysSinceEpoch * 86_400 }
  }

  // MARK: Text

  private mutating func second(of text: String) -> Int? {
    let text = text.trimmingCharacters(in: .whitespaces)
    if let value = Double(text) { return number(value) }
    let (date, rest) = Self.split(text)
    guard let day = day(date) else { return nil }
    guard let (clock, offset) = Self.clock(rest) else { return nil }
    let second = day * 86_400 + clock
    guard let offset else {
      hasPlain = true
      return second
    }
    offsets.insert(offset)
    return zone == nil ? second : local(second - offset)
  }

  /// The date and the time of day after it.
  private static func split(_ text: String) -> (Substring, Substring) {
    if let colon = text.firstIndex(of: ":") {
      let head = text[..<colon]
      if let gap = head.lastIndex(where: { $0 == "T" || $0 == "t" || $0 == " " }) {
        return (text[..<gap], text[text.index(after: gap)...])
      }
    }
    return (text[...], "")
  }

  private func day(_ text: Substring) -> Int? {
    if let date = CalendarDate(iso: text) { return date.daysSinceEpoch }
    let parts = text.split { "/.-, ".contains($0) }.filter { Int($0) != nil || $0.count >= 3 }
    if parts.count == 2, let year = Int(parts[0]), year >= 1000, let month = Int(parts[1]) {
      return Self.days(year, month, 1)
    }
    let names = parts.filter { Self.month($0) != nil }
    let numbers = parts.compactMap { Int($0) }
    if names.count == 1, let month = Self.month(names[0]) {
      // 5 Jan 2026, Jan 5, 2026, Jan 2026.
      guard
        let year = numbers.first(where: { $0 >= 1000 })
          ?? (numbers.count == 2 ? numbers.last.map(Self.full) : nil)
      else { return nil }
      return Self.days(year, month, numbers.count >= 2 ? numbers.first { $0 <= 31 } ?? 1 : 1)
    }
    guard parts.count == 3, numbers.count == 3 else { return nil }
    if parts[0].count == 4 { return Self.days(numbers[0], numbers[1], numbers[2]) }
    // Day first where the column says so or only that is a date; else as Americans write.
    let isDayFirst = style == .dayMonthYear || style == nil && (text.contains(".") || numbers[0] > 12)
    let year = Self.full(numbers[2])
    return isDayFirst ? Self.days(year, numbers[1], numbers[0]) : Self.days(year, numbers[0], numbers[1])
  }

  private static func full(_ year: Int) -> Int { year >= 100 ? year : year < 70 ? 2000 + year : 1900 + year }

  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int? {
    let two = { (number: Int) in (number < 10 ? "0" : "") + String(number) }
    return CalendarDate(iso: "\(year)-\(two(month))-\(two(day))")?.daysSinceEpoch
  }

  private static func month(_ word: Substring) -> Int? {
    let start = word.lowercased().prefix(3)
    let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    return word.contains(where: \.isNumber) ? nil : names.firstIndex(of: String(start)).map { $0 + 1 }
  }

  /// Seconds of `13:05`, `13:05:09.250Z`, `1:05 PM` and `13:05+02:00`, and the offset when one is named.
  private static func clock(_ text: Substring) -> (second: Int, offset: Int?)? {
    guard !text.isEmpty else { return (0, nil) }
    var text = text.uppercased()
    var offset: Int?
    if text.hasSuffix("Z") || text.hasSuffix("UTC") || text.hasSuffix("GMT") {
      offset = 0
      text = String(text.prefix { $0.isNumber || ":. ".contains($0) })
    } else if let sign = text.lastIndex(where: { $0 == "+" || $0 == "-" }) {
      let digits = text[sign...].filter(\.isNumber)
      guard digits.count == 2 || digits.count == 4, let number = Int(digits) else { return nil }
      let seconds = digits.count == 2 ? number * 3600 : number / 100 * 3600 + number % 100 * 60
      offset = text[sign] == "-" ? -seconds : seconds
      text = String(text[..<sign])
    }
    let isAfternoon = text.contains("PM")
    let isTwelve = isAfternoon || text.contains("AM")
    let parts = text.prefix { $0.isNumber || ":. ".contains($0) }.split(separator: ":")
      .map { Int($0.prefix { $0.isNumber || $0 == " " }.filter(\.isNumber)) }
    guard (1...3).contains(parts.count), parts.allSatisfy({ $0 != nil }) else { return nil }
    var hour = (parts[0] ?? 0)
    if isTwelve { hour = hour % 12 + (isAfternoon ? 12 : 0) }
    let minute = parts.count > 1 ? parts[1] ?? 0 : 0
    let second = parts.count > 2 ? parts[2] ?? 0 : 0
    guard hour <= 24, minute < 60, second <= 60 else { return nil }
    return (hour * 3600 + minute * 60 + second, offset)
  }
}
