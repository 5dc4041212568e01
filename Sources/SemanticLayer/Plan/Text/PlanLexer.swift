import QuerentCore

/// Splits the one-line form into words.
struct PlanLexer {
  private let bytes: [UInt8]
  private var position = 0

  /// The words of a text, the last of them its end.
  static func tokens(of text: String) throws(Diagnostic) -> [PlanToken] {
    var lexer = PlanLexer(bytes: Array(text.utf8))
    var tokens: [PlanToken] = []
    while let token = try lexer.next() { tokens.append(token) }
    tokens.append(PlanToken(kind: .end, span: TextSpan(lexer.bytes.count, lexer.bytes.count)))
    return tokens
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func byte(_ offset: Int = 0) -> UInt8? {
    position + offset < bytes.count ? bytes[position + offset] : nil
  }

  private mutating func next() throws(Diagnostic) -> PlanToken? {
    while let byte = byte(), byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { position += 1 }
    guard let first = byte() else { return nil }
    let start = position
    let kind: PlanToken.Kind
    if first == UInt8(ascii: "'") {
      kind = .text(try quoted(first))
    } else if first == UInt8(ascii: "\"") {
      kind = .name(try quoted(first), isQuoted: true)
    } else if first == UInt8(ascii: "x"), byte(1) == UInt8(ascii: "'") {
      kind = try blob()
    } else if PlanVocabulary.isLetter(first) || first == UInt8(ascii: "_") {
      while let byte = byte(), Self.isNamePart(byte) { position += 1 }
      kind = .name(string(from: start), isQuoted: false)
    } else if PlanVocabulary.isDigit(first) {
      kind = try date() ?? number()
    } else {
      kind = try symbol()
    }
    return PlanToken(kind: kind, span: TextSpan(start, position))
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    PlanVocabulary.isLetter(byte) || PlanVocabulary.isDigit(byte) || byte == UInt8(ascii: "_")
  }

  private func string(from start: Int) -> String { String(decoding: bytes[start..<position], as: UTF8.self) }
}

extension PlanLexer {
  private mutating func quoted(_ mark: UInt8) throws(Diagnostic) -> String {
    let start = position
    position += 1
    var content: [UInt8] = []
    while let byte = byte() {
      position += 1
      if byte == mark {
        guard self.byte() == mark else { return String(decoding: content, as: UTF8.self) }
        position += 1
        content.append(mark)
      } else if byte == UInt8(ascii: "\\") {
        content += try escape()
      } else {
        content.append(byte)
      }
    }
    throw .planSyntax("the quotation mark is never closed", at: TextSpan(start, start + 1))
  }

  /// What stands behind a backslash: another one, or `u{…}`.
  private mutating func escape() throws(Diagnostic) -> [UInt8] {
    let start = position - 1
    if byte() == UInt8(ascii: "\\") {
      position += 1
      return [UInt8(ascii: "\\")]
    }
    if byte() == UInt8(ascii: "u"), byte(1) == UInt8(ascii: "{") {
      position += 2
      let digits = position
      while let byte = byte(), Self.isNamePart(byte) { position += 1 }
      let code = UInt32(string(from: digits), radix: 16)
      if byte() == UInt8(ascii: "}"), let scalar = code.flatMap(UnicodeScalar.init) {
        position += 1
        return Array(String(Character(scalar)).utf8)
      }
    }
    throw .planSyntax("a backslash is followed by another one or by u{…}", at: TextSpan(start, position))
  }

  private mutating func blob() throws(Diagnostic) -> PlanToken.Kind {
    let start = position
    position += 1
    let digits = Array(try quoted(UInt8(ascii: "'")).utf8)
    var content: [UInt8] = []
    for pair in stride(from: 0, to: digits.count - 1, by: 2) {
      guard let value = UInt8(String(decoding: digits[pair...(pair + 1)], as: UTF8.self), radix: 16) else {
        break
      }
      content.append(value)
    }
    guard content.count * 2 == digits.count else {
      throw .planSyntax("bytes are pairs of hexadecimal digits", at: TextSpan(start, position))
    }
    return .blob(content)
  }

  private func digits(from offset: Int) -> Int {
    var end = offset
    while let byte = byte(end), PlanVocabulary.isDigit(byte) { end += 1 }
    return end - offset
  }

  private mutating func date() throws(Diagnostic) -> PlanToken.Kind? {
    guard digits(from: 0) == 4, byte(4) == UInt8(ascii: "-"), digits(from: 5) == 2,
      byte(7) == UInt8(ascii: "-"), digits(from: 8) == 2
    else { return nil }
    let start = position
    position += 10
    guard let date = CalendarDate(iso: string(from: start)) else {
      throw .planSyntax("there is no such day", at: TextSpan(start, position))
    }
    return .date(date)
  }

  private mutating func number() -> PlanToken.Kind {
    let start = position
    position += digits(from: 0)
    if byte() == UInt8(ascii: "."), digits(from: 1) > 0 { position += 1 + digits(from: 1) }
    if let mark = byte(), mark | 0x20 == UInt8(ascii: "e") {
      let sign = byte(1) == UInt8(ascii: "+") || byte(1) == UInt8(ascii: "-") ? 1 : 0
      let length = digits(from: 1 + sign)
      if length > 0 { position += 1 + sign + length }
    }
    return .number(string(from: start))
  }

  private mutating func symbol() throws(Diagnostic) -> PlanToken.Kind {
    for symbol in ["..<", "..", "<=", ">=", "!="] where bytes[position...].starts(with: symbol.utf8) {
      position += symbol.utf8.count
      return .symbol(symbol)
    }
    let start = position
    // A character of several bytes is reported whole.
    position += 1
    while let byte = byte(), byte & 0xC0 == 0x80 { position += 1 }
    let symbol = string(from: start)
    guard "=<>+-*/()[],.@|".contains(symbol) else {
      throw .planSyntax("this character has no meaning here", at: TextSpan(start, position))
    }
    return .symbol(symbol)
  }
}
