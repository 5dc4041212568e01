import Foundation
import Testing

/// A line `left | right` of a corpus over the sample company; `#` opens a remark, a right side of `"` repeats the one
/// above.
struct CompanyLine: Sendable, CustomTestStringConvertible {
  var left: String
  var right: String

  var testDescription: String { left }

  /// The lines of all files whose names begin with a word.
  static func read(_ name: String) -> [CompanyLine] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpora").path
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasPrefix(name) }.sorted().flatMap { lines(of: folder + "/" + $0) }
  }

  private static func lines(of path: String) -> [CompanyLine] {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
    var right = ""
    return text.split(separator: "\n").compactMap { line in
      guard !line.hasPrefix("#"), let bar = line.range(of: " | ") else { return nil }
      let rest = line[bar.upperBound...].trimmingCharacters(in: .whitespaces)
      if rest != "\"" { right = rest }
      return CompanyLine(left: line[..<bar.lowerBound].trimmingCharacters(in: .whitespaces), right: right)
    }
  }
}
