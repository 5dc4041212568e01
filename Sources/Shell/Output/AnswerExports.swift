import Foundation
import QuerentCore
import Rendering

/// Writes answers to files. A file that was there before this session is never overwritten: it may be somebody's data.
struct AnswerExports {
  private var written: Set<String> = []

  /// Says whether a file may be written, before there is anything to write.
  /// - Throws: A `Diagnostic`.
  func check(_ path: String) throws(Diagnostic) {
    _ = try form(of: path)
    guard written.contains(path) || !FileManager.default.fileExists(atPath: path) else {
      throw Diagnostic(
        code: "file-exists", summary: "\(path) exists and was not written by this session.",
        suggestions: ["Choose another name, or remove the file first."])
    }
    try AnswerFile.check(path)
  }

  /// Writes an answer in the form the file's name asks for and says what was written.
  /// - Throws: A `Diagnostic`.
  mutating func write(_ answer: Answer, to path: String, style: OutputStyle) throws -> String {
    try check(path)
    var style = style
    style.width = .max
    let told = try AnswerFile.write(answer, to: path, as: form(of: path), style: style)
    written.insert(path)
    return told
  }

  private func form(of path: String) throws(Diagnostic) -> ExportForm {
    guard let form = ExportForm(ending: (path as NSString).pathExtension) else {
      throw Diagnostic(
        code: "unknown-export", summary: "\(path) has no ending that names a form.",
        suggestions: ["Endings: " + ExportForm.endings.joined(separator: ", ")])
    }
    return form
  }
}
