import SemanticParsing

/// Completes a line: commands and their arguments, paths, the words and values of the data.
struct Completer {
  var vocabulary: Vocabulary
  /// Commands with what their arguments are.
  var commands: [(name: String, argument: CommandArgument)]
  var files: FileCompletion
  /// How a question may go on.
  var questions: QuestionCompleter?

  /// Words before the cursor that one name may consist of: `New York`, `Lee Morris & Sons`.
  private static let longestName = 5

  /// What fits before the cursor, which stands at a byte of the line.
  func complete(_ line: String, cursor: Int) -> Completion {
    let before = String(decoding: line.utf8.prefix(cursor), as: UTF8.self)
    if let mark = before.first, mark == "/" || mark == ".", let command = commandLine(before) {
      return command
    }
    if let path = quotedPath(before) { return path }
    let word = lastWord(of: before)
    if word.contains("/") || word.hasPrefix("~") { return files.complete(word) }
    if let next = questions?.proposals(after: before), let first = next.first {
      return Completion(typed: first.typed, candidates: next.map(\.text))
    }
    return names(before, among: vocabulary.words + vocabulary.members)
  }

  /// A command that is being typed, or its argument; `nil` for paths, which also start with a slash.
  private func commandLine(_ before: String) -> Completion? {
    guard let space = before.firstIndex(of: " ") else {
      let typed = before.dropFirst().lowercased()
      let names = commands.map(\.name).filter { $0.hasPrefix(typed) }.sorted()
      guard !names.isEmpty else { return nil }
      return Completion(typed: before, candidates: names.map { "/\($0)" })
    }
    let name = before[before.index(after: before.startIndex)..<space].lowercased()
    let matches = commands.filter { $0.name == name || $0.name.hasPrefix(name) }
    guard let command = matches.first(where: { $0.name == name }) ?? (matches.count == 1 ? matches[0] : nil)
    else { return nil }
    let rest = String(before[before.index(after: space)...])
    return argument(rest, command.argument)
  }

  private func argument(_ rest: String, _ argument: CommandArgument) -> Completion {
    switch argument {
    case .none: return Completion()
    case .file: return quotedPath(rest) ?? files.complete(lastWord(of: rest))
    case .command: return names(rest, among: commands.map(\.name))
    case .oneOf(let words): return names(rest, among: words)
    case .table: return names(rest, among: vocabulary.tables)
    case .column: return column(lastWord(of: rest))
    case .saved: return rest.contains("/") ? files.complete(rest) : names(rest, among: vocabulary.saved)
    case .filter: return names(rest, among: ["off"] + vocabulary.words + vocabulary.members)
    case .statement: return names(rest, among: vocabulary.words)
    }
  }

  /// `orders.reg` completes to a column of the table.
  private func column(_ word: String) -> Completion {
    guard let dot = word.firstIndex(of: ".") else { return names(word, among: vocabulary.tables) }
    let table = word[..<dot]
    let columns = vocabulary.columns.first { $0.key.lowercased() == table.lowercased() }?.value ?? []
    return names(word, among: columns.map { "\(table).\($0)" })
  }

  /// The longest run of words at the end that some name starts with.
  private func names(_ before: String, among names: [String]) -> Completion {
    var starts = [before.startIndex]
    for index in before.indices where before[index] == " " { starts.append(before.index(after: index)) }
    for start in starts.suffix(Self.longestName) {
      let typed = String(before[start...])
      guard !typed.isEmpty, typed.first != " " else { continue }
      let folded = typed.lowercased()
      let found = names.filter { $0.lowercased().hasPrefix(folded) }
      if !found.isEmpty { return Completion(typed: typed, candidates: Set(found).sorted()) }
    }
    return Completion()
  }

  /// The path in a quotation that is still open.
  private func quotedPath(_ before: String) -> Completion? {
    for quote in ["\"", "'"] as [Character] {
      guard before.count(where: { $0 == quote }) % 2 == 1, let open = before.lastIndex(of: quote) else {
        continue
      }
      if quote == "'", open > before.startIndex, before[before.index(before: open)].isLetter { continue }
      let completion = files.complete(String(before[before.index(after: open)...]))
      if !completion.candidates.isEmpty { return completion }
    }
    return nil
  }

  private func lastWord(of text: String) -> String {
    String(text[(text.lastIndex(of: " ").map { text.index(after: $0) } ?? text.startIndex)...])
  }
}
