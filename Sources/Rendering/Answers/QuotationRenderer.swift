import QuerentCore

/// Quotations with the places they stand at.
struct QuotationRenderer {
  let style: OutputStyle

  func lines(_ citations: [CitationRecord]) -> [StyledLine] {
    var lines: [StyledLine] = []
    var context: String?
    for (index, citation) in citations.enumerated() {
      if let introduction = citation.context, introduction != context {
        lines += wrapped(introduction, .dim)
      }
      context = citation.context
      lines += wrapped("“\(citation.quote)”", .strong)
      if let reason = citation.reason { lines += wrapped("applies: \(reason)", .plain, indent: "  ") }
      // Lines of one section are cited once, after the last of them.
      let next = citations.dropFirst(index + 1).first
      if citation.reason != nil {
        lines += place(CollectionOfOne(citation))
      } else if next?.path != citation.path || next?.section != citation.section {
        lines += place(
          citations[...index].reversed().prefix { $0.path == citation.path && $0.section == citation.section }
        )
      }
    }
    return lines
  }

  private func place(_ together: some Collection<CitationRecord>) -> [StyledLine] {
    let all = Array(together)
    guard let last = all.first, let first = all.last else { return [] }
    let span = first.line == last.line ? first.place : "\(first.place)–\(last.line)"
    let section =
      last.section.split(separator: ">").last.map { " (§\($0.hasPrefix(" ") ? "" : " ")\($0))" } ?? ""
    return wrapped(span + section, .dim, indent: "  ")
  }

  private func wrapped(_ text: String, _ ink: Ink, indent: String = "") -> [StyledLine] {
    DisplayText.wrapped(style.clean(text), to: style.proseWidth - indent.count).map {
      StyledLine(indent + $0, ink)
    }
  }
}
