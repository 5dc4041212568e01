import QuerentCore

/// Quotations with the places they stand at, as block quotes.
enum HTMLQuotations {
  static func text(_ citations: [CitationRecord]) -> String {
    var text = ""
    var context: String?
    for citation in citations {
      if let introduction = citation.context, introduction != context {
        text += "<p class=\"dim\">\(Markup.escaped(introduction))</p>\n"
      }
      context = citation.context
      text += "<blockquote><p class=\"answer\">“\(Markup.escaped(citation.quote))”</p>"
      if let reason = citation.reason { text += "<p>applies: \(Markup.escaped(reason))</p>" }
      text +=
        "<footer class=\"dim\"><cite>\(Markup.escaped(citation.placeAndSection))</cite></footer></blockquote>\n"
    }
    return text
  }
}
