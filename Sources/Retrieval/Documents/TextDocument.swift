/// Plain text: paragraphs between blank lines, and the headings people draw by underlining, numbering or capitals.
struct TextDocument {
  private(set) var blocks: [DocumentBlock] = []

  init(_ source: String) {
    self.init(
      lines: source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated().map {
        SourceLine(TextCleaning.line($1), number: $0 + 1)
      })
  }

  /// - Parameter lines: All lines, blank ones too.
  init(lines: [SourceLine]) {
    var paragraph: [SourceLine] = []
    var index = 0
    func isBlank(_ at: Int) -> Bool { !lines.indices.contains(at) || Self.trimmed(lines[at].text).isEmpty }
    while index < lines.count {
      let line = lines[index]
      let text = Self.trimmed(line.text)
      if text.isEmpty {
        close(&paragraph)
      } else if let level = Self.underline(below: text, lines, index) {
        close(&paragraph)
        blocks.append(heading(text, level, line))
        index += 1
      } else if isBlank(index - 1),
        let level = Self.headingLevel(
          text, followedByBlank: isBlank(index + 1) || Self.standsOut(text, lines, index))
      {
        close(&paragraph)
        blocks.append(heading(text, level, line))
      } else {
        paragraph.append(line)
      }
      index += 1
    }
    close(&paragraph)
  }

  private func heading(_ text: String, _ level: Int, _ line: SourceLine) -> DocumentBlock {
    let name = text.drop { $0 == "#" || $0 == "=" || $0 == " " }
    return DocumentBlock(
      .heading(level: level),
      lines: [SourceLine(TextCleaning.squeezed(name), number: line.number, page: line.page)])
  }

  private mutating func close(_ paragraph: inout [SourceLine]) {
    guard !paragraph.isEmpty else { return }
    let bullets = paragraph.filter { Self.isBullet(Self.trimmed($0.text)) }.count
    let columns = paragraph.filter { Self.trimmed($0.text).contains("   ") }.count
    let kind: DocumentBlock.Kind =
      columns * 2 > paragraph.count && paragraph.count > 1 ? .table : bullets > 0 ? .list : .prose
    blocks.append(
      DocumentBlock(
        kind,
        lines: paragraph.map { line in
          var line = line
          line.text = kind == .table ? Self.cells(line.text) : TextCleaning.squeezed(line.text)
          return line
        }))
    paragraph = []
  }

  /// Columns laid out by blanks, with bars between them.
  private static func cells(_ text: String) -> String {
    var cells: [String] = []
    var cell = ""
    var blanks = 0
    for character in trimmed(text) {
      if character == " " {
        blanks += 1
        continue
      }
      if blanks >= 3, !cell.isEmpty {
        cells.append(cell)
        cell = ""
      } else if blanks > 0, !cell.isEmpty {
        cell += " "
      }
      blanks = 0
      cell.append(character)
    }
    return (cells + [cell]).joined(separator: " | ")
  }

  private static func underline(below text: String, _ lines: [SourceLine], _ index: Int) -> Int? {
    guard index + 1 < lines.count, text.count <= 100 else { return nil }
    let next = trimmed(lines[index + 1].text)
    guard next.count >= 3, next.count >= text.count / 2, let mark = next.first,
      next.allSatisfy({ $0 == mark })
    else { return nil }
    return mark == "=" ? 1 : mark == "-" || mark == "~" ? 2 : nil
  }

  /// The first line of a paragraph is about as long as the next one; a heading is much shorter.
  private static func standsOut(_ text: String, _ lines: [SourceLine], _ index: Int) -> Bool {
    guard index + 1 < lines.count else { return false }
    let next = trimmed(lines[index + 1].text)
    return text.count <= 50 && next.count >= 50 && next.count * 2 >= text.count * 3
      && next.first?.isUppercase == true
  }

  /// A heading by its looks: `2.1 Discounts`, `DISCOUNTS`, or a short line in title case that stands alone.
  static func headingLevel(_ text: String, followedByBlank: Bool) -> Int? {
    guard text.count <= 80, !isBullet(text), let last = text.last, !".,;!?".contains(last) else { return nil }
    let words = text.split(separator: " ")
    let number = words[0].last == "." ? words[0].dropLast() : words[0]
    let parts = number.split(separator: ".", omittingEmptySubsequences: false)
    if words.count > 1, words.count <= 10,
      parts.allSatisfy({ !$0.isEmpty && $0.count <= 2 && $0.allSatisfy(\.isNumber) }),
      words[1].first?.isUppercase == true, followedByBlank || parts.count > 1
    {
      return min(parts.count + 1, 6)
    }
    let letters = text.filter(\.isLetter)
    if letters.count >= 4, letters.allSatisfy(\.isUppercase), words.count <= 10 { return 2 }
    guard followedByBlank, words.count <= 9, last != ":", letters.count >= 4 else { return nil }
    let named = words.filter { $0.first?.isLetter == true && $0.count > 3 }
    return text.first?.isUppercase == true && !named.isEmpty
      && text.filter({ $0 == ":" || $0 == "|" }).isEmpty
      ? 3 : nil
  }

  private static func isBullet(_ text: String) -> Bool {
    guard let first = text.first else { return false }
    return "•-*–·▪".contains(first) && text.dropFirst().first == " "
  }

  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
