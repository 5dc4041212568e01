extension DisplayText {
  /// The text broken into lines of at most `cells`, at spaces where possible, inside a word only when the word alone
  /// is wider than a line. Later lines have `hangingIndent` cells less.
  public static func wrapped(_ text: String, to cells: Int, hangingIndent: Int = 0) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    func room() -> Int { Swift.max(1, lines.isEmpty ? cells : cells - hangingIndent) }
    func flush() {
      lines.append(line)
      line = ""
      used = 0
    }
    for word in text.split(separator: " ", omittingEmptySubsequences: true) {
      var word = String(word)
      var wordWidth = width(of: word)
      if used > 0, used + 1 + wordWidth > room() { flush() }
      while wordWidth > room() {
        let head = prefix(of: word, cells: room())
        // A cluster wider than the line is printed rather than looped over for ever.
        let taken = head.isEmpty ? String(word.prefix(1)) : head
        line = taken
        flush()
        word.removeFirst(taken.count)
        wordWidth = width(of: word)
      }
      guard !word.isEmpty else { continue }
      if used > 0 {
        line += " "
        used += 1
      }
      line += word
      used += wordWidth
    }
    if used > 0 || lines.isEmpty { flush() }
    return lines
  }

  /// The parts joined by a separator and broken only between parts where possible.
  static func wrapped(parts: [String], separator: String, to cells: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    let parts = parts.filter { !$0.isEmpty }
    // A line that is not the last keeps the separator at its end, so that the break is seen to be one.
    let mark = separator.trimmingSpaces
    let closing = mark.isEmpty ? "" : " " + mark
    for (index, part) in parts.enumerated() {
      let joined = line.isEmpty ? part : line + separator + part
      let reserve = index == parts.count - 1 ? 0 : width(of: closing)
      if width(of: joined) + reserve <= cells {
        line = joined
        continue
      }
      if !line.isEmpty { lines.append(line + closing) }
      let pieces = wrapped(part, to: max(1, cells - reserve))
      lines += pieces.dropLast()
      line = pieces.last ?? ""
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }
}

extension String {
  var trimmingSpaces: String {
    var characters = Substring(self)
    while characters.first == " " { characters.removeFirst() }
    while characters.last == " " { characters.removeLast() }
    return String(characters)
  }
}
