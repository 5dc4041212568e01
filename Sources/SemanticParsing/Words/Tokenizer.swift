import QuerentCore

/// Cuts a question into tokens. Quoted text, numbers and written dates are recognised here, since their inner
/// punctuation must not split them.
struct Tokenizer {
  private let bytes: [UInt8]
  private var position = 0
  private var tokens: [Token] = []

  private init(_ text: String) { self.bytes = Array(text.utf8) }

  /// The tokens of a text. Input beyond 4,000 bytes is not read: no question is that long.
  static func tokens(of text: String) -> [Token] {
    var tokenizer = Tokenizer(String(decoding: text.utf8.prefix(4000), as: UTF8.self))
    tokenizer.run()
    return sharingHeads(tokenizer.tokens)
  }

  /// "first and last name" is "first name and last name": the noun that two adjectives share is given to both.
  private static func sharingHeads(_ tokens: [Token]) -> [Token] {
    var result: [Token] = []
    for (index, token) in tokens.enumerated() {
      result.append(token)
      guard pairs[token.lower] != nil, index + 3 < tokens.count,
        ["and", "or", ","].contains(tokens[index + 1].lower),
        pairs[token.lower] == tokens[index + 2].lower, tokens[index + 3].isWord
      else { continue }
      var head = tokens[index + 3]
      head.span = TextSpan(token.span.end, token.span.end)
      result.append(head)
    }
    return result
  }

  private static let pairs = [
    "first": "last", "last": "first", "start": "end", "starting": "ending", "minimum": "maximum",
    "buying": "selling",
  ]

  private mutating func run() {
    while position < bytes.count {
      let byte = bytes[position]
      if byte <= 32 || byte == 127 || byte == 95 {
        position += 1
      } else if readQuoted() || readDate() || readNumber() || readWord() {
        continue
      } else {
        let length = Self.length(of: byte)
        let span = TextSpan(position, Swift.min(position + length, bytes.count))
        let text = string(span)
        append(.punctuation, span, text)
        position = span.end
      }
    }
  }

  // MARK: Quoted text

  private mutating func readQuoted() -> Bool {
    let pairs: [([UInt8], [UInt8])] = [
      ([34], [34]), (Array("“".utf8), Array("”".utf8)), (Array("‘".utf8), Array("’".utf8)),
      (Array("''".utf8), Array("''".utf8)), (Array("``".utf8), Array("''".utf8)), ([96], [96]), ([39], [39]),
    ]
    for (open, close) in pairs where matches(open, at: position) {
      if open == [39], position > 0, Self.isWordByte(bytes[position - 1]) { return false }
      let start = position + open.count
      var end = start
      while end < bytes.count, !(matches(close, at: end) && isClosing(close, at: end)) { end += 1 }
      guard end < bytes.count, end > start, end - start < 200 else { continue }
      let inner = TextSpan(start, end)
      var text = string(inner)
      while let last = text.last, last == " " || last == "," || last == "." && text.count > 1 {
        text.removeLast()
      }
      while text.first == " " { text.removeFirst() }
      append(.quoted, TextSpan(position, end + close.count), text)
      position = end + close.count
      return true
    }
    return false
  }

  /// An apostrophe between letters does not close a quotation; any other closing mark does.
  private func isClosing(_ close: [UInt8], at index: Int) -> Bool {
    guard close == [39] else { return true }
    let next = index + 1
    return next >= bytes.count || !Self.isWordByte(bytes[next])
  }

  // MARK: Dates and numbers

  private mutating func readDate() -> Bool {
    guard Self.isDigit(bytes[position]), position == 0 || !Self.isWordByte(bytes[position - 1]) else {
      return false
    }
    var index = position
    var parts: [(value: Int, width: Int)] = []
    var separator: UInt8 = 0
    while parts.count < 3 {
      var value = 0
      let start = index
      while index < bytes.count, Self.isDigit(bytes[index]), index - start < 5 {
        value = value * 10 + Int(bytes[index] - 48)
        index += 1
      }
      guard index > start else { return false }
      parts.append((value, index - start))
      if parts.count == 3 { break }
      guard index < bytes.count, bytes[index] == 45 || bytes[index] == 47 || bytes[index] == 46,
        separator == 0 || bytes[index] == separator
      else { return false }
      separator = bytes[index]
      index += 1
    }
    if index < bytes.count, Self.isWordByte(bytes[index]), bytes[index] != UInt8(ascii: "T") { return false }
    var date: CalendarDate?
    if parts[0].width == 4 {
      date = CalendarDate(year: parts[0].value, month: parts[1].value, day: parts[2].value)
    } else if parts[2].width == 4 {
      date =
        separator == 46
        ? CalendarDate(year: parts[2].value, month: parts[1].value, day: parts[0].value)
        : CalendarDate(year: parts[2].value, month: parts[0].value, day: parts[1].value)
          ?? CalendarDate(year: parts[2].value, month: parts[1].value, day: parts[0].value)
    }
    guard let date else { return false }
    let span = TextSpan(position, index)
    append(.date(date), span, string(span))
    position = index
    skipTimeOfDay()
    return true
  }

