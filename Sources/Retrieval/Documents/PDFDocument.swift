/// A PDF as `pdftotext -layout` prints it: pages apart, running headers and footers dropped, broken words joined.
struct PDFDocument {
  private(set) var blocks: [DocumentBlock] = []
  private(set) var title: String?

  /// - Parameter text: All pages, with a form feed after each.
  init(text: String) {
    var pages = text.split(separator: "\u{C}", omittingEmptySubsequences: false).enumerated().map {
      page, text in
      text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated().map {
        SourceLine(TextCleaning.line($1), number: $0 + 1, page: page + 1)
      }
    }
    if let last = pages.last, last.allSatisfy({ TextCleaning.squeezed($0.text).isEmpty }) {
      pages.removeLast()
    }
    let running = Self.runningLines(pages)
    for page in pages {
      let kept = page.map { line in
        var line = line
        if running.contains(Self.shape(line.text)) || Self.isPageNumber(line.text) { line.text = "" }
        return line
      }
      blocks += TextDocument(lines: Self.joined(kept)).blocks
    }
    title = blocks.first { if case .heading = $0.kind { true } else { false } }?.text
  }

  /// Lines at the edge of most pages that differ in nothing but their numbers.
  private static func runningLines(_ pages: [[SourceLine]]) -> Set<String> {
    guard pages.count > 1 else { return [] }
    var counts: [String: Int] = [:]
    for page in pages {
      let written = page.filter { !TextCleaning.squeezed($0.text).isEmpty }
      for shape in Set((written.prefix(2) + written.suffix(2)).map { shape($0.text) }) {
        counts[shape, default: 0] += 1
      }
    }
    return Set(counts.filter { $0.value >= 2 && $0.value * 10 >= pages.count * 6 }.keys)
  }

  private static func shape(_ text: String) -> String {
    var shape = ""
    for character in TextCleaning.squeezed(text) {
      if character.isNumber {
        if shape.last != "#" { shape.append("#") }
      } else {
        shape.append(character)
      }
    }
    return shape
  }

  private static func isPageNumber(_ text: String) -> Bool {
    let text = TextCleaning.squeezed(text)
    return !text.isEmpty && text.count <= 4 && text.allSatisfy(\.isNumber)
  }

  /// A word broken at the end of a line is put together on the first of its lines.
  private static func joined(_ lines: [SourceLine]) -> [SourceLine] {
    var lines = lines
    for index in lines.indices.dropLast() {
      let text = lines[index].text
      guard text.last == "-", text.dropLast().last?.isLetter == true else { continue }
      let next = lines[index + 1].text.drop { $0 == " " }
      let word = next.prefix { $0 != " " }
      guard word.first?.isLowercase == true else { continue }
      lines[index].text = String(text.dropLast() + word)
      lines[index + 1].text = String(next.dropFirst(word.count))
    }
    return lines
  }
}
