import CStorage

/// Cuts the text of a window into records and fields, after RFC 4180 with what real files do beside it: any of LF, CR
/// and CRLF ends a record, quotes inside an unquoted field stand for themselves, spaces may surround quotes.
///
/// A malformed record is given up at the end of its line, so that the lines after it are read.
struct RecordScanner: RecordSource, ~Copyable {
  private let window: TextWindow
  private let dialect: Dialect
  /// The fields of the last record.
  private(set) var fields: UnsafeMutablePointer<Field>
  private(set) var fieldCount = 0
  /// Where the last record stands in the window, without its line end.
  private(set) var start = 0
  private(set) var end = 0
  /// The physical line the last record begins on, from 1.
  private(set) var line = 0
  private var position = 0
  private var nextLine = 1
  private var fieldCapacity = 64
  /// Offsets of delimiters, quotes and line ends found in the window so far.
  private let marks: UnsafeMutablePointer<UInt32>
  private var markCount = 0
  private var markIndex = 0
  private var searched = 0
  /// Holds fields whose doubled quotes were made single.
  private var scratch: UnsafeMutablePointer<UInt8>
  private var scratchCapacity = 4096
  private var scratchCount = 0
  /// Set once a quote was found never to be closed: later quotes are not followed through the rest of the file.
  private var quoteReach = longestRecord

  private static let markCapacity = 8192
  /// A record longer than this is given up.
  static let longestRecord = 64 << 20
  private static let cautiousReach = 1 << 20

  init(window: TextWindow, dialect: Dialect) {
    self.window = window
    self.dialect = dialect
    fields = .allocate(capacity: 64)
    marks = .allocate(capacity: Self.markCapacity)
    scratch = .allocate(capacity: 4096)
  }

  deinit {
    fields.deallocate()
    marks.deallocate()
    scratch.deallocate()
  }

