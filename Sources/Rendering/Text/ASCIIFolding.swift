/// Text in 7 bits: accents dropped, typographic marks spelled out, everything else a question mark a cluster.
enum ASCIIFolding {
  static func fold(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var result = ""
    for character in text {
      if character.isASCII {
        result.append(character)
      } else if let known = marks[character] {
        result += known
      } else if let letter = character.unicodeScalars.first.flatMap(baseLetter) {
        result += letter
      } else {
        result += "?"
      }
    }
    return result
  }

  private static let marks: [Character: String] = [
    "…": "~", "·": "-", "–": "-", "—": "-", "−": "-", "‘": "'", "’": "'", "“": "\"", "”": "\"", "«": "\"",
    "»": "\"", "→": "->", "←": "<-", "≥": ">=", "≤": "<=", "≠": "!=", "×": "x", "÷": "/", "±": "+/-",
    "≈": "~",
    "∅": "NULL", "✓": "ok", "✗": "x", "■": "#", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "°": "deg",
    "•": "*", "\u{A0}": " ", "\u{202F}": " ", "\u{2009}": " ", "ß": "ss", "Æ": "AE", "æ": "ae", "Œ": "OE",
    "œ": "oe", "Þ": "Th", "þ": "th", "§": "section ", "¿": "?", "¡": "!", "½": "1/2", "¼": "1/4", "¾": "3/4",
    "©": "(c)", "®": "(r)", "™": "(tm)", "µ": "u",
  ]

  /// The Latin letter under an accent, read from the character's Unicode name
  /// (`LATIN SMALL LETTER E WITH ACUTE`), which covers every Latin block without a table.
  private static func baseLetter(_ scalar: Unicode.Scalar) -> String? {
    if scalar.isASCII { return String(scalar) }
    guard let name = scalar.properties.name else { return nil }
    let words = name.split(separator: " ")
    guard words.count >= 4, words[0] == "LATIN", words[2] == "LETTER", words[3].utf8.count <= 2 else {
      return nil
    }
    let letter = String(words[3])
    return words[1] == "SMALL" ? letter.lowercased() : letter
  }
}
