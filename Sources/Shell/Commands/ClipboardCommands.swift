import Foundation
import QuerentCore
import Rendering

/// The command that puts an answer where other programs paste from.
enum ClipboardCommands {
  static let all: [Command] = [copy]

  /// What terminals take in one sequence, in bytes before the encoding (xterm's limit).
  private static let limit = 74_994

  static let copy = Command(
    name: "copy", arguments: "[table|answer|sql]", group: .output,
    help: "copy the last answer to the terminal's clipboard: its rows, its text or its query",
    argument: .oneOf(["table", "answer", "sql"])
  ) { session, arguments in
    let answer = try session.turn("").answer
    let text: String
    let name: String
    switch arguments.lowercased() {
    case "answer":
      text = [answer.text, answer.summary ?? ""].filter { !$0.isEmpty }.joined(separator: "\n")
      name = "the sentence"
    case "sql":
      text = answer.sql.map { $0.hasSuffix(";") ? $0 : $0 + ";" }.joined(separator: "\n")
      name = "the query"
    case "", "table":
      text = answer.table.map { DelimitedText(.tsv).text($0) } ?? ""
      name = "\(answer.table?.rows.count ?? 0) rows, with tabs between cells"
    default: throw CommandMisuse("\"\(arguments)\" is no part of an answer.")
    }
    guard !text.isEmpty else {
      throw Diagnostic(
        code: "nothing-to-copy", summary: "The last answer has none of that.",
        suggestions: ["Ask a question that gives rows."])
    }
    guard text.utf8.count <= limit else {
      throw Diagnostic(
        code: "too-long-to-copy",
        summary: "That is more than terminals take (\(FigureFormat.number(Double(text.utf8.count))) bytes).",
        suggestions: ["/export FILE.csv writes it to a file."])
    }
    session.screen.write("\u{1B}]52;c;\(Data(text.utf8).base64EncodedString())\u{7}")
    session.screen.say("\(session.screen.done) sent to the clipboard: \(name)")
    session.hint("If it did not arrive, your terminal does not let programs write its clipboard.")
  }
}
