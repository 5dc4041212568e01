/// What a line is. The order of the tests is fixed, and `/help input` explains it.
enum LineDispatch: Equatable {
  case nothing
  /// The name as it was typed, without its mark, and what follows it.
  case command(mark: Character, name: String, arguments: String)
  /// A number of the choices that are open, from 1.
  case choice(Int)
  /// A number that none of the choices has which the program asked for.
  case wrongChoice(Int)
  /// SQL, run as it stands.
  case statement(String)
  /// A file or folder to load.
  case file(String)
  case question(String)

  /// What the answer to "what is this line" depends on besides the line.
  struct Context {
    /// Choices that are open: readings of a question, or numbered next questions.
    var choices = 0
    /// The choice that Enter alone takes, where the program asked.
    var enteredChoice: Int?
    /// Whether the choice is between yes, the first, and no, the second.
    var isYesOrNo = false
    /// Whether SQLite would run the text.
    var isStatement: (String) -> Bool = { _ in false }
    /// Whether a file or folder of this name exists.
    var exists: (String) -> Bool = { _ in false }
    /// Whether a name is that of a command in full, which a folder like `/run` does not take from it.
    var isCommandName: (String) -> Bool = { _ in false }
  }

  /// Words that are commands without a mark.
  static let bareWords = [
    "help": "help", "?": "help", "quit": "quit", "exit": "quit", "bye": "quit", "clear": "clear",
  ]

  private static let yesOrNo = ["y": 1, "yes": 1, "n": 2, "no": 2]

  private static let statementWords: Set<String> = ["select", "with", "values", "explain"]

  init(_ line: String, in context: Context = Context()) {
    let text = line.trimmingWhiteSpace
    guard let mark = text.first else {
      self = context.choices > 0 ? context.enteredChoice.map { .choice($0) } ?? .nothing : .nothing
      return
    }
    let end = text.firstIndex { $0.isWhitespace } ?? text.endIndex
    let word = text[..<end]
    if Self.isCommand(word, mark, in: context) {
      self = .command(
        mark: mark, name: String(word.dropFirst()), arguments: String(text[end...]).trimmingWhiteSpace)
    } else if let name = Self.bareWords[text.lowercased()] {
      self = .command(mark: "/", name: name, arguments: "")
    } else if !context.isYesOrNo, let number = Self.digit(text), number <= max(context.choices, 0) {
      self = .choice(number)
    } else if context.isYesOrNo, let number = Self.yesOrNo[text.lowercased()] {
      self = .choice(number)
    } else if context.enteredChoice != nil, !context.isYesOrNo, context.choices > 0, let number = Int(text) {
      self = .wrongChoice(number)
    } else if Self.statementWords.contains(Self.firstLetters(of: text)), context.isStatement(text) {
      self = .statement(text)
    } else if context.exists(Self.unquoted(text)) || Self.isAbsolutePath(word, mark) {
      self = .file(Self.unquoted(text))
    } else {
      self = .question(text)
    }
  }

  /// `/tables`, `.tables`, `\d`; but `/home/ana/sales.csv` and `./sales.csv` are paths.
  private static func isCommand(_ word: Substring, _ mark: Character, in context: Context) -> Bool {
    let name = word.dropFirst()
    switch mark {
    case "/":
      return !name.contains("/") && (context.isCommandName(String(name)) || !context.exists(String(word)))
    case ".", "\\": return name.first.map { $0.isLetter || $0 == "?" } ?? false
    default: return false
    }
  }

  /// `/home/ana/sales.csv`, whether it exists or not.
  private static func isAbsolutePath(_ word: Substring, _ mark: Character) -> Bool {
    mark == "/" && word.dropFirst().contains("/")
  }

  private static func digit(_ text: String) -> Int? {
    guard text.utf8.count == 1, let number = Int(text), number > 0 else { return nil }
    return number
  }

  private static func firstLetters(of text: String) -> String {
    text.prefix { $0.isASCII && $0.isLetter }.lowercased()
  }

  /// A path between quotes, as terminals paste it when a file is dropped on them.
  static func unquoted(_ text: String) -> String {
    guard text.count >= 2, let quote = text.first, quote == "'" || quote == "\"", text.last == quote else {
      return text
    }
    return String(text.dropFirst().dropLast())
  }
}

extension String {
  /// Without white space and line breaks at both ends.
  var trimmingWhiteSpace: String {
    var characters = self[...]
    while let first = characters.first, first.isWhitespace { characters.removeFirst() }
    while let last = characters.last, last.isWhitespace { characters.removeLast() }
    return String(characters)
  }
}
