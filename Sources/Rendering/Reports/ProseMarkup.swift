/// The prose of a living report as HTML: headings, paragraphs, lists, quotations and code. Everything is text; markup in
/// the source is shown, never obeyed.
enum ProseMarkup {
  static func html(_ lines: [Substring]) -> String {
    var html = ""
    var paragraph: [Substring] = []
    var list: [Substring] = []
    var code: [Substring]?
    func closed() -> String {
      var text = ""
      if !paragraph.isEmpty { text += "<p>\(Markup.escaped(paragraph.joined(separator: "\n")))</p>\n" }
      if !list.isEmpty {
        text += "<ul>\n" + list.map { "<li>\(Markup.escaped(String($0)))</li>\n" }.joined() + "</ul>\n"
      }
      paragraph = []
      list = []
      return text
    }
    for line in lines {
      let text = line.drop { $0 == " " || $0 == "\t" }
      if text.hasPrefix("```") || text.hasPrefix("~~~") {
        if let lines = code {
          html += "<pre><code>\(Markup.escaped(lines.joined(separator: "\n")))</code></pre>\n"
          code = nil
        } else {
          html += closed()
          code = []
        }
      } else if code != nil {
        code?.append(line)
      } else if text.isEmpty {
        html += closed()
      } else if let level = heading(text) {
        let words = text.dropFirst(level).drop { $0 == " " }
        html += closed() + "<h\(level)>\(Markup.escaped(String(words)))</h\(level)>\n"
      } else if let item = item(text) {
        if !paragraph.isEmpty { html += closed() }
        list.append(item)
      } else if !list.isEmpty {
        list[list.count - 1] = Substring(list[list.count - 1] + " " + text)
      } else {
        paragraph.append(text)
      }
    }
    if let lines = code {
      html += "<pre><code>\(Markup.escaped(lines.joined(separator: "\n")))</code></pre>\n"
    }
    return html + closed()
  }

  private static func heading(_ text: Substring) -> Int? {
    let level = text.prefix { $0 == "#" }.count
    return (1...6).contains(level) && text.dropFirst(level).first == " " ? level : nil
  }

  private static func item(_ text: Substring) -> Substring? {
    guard let mark = text.first, "-*+".contains(mark), text.dropFirst().first == " " else { return nil }
    return text.dropFirst(2)
  }
}
