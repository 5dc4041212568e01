import Foundation
import Testing

/// The corpus of plans and their SQL.
struct StatementCorpus {
  struct Case: Sendable, CustomTestStringConvertible {
    var plan: String
    var sql: String

    var testDescription: String { plan }
  }

  static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Corpora/statements.txt")

  /// Whether the file is to be written anew.
  static let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil

  static let cases: [Case] = {
    var cases: [Case] = []
    for line in lines where !line.isEmpty && !line.hasPrefix("#") {
      if line.hasPrefix("  ") {
        if let last = cases.indices.last { cases[last].sql = String(line.dropFirst(2)) }
      } else {
        cases.append(Case(plan: line, sql: ""))
      }
    }
    return cases
  }()

  private static let lines: [String] = {
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }()

  /// Writes the file with new SQL below each plan.
  static func record(_ sql: (String) throws -> String) throws {
    var result: [String] = []
    for line in lines where !line.hasPrefix("  ") {
      result.append(line)
      if !line.isEmpty, !line.hasPrefix("#") { result.append("  " + (try sql(line))) }
    }
    try result.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
  }
}
