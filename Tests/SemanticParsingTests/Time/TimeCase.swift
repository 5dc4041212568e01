import QuerentCore
import SemanticLayer
import Testing

@testable import SemanticParsing

/// One line of a time corpus: `phrase | as-of | expected`.
///
/// Brackets in the phrase mark the words each mention must cover. The as-of field is empty for Saturday 31 October
/// 2026, or names a date and, where they matter, `fiscal=4` (first month of the fiscal year) and `week=7` (first ISO
/// weekday). Mentions expected are written as ``TimeNotation`` prints them, separated by `;`.
struct TimeCase: Sendable, CustomTestStringConvertible {
  let line: String
  let phrase: String
  let marked: [String]
  let asOf: CalendarDate
  let calendar: BusinessCalendar
  let expected: String

  var testDescription: String { line }

  static let defaultAsOf = "2026-10-31"

  static func load(_ corpus: String) -> [TimeCase] {
    corpus.split(separator: "\n").filter { !$0.isEmpty && !$0.hasPrefix("#") }.map { TimeCase(String($0)) }
  }

  init(_ line: String) {
    let fields = line.split(separator: "|", omittingEmptySubsequences: false).map { Self.trimmed(String($0)) }
    precondition(fields.count == 3, "a corpus line has three fields: \(line)")
    var marked: [String] = []
    var phrase = ""
    var open: String?
    for character in fields[0] {
      switch character {
      case "[": open = ""
      case "]":
        marked.append(open ?? "")
        open = nil
      default:
        phrase.append(character)
        open?.append(character)
      }
    }
    var calendar = BusinessCalendar()
    var asOf = CalendarDate(iso: Self.defaultAsOf)
    for word in fields[1].split(separator: " ") {
      if word.hasPrefix("fiscal=") {
        calendar.fiscalYearStart = Int(word.dropFirst(7)) ?? 1
      } else if word.hasPrefix("week=") {
        calendar.weekStart = Int(word.dropFirst(5)) ?? 1
      } else {
        asOf = CalendarDate(iso: word)
      }
    }
    guard let asOf else { preconditionFailure("no date in: \(line)") }
    self.line = line
    self.phrase = phrase
    self.marked = marked
    self.asOf = asOf
    self.calendar = calendar
    self.expected = fields[2]
  }

  var mentions: [TimeMention] {
    TimeGrammar(asOf: asOf, calendar: calendar).mentions(in: Tokenizer.tokens(of: phrase))
  }

  /// The words each mention covers, as they stand in the phrase.
  func words(of mention: TimeMention) -> String {
    let tokens = Tokenizer.tokens(of: phrase)
    let bytes = Array(phrase.utf8)
    let start = tokens[mention.tokens.lowerBound].span.start
    return String(decoding: bytes[start..<tokens[mention.tokens.upperBound - 1].span.end], as: UTF8.self)
  }

  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

/// Mentions in short: `2014`, `2014-Q1`, `2014-03`, `2014-03-05`, `2014-03-01..2014-05-31 month` (both ends
/// inclusive), `A vs previous`, `by month`, `per day_of_week`, `day_of_week in 1,5`. A tentative mention ends in `?`.
enum TimeNotation {
  static func text(_ mention: TimeMention) -> String {
    text(mention.meaning) + (mention.step.map { " step \($0)" } ?? "") + (mention.isTentative ? " ?" : "")
  }

  private static func text(_ meaning: TimeMention.Meaning) -> String {
    switch meaning {
    case .range(let range): text(range)
    case .ranges(let ranges): ranges.map(text).joined(separator: ", ")
    case .comparison(let range, .range(let other)): (range.map { text($0) + " " } ?? "") + "vs \(text(other))"
    case .comparison(let range, .previousPeriod): (range.map { text($0) + " " } ?? "") + "vs previous"
    case .comparison(let range, .yearsEarlier(let years)):
      (range.map { text($0) + " " } ?? "") + "vs \(years) year earlier"
    case .grain(let grain): "by \(grain?.rawValue ?? "time")"
    case .part(let part): "per \(part.rawValue)"
    case .partValues(let part, let values):
      "\(part.rawValue) in \(values.map(String.init).joined(separator: ","))"
    }
  }

  static func text(_ range: TimeRange) -> String {
    if let start = range.start, let grain = range.grain,
      range == TimeRange(containing: start, grain: grain)
    {
      switch grain {
      case .year: return "\(start.year)"
      case .quarter: return "\(start.year)-Q\(start.quarter)"
      case .month: return String(start.iso.prefix(7))
      case .day: return start.iso
      default: break
      }
    }
    let last = range.end?.adding(days: -1)
    return "\(range.start?.iso ?? "")..\(last?.iso ?? "")" + (range.grain.map { " \($0)" } ?? "")
  }
}
