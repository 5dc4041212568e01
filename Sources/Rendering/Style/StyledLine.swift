/// One line of output before colour is decided: pieces of text with their meaning.
struct StyledLine: Hashable {
  private(set) var pieces: [Piece] = []

  struct Piece: Hashable {
    var text: String
    var ink: Ink
  }

  init() {}

  init(_ text: String, _ ink: Ink = .plain) { append(text, ink) }

  mutating func append(_ text: String, _ ink: Ink = .plain) {
    guard !text.isEmpty else { return }
    if let last = pieces.indices.last, pieces[last].ink == ink {
      pieces[last].text += text
    } else {
      pieces.append(Piece(text: text, ink: ink))
    }
  }

  mutating func append(_ line: StyledLine) {
    for piece in line.pieces { append(piece.text, piece.ink) }
  }

  /// Spaces up to a column.
  mutating func pad(to column: Int) {
    append(String(repeating: " ", count: Swift.max(0, column - width)))
  }

  var width: Int { pieces.reduce(0) { $0 + DisplayText.width(of: $1.text) } }

  var text: String { pieces.map(\.text).joined() }

  func indented(by columns: Int) -> StyledLine {
    var line = StyledLine(String(repeating: " ", count: columns))
    line.append(self)
    return line
  }

  /// The line as printed: without spaces at its end, with escape sequences only where the style has colour.
  func printed(in style: OutputStyle) -> String {
    var pieces = pieces
    while let last = pieces.last {
      let trimmed = last.text.trimmingSpacesAtEnd
      if trimmed.isEmpty {
        pieces.removeLast()
      } else {
        pieces[pieces.count - 1].text = trimmed
        break
      }
    }
    return pieces.map { piece in
      guard style.usesColor, let code = piece.ink.code(style.colorDepth),
        !piece.text.allSatisfy({ $0 == " " })
      else { return piece.text }
      return "\u{1B}[\(code)m\(piece.text)\u{1B}[0m"
    }.joined()
  }
}

extension [StyledLine] {
  /// All lines, each ended by a newline.
  func printed(in style: OutputStyle) -> String {
    map { $0.printed(in: style) + "\n" }.joined()
  }

  func indented(by columns: Int) -> [StyledLine] { map { $0.text.isEmpty ? $0 : $0.indented(by: columns) } }
}

extension String {
  fileprivate var trimmingSpacesAtEnd: String {
    var bytes = utf8[...]
    while bytes.last == 32 { bytes = bytes.dropLast() }
    return String(Substring(bytes))
  }
}
