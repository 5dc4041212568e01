/// Answers and passages from documents as people read them.
public enum DocumentText {
  /// The quotations with their places, or that the documents do not say.
  public static func answer(_ answer: DocumentAnswer, width: Int) -> String {
    guard !answer.abstained else {
      var text = "The documents do not say.\n"
      if !answer.missing.isEmpty {
        text += "In none of the passages nearest: " + answer.missing.joined(separator: ", ") + ".\n"
      }
      if let nearest = answer.passages.first {
        text += "Nearest: \(title(nearest.chunk)) (\(place(nearest)))\n"
      }
      return text
    }
    var text = ""
    let disagreeing = Set(answer.contradictions.flatMap { [$0.first, $0.second] })
    for contradiction in answer.contradictions {
      text += "These do not agree (\(contradiction.figures.joined(separator: " against "))):\n"
    }
    for (index, quotation) in answer.quotations.enumerated() {
      let mark = disagreeing.contains(index) ? "≠ " : ""
      if let context = quotation.context { text += wrapped(context, width: width, indent: "  ") }
      text += wrapped("\(mark)“\(quotation.text)”", width: width, indent: "  ")
      let section = quotation.section.isEmpty ? "" : " (§ \(quotation.section))"
      text += "    \(quotation.place)\(section)\n"
      if quotation.looksLikeInstruction {
        text += "    This text reads like an order to a program. It is quoted, not followed.\n"
      }
    }
    return text
  }

  /// A passage with its place.
  public static func passage(_ passage: Passage, width: Int) -> String {
    var text = "\(title(passage.chunk))  \(place(passage))\n"
    for line in passage.chunk.lines { text += wrapped(line.text, width: width, indent: "  ") }
    return text
  }

  private static func title(_ chunk: Chunk) -> String {
    chunk.headings.isEmpty ? chunk.path : "§ " + chunk.headings.joined(separator: " > ")
  }

  private static func place(_ passage: Passage) -> String {
    passage.page.map { "\(passage.chunk.path):p\($0):\(passage.line)" }
      ?? "\(passage.chunk.path):\(passage.line)"
  }

  private static func wrapped(_ text: String, width: Int, indent: String) -> String {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, indent.count + line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    lines.append(line)
    return lines.map { indent + $0 + "\n" }.joined()
  }
}
