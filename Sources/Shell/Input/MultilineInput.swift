/// Joins lines that belong to one question: a `\` at the end asks for the next line, and `"""` opens a text that runs
/// to the next `"""`.
struct MultilineInput: Equatable {
  private var lines: [String] = []
  private var isQuoted = false

  /// Whether a question has begun and is not complete.
  var isOpen: Bool { isQuoted || !lines.isEmpty }

  /// Takes a line and gives the whole question when it is complete.
  mutating func add(_ line: String) -> String? {
    if isQuoted { return addQuoted(line) }
    if lines.isEmpty, line.trimmingWhiteSpace.hasPrefix(Self.quotes) {
      isQuoted = true
      return addQuoted(String(line.trimmingWhiteSpace.dropFirst(Self.quotes.count)))
    }
    if line.hasSuffix("\\"), line.count > 1 || !lines.isEmpty {
      lines.append(String(line.dropLast()))
      return nil
    }
    return finish(with: line)
  }

  private static let quotes = "\"\"\""

  private mutating func addQuoted(_ line: String) -> String? {
    guard line.hasSuffix(Self.quotes) else {
      lines.append(line)
      return nil
    }
    return finish(with: String(line.dropLast(Self.quotes.count)))
  }

  private mutating func finish(with line: String) -> String {
    let text = (lines + [line]).joined(separator: "\n")
    self = MultilineInput()
    return text.trimmingWhiteSpace
  }
}
