/// Measuring and fitting text by display cells, as terminals draw it: CJK takes two cells, a combining mark none, an
/// emoji cluster two, however many scalars it has.
public enum DisplayText {
  /// The number of cells a text takes in one line. Control characters count as nothing; print only text that went
  /// through ``cleaned(_:)``.
  public static func width(of text: String) -> Int {
    var count = 0
    for byte in text.utf8 {
      guard byte < 0x80 else { return text.reduce(0) { $0 + width(of: $1) } }
      if byte >= 0x20, byte != 0x7F { count += 1 }
    }
    return count
  }

  /// The number of cells of one grapheme cluster.
  public static func width(of character: Character) -> Int {
    var cells = 0
    var isEmojiCluster = false
    var scalarCount = 0
    for scalar in character.unicodeScalars {
      scalarCount += 1
      // The variation selector for emoji and the zero-width joiner both make the cluster one picture.
      if scalar.value == 0xFE0F || scalar.value == 0x200D { isEmojiCluster = true }
      if scalar.value == 0x20E3 || (0x1F3FB...0x1F3FF).contains(scalar.value), scalarCount > 1 {
        isEmojiCluster = true
      }
      cells += CellWidth.of(scalar)
    }
    guard isEmojiCluster, let first = character.unicodeScalars.first, first.properties.isEmoji else {
      return cells
    }
    return 2
  }

  /// The text cut at its end to at most `cells`, the last of them taken by the ellipsis when anything was cut.
  public static func cut(_ text: String, to cells: Int, ellipsis: String = "…") -> String {
    guard width(of: text) > cells else { return text }
    let room = cells - width(of: ellipsis)
    guard room >= 0 else { return "" }
    return prefix(of: text, cells: room) + ellipsis
  }

  /// The text cut in the middle, so that names which differ at their ends stay apart: `Storage Pro … residency)`.
  public static func cutMiddle(_ text: String, to cells: Int, ellipsis: String = "…") -> String {
    guard width(of: text) > cells else { return text }
    let spaced = " \(ellipsis) "
    let mark = cells >= 16 ? spaced : ellipsis
    let room = cells - width(of: mark)
    guard room >= 2 else { return cut(text, to: cells, ellipsis: ellipsis) }
    var head = prefix(of: text, cells: (room + 1) / 2)
    var tail = suffix(of: text, cells: room - width(of: head))
    if cells >= 16 {
      head = head.droppingBrokenWord(nextTo: text.dropFirst(head.count).first)
      let broken = String(tail.reversed())
      tail = String(broken.droppingBrokenWord(nextTo: text.dropLast(tail.count).last).reversed())
    }
    while head.last == " " { head.removeLast() }
    while tail.first == " " { tail.removeFirst() }
    return head + mark + tail
  }

  /// The text with spaces added on its right up to `cells`.
  public static func padded(_ text: String, to cells: Int) -> String {
    text + String(repeating: " ", count: Swift.max(0, cells - width(of: text)))
  }

  /// The text with spaces added on its left up to `cells`.
  public static func rightAligned(_ text: String, to cells: Int) -> String {
    String(repeating: " ", count: Swift.max(0, cells - width(of: text))) + text
  }

  /// The longest beginning that fits into `cells`.
  static func prefix(of text: String, cells: Int) -> String {
    var used = 0
    var result = ""
    for character in text {
      used += width(of: character)
      guard used <= cells else { break }
      result.append(character)
    }
    return result
  }

  private static func suffix(of text: String, cells: Int) -> String {
    var used = 0
    var characters: [Character] = []
    for character in text.reversed() {
      used += width(of: character)
      guard used <= cells else { break }
      characters.append(character)
    }
    return String(characters.reversed())
  }
}

extension String {
  /// Without the piece of a word at the end that the cut left, when that piece is short and a whole word stays.
  fileprivate func droppingBrokenWord(nextTo next: Character?) -> String {
    guard let next, next != " ", let space = lastIndex(of: " ") else { return self }
    let piece = self[index(after: space)...]
    return piece.count <= 4 && space > startIndex ? String(self[..<space]) : self
  }
}
