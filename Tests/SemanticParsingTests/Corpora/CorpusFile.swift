import Foundation
import Testing

/// Lines `question | plan` of a corpus. A plan holds bars itself, so the first one parts them; `#` opens a remark.
struct CorpusLine: Sendable, CustomTestStringConvertible {
  var question: String
  /// The text form of the plan.
  var plan: String

  var testDescription: String { question }

  /// The lines of a file that stands beside this one.
  static func read(_ name: String, file: String = #filePath) -> [CorpusLine] {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    let path = folder.appendingPathComponent(name).path
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
    var lines: [CorpusLine] = []
    var plan = ""
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      guard let bar = line.firstIndex(of: "|") else { continue }
      let question = line[..<bar].trimmingPrefix(while: \.isWhitespace)
      let rest = String(line[line.index(after: bar)...].trimmingPrefix(while: \.isWhitespace))
      // a ditto mark repeats the plan of the line above
      if rest != "\"" { plan = rest }
      lines.append(
        CorpusLine(
          question: String(question.reversed().trimmingPrefix(while: \.isWhitespace).reversed()), plan: plan))
    }
    return lines
  }
}
