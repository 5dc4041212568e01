/// HTML as blocks. Scripts, styles, forms and navigation are left out.
struct HTMLDocument {
  private(set) var blocks: [DocumentBlock] = []
  private(set) var title: String?
  /// Inline text that waits for its block to end.
  private var pending: [SourceLine] = []

  init(_ source: String) {
    read(HTMLNode.read(source))
    flush()
    if title == nil { title = blocks.first { $0.kind == .heading(level: 1) }?.text }
  }

  private static let silent: Set<String> = [
    "script", "style", "noscript", "template", "nav", "svg", "button", "form", "iframe",
  ]
  private static let flowing: Set<String> = [
    "document", "p", "div", "section", "article", "main", "body", "html", "blockquote", "header", "footer",
    "aside",
    "dl", "dt", "dd", "figure", "figcaption", "address", "hr", "details", "summary",
  ]

  private mutating func read(_ node: HTMLNode) {
    switch node.name {
    case "": add(node.text, line: node.line)
    case "head": title = node.children.first { $0.name == "title" }.map { TextCleaning.squeezed($0.content) }
    case _ where Self.silent.contains(node.name): break
    case "h1", "h2", "h3", "h4", "h5", "h6":
      flush()
      let level = node.name.last?.wholeNumberValue ?? 1
      append(
        .heading(level: level), [SourceLine(TextCleaning.squeezed(node.content), number: node.line)])
    case "table":
      flush()
      append(.table, rows(of: node))
    case "ul", "ol":
      flush()
      append(.list, items(of: node, depth: 0))
    case "pre":
      flush()
      let lines = node.content.split(separator: "\n", omittingEmptySubsequences: false)
      append(.code, lines.enumerated().map { SourceLine(TextCleaning.line($1), number: node.line + $0) })
    case "br": add("\n", line: node.line)
    case _ where Self.flowing.contains(node.name):
      flush()
      for child in node.children { read(child) }
      flush()
    default:
      for child in node.children { read(child) }
    }
  }

  private mutating func add(_ text: String, line: Int) {
    for (index, part) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let clean = TextCleaning.line(part)
      if index == 0, let last = pending.indices.last {
        pending[last].text += clean
      } else {
        pending.append(SourceLine(clean, number: line + index))
      }
    }
  }

  private mutating func flush() {
    append(.prose, pending.map { SourceLine(TextCleaning.squeezed($0.text), number: $0.number) })
    pending = []
  }

  private mutating func append(_ kind: DocumentBlock.Kind, _ lines: [SourceLine]) {
    let kept = lines.filter { !$0.text.isEmpty }
    if !kept.isEmpty { blocks.append(DocumentBlock(kind, lines: kept)) }
  }

  private func rows(of table: HTMLNode) -> [SourceLine] {
    table.descendants(named: ["tr"]).map { row in
      let cells = row.children.filter { ["td", "th"].contains($0.name) }
      return SourceLine(
        cells.map { TextCleaning.squeezed($0.content) }.joined(separator: " | "), number: row.line)
    }
  }

  private func items(of list: HTMLNode, depth: Int) -> [SourceLine] {
    let nested: Set<String> = ["ul", "ol"]
    return list.children.filter { $0.name == "li" }.flatMap { item -> [SourceLine] in
      let own = item.children.filter { !nested.contains($0.name) }.map(\.content).joined()
      let text = String(repeating: "  ", count: depth) + "- " + TextCleaning.squeezed(own)
      return [SourceLine(text, number: item.line)]
        + item.children.filter { nested.contains($0.name) }.flatMap { items(of: $0, depth: depth + 1) }
    }
  }
}
