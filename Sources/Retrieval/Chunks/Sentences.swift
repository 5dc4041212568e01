/// Where sentences end.
public enum Sentences {
  private static let abbreviations: Set<String> = [
    "e.g", "i.e", "etc", "vs", "approx", "no", "nr", "fig", "sec", "inc", "ltd", "co", "corp", "mr", "mrs",
    "ms", "dr",
    "st", "jr", "sr", "u.s", "p.m", "a.m", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
    "oct", "nov",
    "dec",
  ]

  /// The sentences of a text, blanks around them cut. Abbreviations, decimals and initials end none.
  public static func split(_ text: String) -> [Substring] {
    var sentences: [Substring] = []
    var start = text.startIndex
    var index = text.startIndex
    while index < text.endIndex {
      let next = text.index(after: index)
      if ".!?".contains(text[index]), ends(text, at: index, from: start) {
        var end = next
        while end < text.endIndex, "\"')]”’".contains(text[end]) { end = text.index(after: end) }
        append(text[start..<end], to: &sentences)
        start = end
        index = end
        continue
      }
      index = next
    }
    append(text[start...], to: &sentences)
    return sentences
  }

  private static func ends(_ text: String, at index: String.Index, from start: String.Index) -> Bool {
    var next = text.index(after: index)
    while next < text.endIndex, "\"')]”’".contains(text[next]) { next = text.index(after: next) }
    guard next < text.endIndex else { return true }
    guard text[next] == " " || text[next].isNewline else { return false }
    if text[index] != "." { return true }
    let before = text[start..<index]
    // Only the last word is looked at: a text without an end of a sentence may be long.
    let wordStart = before.lastIndex { $0 == " " || $0.isNewline || $0 == "(" }.map(before.index(after:))
    let word = before[(wordStart ?? before.startIndex)...]
    if abbreviations.contains(word.lowercased()) {
      // "etc." may end a sentence; a lower-case word or a number after it says it does not.
      let rest = text[next...].drop { $0 == " " || $0.isNewline }
      return word.lowercased() == "etc" && rest.first?.isUppercase == true
    }
    if word.count == 1, word.first?.isUppercase == true { return false }
    // "1." opens an item of a list.
    if word.allSatisfy(\.isNumber), word.count <= 2, before[..<word.startIndex].allSatisfy({ $0 == " " }) {
      return false
    }
    let rest = text[next...].drop { $0 == " " || $0.isNewline }
    return rest.first.map { !$0.isLowercase } ?? true
  }

  private static func append(_ part: Substring, to sentences: inout [Substring]) {
    var part = part
    while let first = part.first, first == " " || first.isNewline { part.removeFirst() }
    while let last = part.last, last == " " || last.isNewline { part.removeLast() }
    if !part.isEmpty { sentences.append(part) }
  }
}
