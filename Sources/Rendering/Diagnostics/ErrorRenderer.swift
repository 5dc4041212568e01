public import QuerentCore

/// Prints a diagnostic in three parts: what happened, where, what to do next.
public struct ErrorRenderer: Sendable {
  public let style: OutputStyle

  /// Makes a renderer for a style.
  public init(style: OutputStyle) { self.style = style }

  /// The diagnostic, ended by a newline.
  ///
  /// - Parameters:
  ///   - source: The text the diagnostic's span points into; without it no caret is drawn.
  ///   - file: The name of the file the text stands in.
  public func render(_ diagnostic: Diagnostic, source: String? = nil, file: String? = nil) -> String {
    lines(diagnostic, source: source, file: file).printed(in: style)
  }

  func lines(_ diagnostic: Diagnostic, source: String? = nil, file: String? = nil) -> [StyledLine] {
    let mark = diagnostic.severity == .error ? style.glyphs.refusal : style.glyphs.warning
    var lines = DisplayText.wrapped(style.clean(diagnostic.summary), to: style.proseWidth - 2).enumerated()
      .map {
        position, piece in
        var line = StyledLine(position == 0 ? mark + " " : "  ", .warning)
        line.append(piece, position == 0 ? .strong : .plain)
        return line
      }
    if let place = place(diagnostic, file: file) { lines.append(StyledLine("  " + place, .dim)) }
    if let source, let span = diagnostic.span { lines += excerpt(of: source, span, code: diagnostic.code) }
    for suggestion in diagnostic.suggestions {
      let text = style.clean(suggestion)
      let isWord = !text.contains(" ")
      lines += DisplayText.wrapped(isWord ? "Did you mean \(text)?" : text, to: style.proseWidth - 2)
        .map { StyledLine("  " + $0) }
    }
    return lines
  }

  private func place(_ diagnostic: Diagnostic, file: String?) -> String? {
    let position = [diagnostic.line, diagnostic.line == nil ? nil : diagnostic.column]
      .compactMap { $0.map(String.init) }
    if let file { return ([style.clean(file)] + position).joined(separator: ":") }
    guard let line = diagnostic.line else { return nil }
    return diagnostic.column.map { "line \(line), column \($0)" } ?? "line \(line)"
  }

  /// The line the span starts in and carets under it, counted in display cells; a long line is cut around the span.
  private func excerpt(of source: String, _ span: TextSpan, code: String) -> [StyledLine] {
    let bytes = Array(source.utf8)
    let start = min(max(0, span.start), bytes.count)
    let lineStart = bytes[..<start].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let lineEnd = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    let end = min(max(start, span.end), lineEnd)
    func text(_ range: Range<Int>) -> String { style.clean(String(decoding: bytes[range], as: UTF8.self)) }
    var before = text(lineStart..<start)
    let marked = text(start..<end)
    let room = style.proseWidth - 2
    let ellipsis = style.glyphs.ellipsis
    let markedWidth = max(1, DisplayText.width(of: marked))
    let lead = max(8, room - markedWidth - 12)
    if DisplayText.width(of: before) + markedWidth > room {
      while !before.isEmpty, DisplayText.width(of: before) > lead - 1 { before.removeFirst() }
      before = ellipsis + before
    }
    let whole = DisplayText.cut(before + marked + text(end..<lineEnd), to: room, ellipsis: ellipsis)
    let indent = DisplayText.width(of: before)
    var carets = StyledLine(String(repeating: " ", count: 2 + indent))
    carets.append(String(repeating: "^", count: max(1, min(markedWidth, room - indent))), .warning)
    let note = code.isEmpty ? "" : " [\(code)]"
    if carets.width + note.utf8.count <= style.proseWidth { carets.append(note, .dim) }
    return [StyledLine("  " + whole), carets]
  }
}
