import Foundation
public import QuerentCore

/// A file of text, such as one of questions.
public struct TextFile: Sendable {
  public let text: String

  /// Reads a file.
  /// - Throws: A `Diagnostic` when there is none, or it holds something else than text.
  public init(_ path: String) throws(Diagnostic) {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    guard exists, !isFolder.boolValue, let data = FileManager.default.contents(atPath: path) else {
      throw Diagnostic(
        code: "unreadable-file",
        summary: isFolder.boolValue
          ? "\(path) is a folder." : exists ? "\(path) cannot be read." : "There is no file \(path).",
        suggestions: ["Check the path."])
    }
    guard !data.contains(0), let text = String(data: data, encoding: .utf8) else {
      throw Diagnostic(
        code: "not-text", summary: "\(path) is no text file.",
        suggestions: [
          "Give a UTF-8 text of questions, one a line; data is named beside it: querent ask \(path) \"...\""
        ])
    }
    self.text = text
  }
}
