/// The smallest piece of a passage that says something by itself: a sentence, an item of a list, a row of a table.
struct QuotableUnit {
  var text: String
  var context: String?
  var line: SourceLine
  /// An item of a list.
  var isItem = false
  /// Units of a paragraph, a list or a table have one number.
  var block = 0

  /// The units of a chunk in order.
  static func units(of chunk: Chunk) -> [QuotableUnit] {
    var units: [QuotableUnit] = []
    var prose: [SourceLine] = []
    var lead: String?
    var tableHead: String?
    var block = 0
    func close() {
      if !prose.isEmpty { block += 1 }
      let sentences = sentences(of: prose, block: block)
      units += sentences
      if let last = sentences.last, last.text.hasSuffix(":") { lead = last.text }
      prose = []
    }
    for line in chunk.lines {
      if line.text.contains(" | ") {
        close()
        if let head = tableHead {
          units.append(QuotableUnit(text: line.text, context: head, line: line, block: block))
        } else {
          block += 1
          tableHead = line.text
        }
        continue
      }
      tableHead = nil
      let bare = line.text.drop { $0 == " " }
      if bare.hasPrefix("- ") {
        close()
        if units.last?.isItem != true { block += 1 }
        units.append(
          QuotableUnit(text: String(bare.dropFirst(2)), context: lead, line: line, isItem: true, block: block)
        )
      } else if line.text.hasPrefix("  "), let last = units.indices.last, prose.isEmpty {
        units[last].text += " " + bare
      } else {
        if let last = prose.last, last.page == line.page, line.number > last.number + 1,
          let end = last.text.last,
          ".!?:;)”\"".contains(end)
        {
          close()
        }
        prose.append(line)
      }
    }
    close()
    return units.filter { $0.text.contains(where: \.isLetter) }
  }

  private static func sentences(of lines: [SourceLine], block: Int) -> [QuotableUnit] {
    var text = ""
    var starts: [(offset: Int, line: SourceLine)] = []
    for line in lines {
      if !text.isEmpty { text += " " }
      starts.append((text.utf8.count, line))
      text += line.text
    }
    return Sentences.split(text).map { sentence in
      let offset = text.utf8.distance(from: text.startIndex, to: sentence.startIndex)
      let line = starts.last { $0.offset <= offset }?.line ?? lines[0]
      return QuotableUnit(text: String(sentence), line: line, block: block)
    }
  }

  /// Begins with a word that points back to the sentence before, without which it says little.
  var pointsBack: Bool {
    guard !isItem, context == nil else { return false }
    let words = text.prefix(40).lowercased().split { !$0.isLetter }
    guard let first = words.first else { return false }
    if Self.pointers.contains(String(first)) { return true }
    // "If it arrives late …"
    return ["if", "when", "while", "until", "after", "before", "for", "in", "of"].contains(first)
      && words.count > 1
      && Self.pointers.contains(String(words[1]))
  }

  private static let pointers: Set<String> = [
    "it", "its", "they", "their", "them", "this", "that", "these", "those", "he", "his", "she", "her",
    "otherwise", "then", "afterwards",
    "however", "both", "neither", "either", "instead", "there", "such",
  ]

  /// A promise to write something is no answer.
  var isPlaceholder: Bool {
    let text = text.lowercased()
    let marks = [
      "todo", "tbd", "tbc", "fixme", "to be written", "to be defined", "to be decided", "to be confirmed",
      "to be agreed", "to be added",
      "to be determined", "lorem ipsum", "coming soon", "work in progress", "placeholder",
      "under construction", "not yet written",
    ]
    return marks.contains { mark in
      guard let range = text.firstRange(of: mark) else { return false }
      let before = range.lowerBound > text.startIndex ? text[text.index(before: range.lowerBound)] : " "
      let after = range.upperBound < text.endIndex ? text[range.upperBound] : " "
      return !before.isLetter && !after.isLetter
    }
  }
}
