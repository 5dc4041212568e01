import Foundation
import QuerentCore
import Rendering

/// Writes answers to files. A file that was there before this session is never overwritten: it may be somebody's data.
struct AnswerExports {
  private var written: Set<String> = []

  /// Forms by the ending of a file's name.
  private static let formats: [String: OutputFormat] = [
    "csv": .csv, "tsv": .tsv, "json": .json, "jsonl": .jsonl, "ndjson": .jsonl, "md": .markdown,
    "markdown": .markdown, "txt": .plain,
  ]

  /// Says whether a file may be written, before there is anything to write.
  /// - Throws: A `Diagnostic`.
  func check(_ path: String) throws {
    let ending = (path as NSString).pathExtension.lowercased()
    guard ending == "sql" || Self.formats[ending] != nil else {
      throw Diagnostic(
        code: "unknown-export", summary: "\(path) has no ending that names a form.",
        suggestions: ["Endings: " + (Self.formats.keys.sorted() + ["sql"]).joined(separator: ", ")])
    }
    guard written.contains(path) || !FileManager.default.fileExists(atPath: path) else {
      throw Diagnostic(
        code: "file-exists", summary: "\(path) exists and was not written by this session.",
        suggestions: ["Choose another name, or remove the file first."])
    }
  }

  /// Writes an answer in the form the file's name asks for and says what was written.
  /// - Throws: A `Diagnostic`.
  mutating func write(_ answer: Answer, to path: String, style: OutputStyle) throws -> String {
    try check(path)
    let text = try self.text(of: answer, for: path, style: style)
    let data = Data(text.utf8)
    do {
      try data.write(to: URL(filePath: path), options: .atomic)
      guard try Data(contentsOf: URL(filePath: path)) == data else {
        throw Diagnostic(code: "export-failed", summary: "\(path) does not read back as it was written.")
      }
    } catch let diagnostic as Diagnostic {
      throw diagnostic
    } catch {
      throw Diagnostic(
        code: "export-failed", summary: "\(path) cannot be written.",
        suggestions: ["Check that the folder exists and is yours."])
    }
    written.insert(path)
    guard let table = answer.table else {
      return "\(FigureFormat.number(Double(data.count))) bytes, re-read and the same"
    }
    let rows = FigureFormat.number(Double(table.rows.count)) + (table.rows.count == 1 ? " row" : " rows")
    return path.hasSuffix(".sql") ? "the query" : "\(rows), re-read and the same"
  }

  private func text(of answer: Answer, for path: String, style: OutputStyle) throws -> String {
    let ending = (path as NSString).pathExtension.lowercased()
    let nothing = Diagnostic(
      code: "nothing-to-export", summary: "The last answer has nothing to write there.",
      suggestions: ["Ask a question that gives rows."])
    guard ending != "sql" else {
      guard !answer.sql.isEmpty else { throw nothing }
      return answer.sql.map { $0.hasSuffix(";") ? $0 : $0 + ";" }.joined(separator: "\n") + "\n"
    }
    var style = style
    style.usesColor = false
    style.width = 1_000
    style.maximumRows = nil
    let text = AnswerFormatter(format: Self.formats[ending] ?? .plain, style: style).format(answer)
    guard !text.isEmpty else { throw nothing }
    return text
  }
}
