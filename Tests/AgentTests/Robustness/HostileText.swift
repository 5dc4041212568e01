import SeededRandom
import SemanticLayer

/// Random texts that no person would type and that some program will send.
struct HostileText {
  private var random: SplitMix64
  /// Words of the model, so that texts come near to meaning something.
  private let words: [String]

  init(seed: UInt64, model: SemanticModel) {
    random = SplitMix64(seed: seed)
    words = model.tables.flatMap { [$0.name, $0.label] + $0.columns.map(\.name) + $0.columns.map(\.label) }
  }

  mutating func next() -> String {
    var text = ""
    for _ in 0..<(1 + below(below(20) == 0 ? 12 : 4)) {
      text += piece()
      if below(4) > 0 { text += " " }
    }
    return text
  }

  private mutating func piece() -> String {
    switch below(14) {
    case 0, 1, 2: pick(words)
    case 3, 4: pick(Self.grammar)
    case 5: pick(Self.sql)
    case 6: String(decoding: (0..<(1 + below(8))).map { _ in UInt8(below(32)) }, as: UTF8.self)
    // bytes that are no UTF-8: cut sequences, the bytes of a surrogate
    case 7: String(decoding: (0..<(1 + below(6))).map { _ in UInt8(128 + below(128)) }, as: UTF8.self)
    case 8: pick(Self.unicode)
    case 9:
      String(
        repeating: pick(["(", ")", "'", "\"", "`", "[", ";", "--", "%", "\\", "."]), count: 1 + below(40))
    case 10: String(repeating: pick(["a", "9", "-", "é", "1e", ","]), count: 1 + below(120))
    case 11: pick(Self.numbers)
    case 12: "\"" + pick(words + Self.sql)
    default: scalar()
    }
  }

  private mutating func scalar() -> String {
    Unicode.Scalar(UInt32(below(0x110000))).map { String(Character($0)) } ?? "\u{FFFD}"
  }

  private mutating func below(_ bound: Int) -> Int { random.below(bound) }

  private mutating func pick(_ choices: [String]) -> String { choices[below(choices.count)] }

  private static let grammar = [
    "how many", "top 5", "average", "by", "per", "where", "not", "and", "or", "between", "last quarter",
    "in 2024",
    "more than", "share of", "versus", "each", "both", "who", "the", "most", "total", "since", "without", "?",
    "first",
    "vs last year", "running total of", "growth", "days between", "ratio of", "to", "of", "with", "at least",
  ]
  private static let sql = [
    "'; DROP TABLE customers; --", "SELECT * FROM", "1=1", "UNION SELECT", "ATTACH DATABASE 'x' AS y",
    "PRAGMA",
    "/*", "*/", "\u{0}", "x'00'", "NULL", "0x1F", "' OR ''='", "load_extension('a')", "\\0", "${HOME}",
    "`rm`", "%s%n",
  ]
  private static let unicode = [
    "\u{202E}abc", "\u{200F}\u{200E}", "e\u{301}\u{301}\u{301}", "👩‍👩‍👧‍👦", "🇩🇪", "ﷺ", "\u{FEFF}", "ß", "İ", "ǅ",
    "\u{2028}",
    "שלום", "مرحبا", "日本語", "𝟙𝟚", "½", "٣", "K", "\u{0}", "a\u{200D}b", "\u{E000}", "\u{10FFFF}", "ŉ", "ﬃ",
    "\u{1F3FB}",
    String(repeating: "\u{300}", count: 50),
  ]
  private static let numbers = [
    "99999999999999999999999999", "-0", "1e400", "0.0000000000000000001", "1,2,3,4", "31/02/2024",
    "9999-99-99",
    "2024-13-45", "0000-00-00", "9223372036854775808", "-9223372036854775808", "1.2.3.4", "$-5%",
    "999999999999 years ago",
    "last 99999999999 days", "top 0", "top -1", "top 99999999999999999999", "last 0 months",
    "in the year 99999",
    "between 5 and", "Q9 2024", "week 99", "30 February", "NaN", "inf", "1/0",
  ]
}
