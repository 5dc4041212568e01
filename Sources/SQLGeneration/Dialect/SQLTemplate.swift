/// A phrase of a dialect with named holes: `strftime('%H', {date})`.
struct SQLTemplate: Hashable, Sendable, ExpressibleByStringLiteral {
  /// Text and holes in turn.
  enum Piece: Hashable, Sendable {
    case text(String)
    case hole(String)
  }

  let pieces: [Piece]
  /// Whether the phrase needs no parentheses inside another expression: a function call or a bare hole.
  let isAtomic: Bool

  init(_ text: String) {
    var pieces: [Piece] = []
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
      pieces.append(.hole(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    self.pieces = pieces
    self.isAtomic = Self.isOneTerm(text)
  }

  init(stringLiteral value: String) { self.init(value) }

  /// Whether nothing but one call or one hole stands outside parentheses.
  private static func isOneTerm(_ text: String) -> Bool {
    var depth = 0
    var closedAtTop = false
    for character in text {
      switch character {
      case "(": if depth == 0, closedAtTop { return false } else { depth += 1 }
      case ")":
        depth -= 1
        if depth == 0 { closedAtTop = true }
      case " " where depth == 0: return false
      default: if depth == 0, closedAtTop { return false }
      }
    }
    return true
  }
}
