/// The smallest piece of a passage that says something by itself: a sentence, an item of a list, a row of a table.
struct QuotableUnit {
  var text: String
  var context: String?
  var line: SourceLine
  /// An item of a list.
  var isItem = false

  /// The units of a chunk in order.
  static func units(of chunk: Chunk) -> [QuotableUnit] {
    var units: [QuotableUnit] = []
    var prose: [SourceLine] = []
    var lead: String?
    var tableHead: String?
    func close() {
      units += sentences(of: prose, context: nil)
      lead =
        prose.last.flatMap { $0.text.hasSuffix(":") ? sentences(of: prose, context: nil).last?.text : nil }
        ?? lead
      prose = []
    }
    for line in chunk.lines {
      if line.text.contains(" | ") {
        close()
        if let head = tableHead {
          units.append(QuotableUnit(text: line.text, context: head, line: line))
        } else {
          tableHead = line.text
        }
        continue
      }
      tableHead = nil
      let bare = line.text.drop { $0 == " " }
      if bare.hasPrefix("- ") {
        close()
        units.append(QuotableUnit(text: String(bare.dropFirst(2)), context: lead, line: line, isItem: true))
      } else if line.text.hasPrefix("  "), let last = units.indices.last, prose.isEmpty {
        units[last].text += " " + bare
      } else {
        prose.append(line)
      }
    }
    close()
    return units.filter { $0.text.contains(where: \.isLetter) }
  }

  private static func sentences(of lines: [SourceLine], context: String?) -> [QuotableUnit] {
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
      return QuotableUnit(text: String(sentence), context: context, line: line)
    }
  }

  /// A promise to write something is no answer.
  var isPlaceholder: Bool {
    let text = text.lowercased()
    let marks = [
      "todo", "tbd", "fixme", "to be written", "to be defined", "to be decided", "to be confirmed",
      "lorem ipsum",
      "coming soon", "work in progress", "placeholder",
    ]
    return marks.contains { mark in
      guard let range = text.firstRange(of: mark) else { return false }
      let before = range.lowerBound > text.startIndex ? text[text.index(before: range.lowerBound)] : " "
      let after = range.upperBound < text.endIndex ? text[range.upperBound] : " "
      return !before.isLetter && !after.isLetter
    }
  }
}