  /// ` 10:30:00` after a date belongs to it; days are the finest grain that is filtered on.
  private mutating func skipTimeOfDay() {
    var index = position
    guard index < bytes.count, bytes[index] == 32 || bytes[index] == UInt8(ascii: "T") else { return }
    index += 1
    let start = index
    while index < bytes.count, Self.isDigit(bytes[index]) || bytes[index] == 58 || bytes[index] == 46 {
      index += 1
    }
    if index > start + 3, bytes[start..<index].contains(58) { position = index }
  }

  private mutating func readNumber() -> Bool {
    var index = position
    var isCurrency = false
    if bytes[index] == 36 || matches(Array("€".utf8), at: index) || matches(Array("£".utf8), at: index) {
      isCurrency = true
      index += Self.length(of: bytes[index])
    }
    var isNegative = false
    if index < bytes.count, bytes[index] == 45, position == 0 || bytes[position - 1] <= 32 {
      isNegative = true
      index += 1
    }
    guard index < bytes.count, Self.isDigit(bytes[index]) || (bytes[index] == 46 && digit(at: index + 1))
    else {
      return false
    }
    guard position == 0 || !Self.isWordByte(bytes[position - 1]) else { return false }
    var digits: [UInt8] = []
    while index < bytes.count {
      if Self.isDigit(bytes[index]) {
        digits.append(bytes[index])
      } else if bytes[index] == 44, isThousandsSeparator(at: index) {
        // dropped
      } else if bytes[index] == 46, digit(at: index + 1), !digits.contains(46) {
        digits.append(46)
      } else {
        break
      }
      index += 1
    }
    guard var value = Double(String(decoding: digits, as: UTF8.self)) else { return false }
    var isPercent = false
    var isOrdinal = false
    if index < bytes.count, bytes[index] == 37 {
      isPercent = true
      index += 1
    } else if let suffix = suffix(at: index) {
      value *= suffix.factor
      isOrdinal = suffix.isOrdinal
      index += suffix.length
    } else if index < bytes.count, Self.isWordByte(bytes[index]) {
      return false  // a code such as 12E4 or 3com is a word
    }
    let span = TextSpan(position, index)
    append(
      .number(
        NumberMention(
          isNegative ? -value : value, isPercent: isPercent, isCurrency: isCurrency, isOrdinal: isOrdinal)),
      span, string(span))
    position = index
    return true
  }

  private func isThousandsSeparator(at index: Int) -> Bool {
    digit(at: index + 1) && digit(at: index + 2) && digit(at: index + 3) && !digit(at: index + 4)
  }

  private func suffix(at index: Int) -> (factor: Double, isOrdinal: Bool, length: Int)? {
    let endings: [(String, Double, Bool)] = [
      ("st", 1, true), ("nd", 1, true), ("rd", 1, true), ("th", 1, true), ("bn", 1e9, false),
      ("mm", 1e6, false),
      ("k", 1e3, false), ("m", 1e6, false), ("b", 1e9, false),
    ]
    for (ending, factor, isOrdinal) in endings where matchesIgnoringCase(ending, at: index) {
      let next = index + ending.utf8.count
      if next >= bytes.count || !Self.isWordByte(bytes[next]) {
        return (factor, isOrdinal, ending.utf8.count)
      }
    }
    return nil
  }

  // MARK: Words

