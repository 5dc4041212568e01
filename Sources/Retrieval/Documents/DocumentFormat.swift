/// What a document is written in.
public enum DocumentFormat: String, Hashable, Sendable, CaseIterable {
  case markdown, text, html, pdf

  /// The format that a file's name tells, or `nil` for files that are no documents.
  public init?(path: String) {
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return nil }
    switch path[path.index(after: dot)...].lowercased() {
    case "md", "markdown", "mdown", "mkd": self = .markdown
    case "txt", "text", "rst": self = .text
    case "html", "htm", "xhtml": self = .html
    case "pdf": self = .pdf
    default: return nil
    }
  }
}
