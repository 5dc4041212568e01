import Foundation
import QuerentCore
import Rendering

/// A file that every answer is added to, in the form its name asks for.
struct AnswerLog {
  let path: String
  private(set) var count = 0
  private let form: Form

  private enum Form: Equatable {
    case answers(OutputFormat)
    case statements
  }

  /// Forms that hold any number of answers, by the ending of a file's name.
  private static let forms: [String: Form] = [
    "txt": .answers(.plain), "md": .answers(.markdown), "markdown": .answers(.markdown),
    "jsonl": .answers(.jsonl),
    "ndjson": .answers(.jsonl), "csv": .answers(.csv), "tsv": .answers(.tsv), "sql": .statements,
  ]

  /// Makes the file.
  /// - Throws: A `Diagnostic` when its name asks for no form, it exists, or it cannot be written.
  init(path: String) throws(Diagnostic) {
    guard let form = Self.forms[(path as NSString).pathExtension.lowercased()] else {
      throw Diagnostic(
        code: "unknown-output", summary: "\(path) has no ending that names a form for many answers.",
        suggestions: ["Endings: " + Self.forms.keys.sorted().joined(separator: ", ")])
    }
    guard !FileManager.default.fileExists(atPath: path) else {
      throw Diagnostic(
        code: "file-exists", summary: "\(path) exists and was not written by this session.",
        suggestions: ["Choose another name, or remove the file first."])
    }
    guard FileManager.default.createFile(atPath: path, contents: nil) else { throw Self.unwritable(path) }
    self.path = path
    self.form = form
  }

  /// Adds an answer. Rows of several answers are kept apart by an empty line.
  /// - Throws: A `Diagnostic` when the file cannot be written any more.
  mutating func add(_ answer: Answer, style: OutputStyle) throws(Diagnostic) {
    var text: String
    switch form {
    case .answers(let format):
      var style = style
      style.usesColor = false
      style.maximumRows = nil
      style.width = 120
      text = AnswerFormatter(format: format, style: style).format(answer)
      if format == .plain { text = "> \(answer.question.text)\n\n\(text)" }
      if format != .jsonl, count > 0, !text.isEmpty { text = "\n" + text }
    case .statements: text = answer.sql.map { $0.hasSuffix(";") ? $0 + "\n" : $0 + ";\n" }.joined()
    }
    guard !text.isEmpty else { return }
    do {
      let handle = try FileHandle(forWritingTo: URL(filePath: path))
      defer { try? handle.close() }
      try handle.seekToEnd()
      try handle.write(contentsOf: Data(text.utf8))
    } catch {
      throw Self.unwritable(path)
    }
    count += 1
  }

  private static func unwritable(_ path: String) -> Diagnostic {
    Diagnostic(
      code: "output-failed", summary: "\(path) cannot be written.",
      suggestions: ["Check that the folder exists and is yours."])
  }
}