  private mutating func readWord() -> Bool {
    guard Self.isWordByte(bytes[position]) else { return false }
    var index = position
    while index < bytes.count {
      let byte = bytes[index]
      if Self.isWordByte(byte) {
        index += 1
      } else if byte == 46, isAbbreviationDot(at: index, from: position) {
        index += 1
      } else {
        break
      }
    }
    let span = TextSpan(position, index)
    let word = string(span)
    position = index
    // "don't" → "do" + "not"; "what's" → "what" + "'s"
    if let apostrophe = apostropheLength(at: index) {
      var end = index + apostrophe
      while end < bytes.count, Self.isWordByte(bytes[end]) { end += 1 }
      let tail = String(decoding: bytes[(index + apostrophe)..<end], as: UTF8.self).lowercased()
      if tail == "t", word.lowercased().hasSuffix("n") {
        appendWord(String(word.dropLast()), TextSpan(span.start, span.end - 1))
        appendWord("not", TextSpan(span.end - 1, end))
        position = end
        return true
      }
      if ["s", "re", "ve", "ll", "d", "m"].contains(tail) {
        appendWord(word, span)
        if tail == "s" { append(.punctuation, TextSpan(index, end), "'s") }
        position = end
        return true
      }
      if tail.isEmpty {
        appendWord(word, span)
        if word.lowercased().hasSuffix("s") { append(.punctuation, TextSpan(index, end), "'s") }
        position = end
        return true
      }
      // "O'Neil" stays one word
      appendWord(word + "'" + tail, TextSpan(span.start, end))
      position = end
      readPossessive()
      return true
    }
    appendWord(word.filter { $0 != "." }, span)
    return true
  }

  /// The `'s` after a name with an apostrophe of its own: "O'Donnell's".
  private mutating func readPossessive() {
    guard let length = apostropheLength(at: position), position + length < bytes.count,
      bytes[position + length] | 32 == UInt8(ascii: "s"),
      position + length + 1 >= bytes.count || !Self.isWordByte(bytes[position + length + 1])
    else { return }
    append(.punctuation, TextSpan(position, position + length + 1), "'s")
    position += length + 1
  }

  private func apostropheLength(at index: Int) -> Int? {
    guard index < bytes.count else { return nil }
    if bytes[index] == 39 {
      // the closing quote of 'word' is no apostrophe when nothing follows and none opened before a word
      return 1
    }
    return matches(Array("’".utf8), at: index) ? 3 : nil
  }

  /// The dots of `U.S.` belong to the word; the full stop after a word does not.
  private func isAbbreviationDot(at index: Int, from start: Int) -> Bool {
    let isSingleLetter = index - start == 1 || (index >= 2 && bytes[index - 2] == 46)
    let next = index + 1
    guard isSingleLetter else { return false }
    if next < bytes.count, Self.isLetter(bytes[next]) {
      return next + 1 >= bytes.count || bytes[next + 1] == 46 || !Self.isWordByte(bytes[next + 1])
    }
    return index >= 3 && bytes[index - 2] == 46
  }

  private mutating func appendWord(_ word: String, _ span: TextSpan) {
    append(.word, span, word)
  }

  private mutating func append(_ kind: Token.Kind, _ span: TextSpan, _ text: String) {
    let lower = text.lowercased()
    let lemma = kind == .word ? Lemmatizer.lemma(of: lower) : lower
    var token = Token(
      kind: kind, span: span, text: text, lower: lower, lemma: lemma,
      stem: kind == .word ? Lemmatizer.stem(of: lemma) : lower)
    token.isPartOfName = isUnderscore(at: span.start - 1) || isUnderscore(at: span.end)
    tokens.append(token)
  }

  private func isUnderscore(at index: Int) -> Bool { bytes.indices.contains(index) && bytes[index] == 95 }

  // MARK: Bytes

  private func string(_ span: TextSpan) -> String {
    String(decoding: bytes[span.start..<span.end], as: UTF8.self)
  }

  private func matches(_ pattern: [UInt8], at index: Int) -> Bool {
    index + pattern.count <= bytes.count && bytes[index..<(index + pattern.count)].elementsEqual(pattern)
  }

  private func matchesIgnoringCase(_ pattern: String, at index: Int) -> Bool {
    let wanted = Array(pattern.utf8)
    guard index + wanted.count <= bytes.count else { return false }
    return zip(wanted, bytes[index...]).allSatisfy { $0 == ($1 | 32) }
  }

  private func digit(at index: Int) -> Bool { index < bytes.count && Self.isDigit(bytes[index]) }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 32) >= 97 && (byte | 32) <= 122 }
  /// Letters, digits and every byte of a letter beyond ASCII, except the typographic marks U+2000–U+20FF.
  private static func isWordByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || (byte >= 0x80 && byte != 0xE2)
  }
  private static func length(of byte: UInt8) -> Int {
    byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
  }
}
