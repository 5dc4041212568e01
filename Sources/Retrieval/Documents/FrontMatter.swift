/// The YAML between two lines of `---` at the top of a Markdown file. Only its title is used; it is not searched.
struct FrontMatter {
  var title: String?
  /// Lines that stand before `body`.
  var lineCount = 0
  var body: String

  init(_ source: String) {
    body = source
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.first.map({ TextCleaning.squeezed($0) }) == "---",
      let end = lines.dropFirst().prefix(200).firstIndex(where: {
        ["---", "..."].contains(TextCleaning.squeezed($0))
      }),
      lines[1..<end].allSatisfy({ $0.contains(":") || $0.first.map { " -#".contains($0) } ?? true })
    else { return }
    for line in lines[1..<end] where line.lowercased().hasPrefix("title:") {
      let value = TextCleaning.squeezed(line.dropFirst("title:".count))
      title = String(
        value.drop { $0 == "\"" || $0 == "'" }.reversed().drop { $0 == "\"" || $0 == "'" }.reversed())
    }
    lineCount = end + 1
    body = lines[(end + 1)...].joined(separator: "\n")
  }
}
