import QuerentCore

/// Times as seconds since 1970-01-01 in the data's own clock, and back.
enum Timestamp {
  /// `2026-03-01`, `2026-03-01 13:05` and `2026-03-01T13:05:09`.
  static func second(of text: String) -> Int? {
    guard let date = CalendarDate(iso: text.prefix(10)) else { return nil }
    let clock = text.dropFirst(11).split(separator: ":").compactMap { Int($0.prefix(2)) }
    let parts = clock + [0, 0, 0]
    return date.daysSinceEpoch * 86_400 + parts[0] * 3600 + parts[1] * 60 + parts[2]
  }

  /// A date for steps of a day or more, else date and time.
  static func text(_ second: Int, step: Int) -> String {
    let within = ((second % 86_400) + 86_400) % 86_400
    let date = CalendarDate(daysSinceEpoch: (second - within) / 86_400).iso
    guard step < 86_400 else { return date }
    let two = { (number: Int) in (number < 10 ? "0" : "") + String(number) }
    return "\(date) \(two(within / 3600)):\(two(within / 60 % 60)):\(two(within % 60))"
  }
}
