/// Finds out how the records of a file are separated, by trying.
enum DialectSniffer {
  private static let delimiters = [",", ";", "\t", "|", "^"].map { UInt8(ascii: Unicode.Scalar($0) ?? ",") }

  /// - Parameter sample: The start of the file in UTF-8.
  /// - Returns: The dialect, and whether a first line `sep=…` says the delimiter.
  static func sniff(_ sample: [UInt8], path: String, isWhole: Bool) throws -> (
    dialect: Dialect, hasMark: Bool
  ) {
    let start = Array(sample.prefix(64 << 10))
    let isComplete = isWhole && start.count == sample.count
    if let delimiter = declaredDelimiter(start) {
      return (Dialect(delimiter: delimiter, hasBackslashEscapes: hasBackslashes(start)), true)
    }
    var best = Dialect(delimiter: UInt8(ascii: ","))
    var bestScore = 0.0
    for delimiter in delimiters {
      for quote in [UInt8(ascii: "\""), UInt8(ascii: "'")]
      where quote == UInt8(ascii: "\"") || usesApostrophes(start) {
        let dialect = Dialect(
          delimiter: delimiter, quote: quote, hasBackslashEscapes: hasBackslashes(start))
        var score = try consistency(of: dialect, in: start, isWhole: isComplete)
        if delimiter == UInt8(ascii: "\t"), path.lowercased().hasSuffix(".tsv") { score *= 1.2 }
        if score > bestScore {
          best = dialect
          bestScore = score
        }
      }
    }
    return (best, false)
  }

  /// `sep=;`, which spreadsheets write and read.
  private static func declaredDelimiter(_ start: [UInt8]) -> UInt8? {
    let line = start.prefix { $0 != 0x0a && $0 != 0x0d }
    let text = String(decoding: line, as: UTF8.self).lowercased()
    guard text.hasPrefix("sep="), line.count == 5 else { return nil }
    return line.last
  }

  /// Whether quotation marks are written `\"`.
  private static func hasBackslashes(_ start: [UInt8]) -> Bool {
    let quote = UInt8(ascii: "\"")
    var escaped = 0
    var doubled = 0
    for index in start.indices.dropLast(2) {
      // In `C:\",` the backslash ends the value, in `\" ` it does not.
      if start[index] == UInt8(ascii: "\\"), start[index + 1] == quote {
        let next = start[index + 2]
        if next != 0x0a, next != 0x0d, !delimiters.contains(next) { escaped += 1 }
      }
      if start[index] == quote, start[index + 1] == quote, !delimiters.contains(start[index + 2]) {
        doubled += 1
      }
    }
    return escaped > 0 && escaped > doubled
  }

  /// Whether fields stand between apostrophes and never between quotation marks.
  private static func usesApostrophes(_ start: [UInt8]) -> Bool {
    guard !start.contains(UInt8(ascii: "\"")) else { return false }
    var opening = 0
    for index in start.indices.dropFirst() where start[index] == UInt8(ascii: "'") {
      if start[index - 1] == 0x0a || delimiters.contains(start[index - 1]) { opening += 1 }
    }
    return opening >= 2
  }

  /// The share of records with the most frequent number of fields; records that do not parse count against.
  private static func consistency(of dialect: Dialect, in sample: [UInt8], isWhole: Bool) throws -> Double {
    var scanner = RecordScanner(window: TextWindow(sample: sample, encoding: .utf8), dialect: dialect)
    var widths: [Int] = []
    var malformed = 0
    loop: while widths.count + malformed < 300 {
      switch try scanner.next() {
      case .end: break loop
      case .malformed: malformed += 1
      case .record: if scanner.fieldCount > 1 || scanner.raw.count > 0 { widths.append(scanner.fieldCount) }
      }
    }
    if !isWhole, widths.count > 1, widths.count < 300 { widths.removeLast() }
    let counts = widths.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    guard let modal = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }), modal.key > 1 else {
      return 0
    }
    let share = Double(modal.value) / Double(widths.count + malformed)
    // Among even candidates the one that finds the header as wide as the rest, and more fields, is right.
    return share + (widths.first == modal.key ? 0.5 : 0) + min(Double(modal.key), 50) * 0.001
  }
}