  /// The text of the last record as it stands in the file.
  var raw: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: window.base + start, count: end - start) }

  /// Where the last record begins in the file.
  var sourceOffset: Int { window.sourceOffset(of: start) }

  var bytesRead: Int { window.bytesRead }

  var damage: String? {
    if window.hasNULs, window.contains(0, from: start, to: end) { return "a NUL byte stands in the record" }
    if window.hasBrokenBytes, !window.isWellFormed(from: start, to: end) { return "bytes that are no UTF-8" }
    return nil
  }

  /// Why a record could not be finished with the text in the window.
  private enum Step {
    case done
    case needsMore
    case malformed(String)
  }

  /// Reads the next record.
  /// - Throws: What reading the file throws.
  mutating func next() throws -> RecordOutcome {
    while true {
      if position >= window.count {
        if window.isLast { return .end }
        try refill()
        continue
      }
      switch scanRecord() {
      case .done:
        return .record
      case .malformed(let reason):
        return .malformed(reason)
      case .needsMore:
        if !window.isLast, window.count - start <= quoteReach {
          try refill()
        } else {
          let isTooLong = window.count - start > Self.longestRecord
          quoteReach = Self.cautiousReach
          giveUpLine(from: start)
          return .malformed(
            isTooLong ? "the record is longer than 64 MB" : "a quotation mark is never closed")
        }
      }
    }
  }

  private mutating func refill() throws {
    try window.advance(keepingFrom: position)
    position = 0
    forgetMarks(from: 0)
  }

  private mutating func forgetMarks(from offset: Int) {
    markCount = 0
    markIndex = 0
    searched = offset
  }

  /// The offset of the next mark at or behind the last one taken, or `nil` at the end of the window.
  @inline(__always)
  private mutating func nextMark() -> Int? {
    while markIndex == markCount {
      guard searched < window.count else { return nil }
      var next = 0
      markCount = cstorage_find_bytes(
        window.base, searched, window.count, dialect.delimiter, dialect.quote, 0x0a, 0x0d, marks,
        Self.markCapacity, &next)
      markIndex = 0
      searched = next
    }
    let mark = Int(marks[markIndex])
    markIndex &+= 1
    return mark
  }

  private mutating func scanRecord() -> Step {
    let base = window.base
    let count = window.count
    let firstLine = nextLine
    var lines = 0
    start = position
    line = firstLine
    fieldCount = 0
    scratchCount = 0
    var fieldStart = position
    while true {
      if fieldStart < count, let open = openingQuote(at: fieldStart) {
        switch scanQuoted(from: open, lines: &lines) {
        case .failure(let step):
          if case .malformed = step { nextLine += lines }
          return step
        case .success(let mark):
          guard let mark else {
            finish(at: count, resumingAt: count, lines: lines + 1)
            return .done
          }
          if base[mark] == dialect.delimiter {
            fieldStart = mark &+ 1
            continue
          }
          return endRecord(at: mark, lines: lines)
        }
      }
      var mark = nextMark()
      while let found = mark, base[found] == dialect.quote || found < fieldStart { mark = nextMark() }
      guard let mark else {
        guard window.isLast else { return .needsMore }
        append(Field(start: base + fieldStart, count: count - fieldStart))
        finish(at: count, resumingAt: count, lines: lines + 1)
        return .done
      }
      append(Field(start: base + fieldStart, count: mark &- fieldStart))
      if base[mark] == dialect.delimiter {
        fieldStart = mark &+ 1
        continue
      }
      return endRecord(at: mark, lines: lines)
    }
  }

  /// Ends the record at a line end, which may be two bytes.
  private mutating func endRecord(at mark: Int, lines: Int) -> Step {
    var after = mark &+ 1
    if window.base[mark] == 0x0d {
      if after < window.count {
        if window.base[after] == 0x0a { after &+= 1 }
      } else if !window.isLast {
        return .needsMore
      }
    }
    finish(at: mark, resumingAt: after, lines: lines &+ 1)
    return .done
  }

  private mutating func finish(at end: Int, resumingAt next: Int, lines: Int) {
    self.end = end
    position = next
    nextLine &+= lines
  }

  /// Where a quoted field opens: here, or behind spaces.
  @inline(__always)
  private func openingQuote(at offset: Int) -> Int? {
    let first = window.base[offset]
    if first == dialect.quote { return offset }
    guard first == 0x20 else { return nil }
    var open = offset
    while open < window.count, window.base[open] == 0x20 { open &+= 1 }
    return open < window.count && window.base[open] == dialect.quote ? open : nil
  }

  private enum Quoted {
    /// The delimiter or line end behind the field; `nil` at the end of the text.
    case success(Int?)
    case failure(Step)
  }

  private mutating func scanQuoted(from open: Int, lines: inout Int) -> Quoted {
    let base = window.base
    let count = window.count
    var hasDoubled = false
    while true {
      var next = nextMark()
      while let found = next, found <= open { next = nextMark() }
      guard let mark = next else { return .failure(.needsMore) }
      let byte = base[mark]
      if byte != dialect.quote {
        if byte == 0x0a || (byte == 0x0d && (mark &+ 1 == count || base[mark &+ 1] != 0x0a)) { lines &+= 1 }
        continue
      }
      if dialect.hasBackslashEscapes, isEscaped(mark, after: open) {
        hasDoubled = true
        continue
      }
      guard mark &+ 1 < count else {
        guard window.isLast else { return .failure(.needsMore) }
        appendQuoted(from: open &+ 1, to: mark, unescaping: hasDoubled)
        return .success(nil)
      }
      if base[mark &+ 1] == dialect.quote {
        hasDoubled = true
        _ = nextMark()
        continue
      }
      var after = mark &+ 1
      while after < count, base[after] == 0x20, dialect.delimiter != 0x20 { after &+= 1 }
      guard after < count || window.isLast else { return .failure(.needsMore) }
      appendQuoted(from: open &+ 1, to: mark, unescaping: hasDoubled)
      if after == count { return .success(nil) }
      let follower = base[after]
      guard follower == dialect.delimiter || follower == 0x0a || follower == 0x0d else {
        lines = 0
        giveUpLine(from: mark)
        return .failure(.malformed("text follows a closing quotation mark"))
      }
      _ = nextMark()
      return .success(after)
    }
  }

  private func isEscaped(_ mark: Int, after open: Int) -> Bool {
    var before = mark &- 1
    while before > open, window.base[before] == UInt8(ascii: "\\") { before &-= 1 }
    return (mark &- before) & 1 == 0
  }

  /// Leaves the record at the end of the physical line that `offset` stands on.
  private mutating func giveUpLine(from offset: Int) {
    let base = window.base
    var lineEnd = offset
    while lineEnd < window.count, base[lineEnd] != 0x0a, base[lineEnd] != 0x0d { lineEnd &+= 1 }
    var lines = 1
    for index in start..<lineEnd where base[index] == 0x0a || base[index] == 0x0d && base[index + 1] != 0x0a {
      lines += 1
    }
    var next = min(lineEnd + 1, window.count)
    if next < window.count, base[lineEnd] == 0x0d, base[next] == 0x0a { next += 1 }
    end = lineEnd
    position = next
    nextLine += lines
    forgetMarks(from: next)
  }

  @inline(__always)
  private mutating func append(_ field: Field) {
    if fieldCount == fieldCapacity { growFields() }
    fields[fieldCount] = field
    fieldCount &+= 1
  }

  private mutating func growFields() {
    let larger = UnsafeMutablePointer<Field>.allocate(capacity: fieldCapacity * 2)
    larger.update(from: fields, count: fieldCapacity)
    fields.deallocate()
    fields = larger
    fieldCapacity *= 2
  }

  private mutating func appendQuoted(from start: Int, to end: Int, unescaping: Bool) {
    guard unescaping else {
      append(Field(start: window.base + start, count: end &- start, isQuoted: true))
      return
    }
    reserveScratch(end - start)
    let target = scratch + scratchCount
    var written = 0
    var index = start
    while index < end {
      let byte = window.base[index]
      let isEscape =
        byte == dialect.quote || dialect.hasBackslashEscapes && byte == UInt8(ascii: "\\") && index + 1 < end
      if isEscape { index &+= 1 }
      target[written] = window.base[index]
      written &+= 1
      index &+= 1
    }
    append(Field(start: target, count: written, isQuoted: true))
    scratchCount += written
  }

  /// Makes room in the scratch space; fields that point into it move along.
  private mutating func reserveScratch(_ count: Int) {
    guard scratchCount + count > scratchCapacity else { return }
    scratchCapacity = (scratchCount + count) * 2
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: scratchCapacity)
    larger.update(from: scratch, count: scratchCount)
    for index in 0..<fieldCount {
      let offset = fields[index].start - UnsafePointer(scratch)
      if (0...scratchCount).contains(offset) { fields[index].start = UnsafePointer(larger + offset) }
    }
    scratch.deallocate()
    scratch = larger
  }
}
