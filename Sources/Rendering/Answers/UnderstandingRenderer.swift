import QuerentCore

/// The `Understood as` lines: what a person checks before believing a figure.
struct UnderstandingRenderer {
  let style: OutputStyle

  func lines(_ understanding: Understanding) -> [StyledLine] {
    let lead = "Understood as  "
    let isNarrow = style.proseWidth < 60
    let indent = isNarrow ? 2 : lead.utf8.count
    let room = style.proseWidth - indent
    var parts: [String] = []
    parts.append(style.clean(understanding.metric))
    if !understanding.period.isEmpty { parts.append(style.clean(understanding.period)) }
    if let grain = understanding.grain { parts.append("by " + style.clean(grain)) }
    parts += understanding.filters.map(style.clean)
    parts += understanding.groups.map(style.clean)
    var body = DisplayText.wrapped(parts: parts, separator: style.separator, to: room)
    body += notes(understanding).flatMap { DisplayText.wrapped("(\($0))", to: room) }
    if isNarrow { return [StyledLine(lead, .dim)] + body.map { StyledLine($0).indented(by: indent) } }
    return body.enumerated().map { position, text in
      var line = StyledLine(position == 0 ? lead : String(repeating: " ", count: indent), .dim)
      line.append(text)
      return line
    }
  }

  private func notes(_ understanding: Understanding) -> [String] {
    var notes: [String] = []
    if !understanding.inherited.isEmpty { notes.append("follow-up: keeps " + list(understanding.inherited)) }
    notes += understanding.corrections.map(style.clean) + understanding.defaults.map(style.clean)
    if !understanding.unread.isEmpty {
      notes.append("not used: " + list(understanding.unread.map { "\"\($0)\"" }))
    }
    return notes
  }

  private func list(_ items: [String]) -> String { items.map(style.clean).joined(separator: ", ") }
}
