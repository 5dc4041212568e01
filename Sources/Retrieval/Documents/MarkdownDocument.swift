import CMarkdown
import Synchronization

/// Markdown with tables, strikethrough and autolinks, read by cmark-gfm: fences, comments and nesting are the parser's
/// business, so a `#` in a shell script is no heading.
struct MarkdownDocument {
  private(set) var blocks: [DocumentBlock] = []
  private(set) var title: String?
  /// Lines of front matter before the Markdown.
  private var offset = 0

  init(_ source: String) {
    let matter = FrontMatter(source)
    title = matter.title
    offset = matter.lineCount
    // cmark-gfm keeps the characters of its extensions in one table for all parsers: one at a time.
    let root = Self.parsing.withLock { _ in OpaqueTree(root: Self.parse(matter.body)) }.root
    guard let root else { return }
    defer { cmark_node_free(root) }
    read(childrenOf: root)
    if title == nil {
      title = blocks.first { $0.kind == .heading(level: 1) }?.text
    }
  }

  private static let parsing = Mutex(())

  /// Carries a tree out of the lock.
  private struct OpaqueTree: @unchecked Sendable {
    // Owned by the one document that asked for it.
    var root: Node?
  }

  private static func parse(_ body: String) -> Node? {
    cmark_gfm_core_extensions_ensure_registered()
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8) else { return nil }
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough", "autolink", "tasklist"] {
      if let dialect = cmark_find_syntax_extension(name) {
        cmark_parser_attach_syntax_extension(parser, dialect)
      }
    }
    var body = body
    body.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    }
    return cmark_parser_finish(parser)
  }

  private mutating func read(childrenOf parent: Node) {
    for node in Self.children(of: parent) {
      switch cmark_node_get_type(node) {
      case CMARK_NODE_HEADING:
        let text = lines(of: node).map(\.text).joined(separator: " ")
        let level = Int(cmark_node_get_heading_level(node))
        append(.heading(level: level), [SourceLine(text, number: line(of: node))])
      case CMARK_NODE_PARAGRAPH:
        append(.prose, lines(of: node))
      case CMARK_NODE_LIST:
        append(.list, Self.children(of: node).flatMap { item(lines: $0, depth: 0) })
      case CMARK_NODE_CODE_BLOCK:
        append(.code, codeLines(of: node))
      case CMARK_NODE_BLOCK_QUOTE:
        read(childrenOf: node)
      case CMARK_NODE_HTML_BLOCK:
        readMarkup(node)
      default:
        if Self.name(of: node) == "table" { append(.table, tableLines(of: node)) }
      }
    }
  }

  private mutating func append(_ kind: DocumentBlock.Kind, _ lines: [SourceLine]) {
    let kept = lines.filter { !$0.text.isEmpty || kind == .code }
    if !kept.isEmpty { blocks.append(DocumentBlock(kind, lines: kept)) }
  }

  /// HTML within Markdown: comments go, tables and paragraphs are read as HTML is.
  private mutating func readMarkup(_ node: Node) {
    guard let literal = cmark_node_get_literal(node) else { return }
    let first = line(of: node)
    for block in HTMLDocument(String(cString: literal)).blocks {
      append(
        block.kind,
        block.lines.map { SourceLine($0.text, number: first + $0.number - 1) })
    }
  }

  // MARK: Text of a node

  private func item(lines item: Node, depth: Int) -> [SourceLine] {
    let indent = String(repeating: "  ", count: depth)
    var result: [SourceLine] = []
    for child in Self.children(of: item) {
      if cmark_node_get_type(child) == CMARK_NODE_LIST {
        result += Self.children(of: child).flatMap { self.item(lines: $0, depth: depth + 1) }
        continue
      }
      let own = cmark_node_get_type(child) == CMARK_NODE_CODE_BLOCK ? codeLines(of: child) : lines(of: child)
      for (index, line) in own.enumerated() {
        let mark = result.isEmpty && index == 0 ? "- " : "  "
        result.append(SourceLine(indent + mark + line.text, number: line.number))
      }
    }
    return result
  }

  private func tableLines(of table: Node) -> [SourceLine] {
    Self.children(of: table).map { row in
      let cells = Self.children(of: row).map { cell in lines(of: cell).map(\.text).joined(separator: " ") }
      return SourceLine(cells.joined(separator: " | "), number: line(of: row))
    }
  }

  private func codeLines(of node: Node) -> [SourceLine] {
    guard let literal = cmark_node_get_literal(node) else { return [] }
    let fenced = cmark_node_get_fence_info(node) != nil && cmark_node_get_start_line(node) > 0
    let text = String(cString: literal)
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast(
      text.hasSuffix("\n") ? 1 : 0)
    let span = Int(cmark_node_get_end_line(node) - cmark_node_get_start_line(node)) + 1
    let first = line(of: node) + (fenced && span > rows.count ? 1 : 0)
    return rows.enumerated().map { SourceLine(TextCleaning.line($1), number: first + $0) }
  }

  /// The inline text under a node, a line for each line of the source.
  private func lines(of node: Node) -> [SourceLine] {
    var texts = [""]
    collect(node, into: &texts)
    let first = line(of: node)
    return texts.enumerated().map { SourceLine(TextCleaning.squeezed($1), number: first + $0) }
      .filter { !$0.text.isEmpty }
  }

  private func collect(_ node: Node, into texts: inout [String]) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT, CMARK_NODE_CODE:
      if let literal = cmark_node_get_literal(node) { texts[texts.count - 1] += String(cString: literal) }
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK:
      texts.append("")
    case CMARK_NODE_HTML_INLINE:
      // `<br>` parts words; comments and other tags say nothing.
      texts[texts.count - 1] += " "
    default:
      for child in Self.children(of: node) { collect(child, into: &texts) }
    }
  }

  private func line(of node: Node) -> Int { Int(cmark_node_get_start_line(node)) + offset }

  // MARK: Walking

  private typealias Node = OpaquePointer

  private static func name(of node: Node) -> String {
    cmark_node_get_type_string(node).map { String(cString: $0) } ?? ""
  }

  private static func children(of node: Node) -> [Node] {
    var result: [Node] = []
    var next = cmark_node_first_child(node)
    while let child = next {
      result.append(child)
      next = cmark_node_next(child)
    }
    return result
  }
}
