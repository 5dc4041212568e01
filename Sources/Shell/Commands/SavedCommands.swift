import Agent
import Foundation
import QuerentCore

/// Commands that keep questions and ask them again later.
enum SavedCommands {
  static let all: [Command] = [save, saved, run]

  static let save = Command(
    name: "save", arguments: "NAME", group: .ask,
    help: "keep the last question, with those it goes on from, to be run by name"
  ) { session, arguments in
    guard SavedQuestions.isName(arguments) else {
      throw CommandMisuse(
        arguments.isEmpty
          ? "Under which name?" : "\"\(arguments)\" is no name: letters, digits, - and _ make one.")
    }
    let files = try session.savedQuestions()
    guard let turn = session.conversation.last else {
      throw Diagnostic(
        code: "nothing-to-save", summary: "There is nothing to save.", suggestions: ["Ask a question first."])
    }
    let isKnown = files.entry(arguments) != nil
    if isKnown { _ = try files.remove(arguments) }
    let path =
      turn.isStatement
      ? try files.write(turn.text + "\n", name: arguments, ending: "sql")
      : try files.write(QuestionFileText(session.conversation.chain).text, name: arguments)
    session.screen.say(
      "\(session.screen.done) \(isKnown ? "saved anew" : "saved"). Run later with: /run \(arguments)   or   querent run \(arguments)"
    )
    session.prepareCompletion()
    session.screen.note(
      "Kept in \(path)\(session.filter == nil ? "" : "; the standing filter is not part of it").")
  }

  static let saved = Command(
    name: "saved", arguments: "[remove NAME]", group: .ask, help: "list the saved questions, or remove one",
    argument: .saved, isLong: true
  ) { session, arguments in
    let files = try session.savedQuestions()
    let words = arguments.split(separator: " ").map(String.init)
    if words.first?.lowercased() == "remove", words.count == 2 {
      guard try files.remove(words[1]) else { throw unknown(words[1], files) }
      return session.screen.say("\(words[1]) is removed.")
    }
    guard words.isEmpty else {
      throw CommandMisuse("\"\(arguments)\" is nothing to do with saved questions.")
    }
    guard !files.all.isEmpty else {
      return session.screen.say("Nothing is saved yet. /save NAME keeps the last question.")
    }
    for entry in files.all {
      let text =
        FileManager.default.contents(atPath: entry.path).map { String(decoding: $0, as: UTF8.self) } ?? ""
      session.screen.entry(entry.name, summary(text), indent: 2, column: 26)
    }
  }

  static let run = Command(
    name: "run", arguments: "NAME|FILE [k=v...]", group: .ask,
    help: "ask the questions of a saved name or a file, with values for its {{parameters}}", argument: .saved
  ) { session, arguments in
    let words = PathList.split(arguments)
    guard let name = words.first else { throw CommandMisuse("Which questions?") }
    var parameters: [String: String] = [:]
    for word in words.dropFirst() {
      guard let equal = word.firstIndex(of: "="), equal != word.startIndex else {
        throw CommandMisuse("\"\(word)\" gives no parameter a value.")
      }
      parameters[String(word[..<equal])] = String(word[word.index(after: equal)...])
    }
    let files = try session.savedQuestions()
    let path = files.entry(name)?.path ?? session.expanded(name)
    guard FileManager.default.fileExists(atPath: path) else { throw unknown(name, files) }
    try session.run(fileAt: path, parameters: parameters)
  }

  private static func unknown(_ name: String, _ files: SavedQuestions) -> Diagnostic {
    Diagnostic(
      code: "unknown-saved", summary: "Nothing is saved as \(name), and there is no such file.",
      suggestions: [
        CommandTable.nearest(to: name, among: files.all.map(\.name)).map { "Did you mean \($0)?" }
          ?? "/saved lists what there is."
      ])
  }

  /// The questions of a file in one line.
  private static func summary(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).map { String($0).trimmingWhiteSpace }
      .filter { !$0.isEmpty && !$0.hasPrefix("#") }.joined(separator: "  ")
  }
}

/// A conversation as a question file.
struct QuestionFileText {
  let text: String

  /// - Parameter turns: a question and the follow-ups after it.
  init(_ turns: [Conversation.Turn]) {
    text = turns.enumerated().map { index, turn in
      let line = turn.text.split(whereSeparator: \.isNewline).joined(separator: " \\\n  ")
      return (index == 0 ? "" : "+ ") + line + "\n"
    }.joined()
  }
}

extension Conversation {
  /// The last question with those it goes on from.
  var chain: [Turn] {
    var chain: [Turn] = []
    for turn in turns.reversed() where !turn.isStatement {
      chain.insert(turn, at: 0)
      if !turn.isFollowUp { break }
    }
    return chain
  }
}
