import Foundation
import QuerentCore

/// Names that a person gave to lines of their own, kept in a file of one `name = text` a line.
struct Aliases: Equatable {
  /// `nil` keeps them for this session only.
  private let path: String?
  private(set) var texts: [String: String] = [:]

  init(path: String?) {
    self.path = path
    guard let path, let data = FileManager.default.contents(atPath: path) else { return }
    for line in String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline) {
      guard let (name, text) = Self.parts(of: String(line)), !text.isEmpty, Self.isName(name) else {
        continue
      }
      texts[name] = text
    }
  }

  var names: [String] { texts.keys.sorted() }

  /// The line that a name and what follows it stand for.
  func line(_ name: String, _ arguments: String) -> String? {
    texts[name.lowercased()].map { arguments.isEmpty ? $0 : "\($0) \(arguments)" }
  }

  /// `name = text` in two.
  static func parts(of text: String) -> (name: String, text: String)? {
    guard let equal = text.firstIndex(of: "=") else { return nil }
    return (
      String(text[..<equal]).trimmingWhiteSpace.lowercased(),
      String(text[text.index(after: equal)...]).trimmingWhiteSpace
    )
  }

  static func isName(_ name: String) -> Bool {
    !name.isEmpty && name.count <= 40
      && name.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || "0123456789_-".unicodeScalars.contains($0)
      }
  }

  /// Keeps a name, or forgets it when there is no text.
  /// - Throws: A `Diagnostic` when the file cannot be written; the name holds for this session even so.
  mutating func set(_ name: String, to text: String?) throws(Diagnostic) {
    texts[name] = text?.split(whereSeparator: \.isNewline).joined(separator: " ")
    guard let path else { return }
    let lines = names.map { "\($0) = \(texts[$0] ?? "")\n" }.joined()
    let folder = (path as NSString).deletingLastPathComponent
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try Data(lines.utf8).write(to: URL(filePath: path), options: .atomic)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    } catch {
      throw Diagnostic(
        code: "alias", summary: "\(path) cannot be written.",
        suggestions: ["Check the folder; the alias holds for this session."])
    }
  }
}
