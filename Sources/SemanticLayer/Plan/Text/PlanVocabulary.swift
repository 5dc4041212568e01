import QuerentCore

/// The words of the one-line form.
enum PlanVocabulary {
  /// Words that mean something where a name could stand; a table or measure of such a name is written in quotes.
  static let reserved: Set<String> = [
    "all", "and", "any", "as", "asc", "between", "bottom", "by", "desc", "distinct", "except", "from",
    "having",
    "in", "intersect", "is", "like", "limit", "not", "null", "offset", "on", "or", "order", "over", "per",
    "show",
    "top", "union", "versus", "where", "x",
  ]

  /// The name of an ISO weekday, as a plan writes it.
  static func weekday(_ day: Int) -> String { weekdays[(day + 6) % 7] }

  /// The ISO weekday of a name.
  static func weekday(named name: String) -> Int? { weekdays.firstIndex(of: name).map { $0 + 1 } }

  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  /// Functions that are not aggregates, windows or buckets.
  static let daysBetween = "days_between"
  static let earliest = "earliest"

  /// The name of a part, where the name of the part alone is that of a bucket.
  static func name(of part: TimePart) -> String { part == .year ? "year_number" : part.rawValue }

  static let parts: [String: TimePart] = Dictionary(
    uniqueKeysWithValues: TimePart.allCases.map { (name(of: $0), $0) })

  /// A name as it stands in the text: bare when it is a plain identifier, quoted otherwise.
  static func written(_ name: String, canBeReserved: Bool = false) -> String {
    let isPlain =
      name.utf8.first.map { !isDigit($0) } ?? false
      && name.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "_") }
    return isPlain && (canBeReserved || !reserved.contains(name)) ? name : quoted(name, mark: "\"")
  }

  /// A text in quotation marks: marks inside are doubled, and what would break the line is spelled out.
  static func quoted(_ text: String, mark: UnicodeScalar) -> String {
    var result = ""
    result.unicodeScalars.append(mark)
    for scalar in text.unicodeScalars {
      switch scalar {
      case mark:
        result.unicodeScalars.append(mark)
        result.unicodeScalars.append(mark)
      case "\\": result += "\\\\"
      case _ where breaksLine(scalar): result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    result.unicodeScalars.append(mark)
    return result
  }

  private static func breaksLine(_ scalar: UnicodeScalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0x2028
      || scalar.value == 0x2029
  }

  static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) && byte < 0x80
  }

  static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
