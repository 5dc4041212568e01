import Foundation
import QuerentCore

/// What people think of findings, as JSON Lines that only their owner may read: what detectors can learn from later.
struct FindingFeedback {
  /// Whether a finding was worth telling.
  enum Verdict: String, Codable { case good, bad }

  /// One judgement.
  struct Entry: Codable, Equatable {
    var schema = 1
    /// The day it was given.
    var date: String
    var verdict: Verdict
    /// What tells the finding from others: kind, subject, member, first day.
    var finding: String
    var kind: String
    var subject: String
    var place: String
    var start: String?
    var end: String?
    var actual: Double?
    var expected: Double?
    var score: Double?
    var severity: String
    var question: String
    /// The plan and the request it was found with.
    var plan: String?
    /// Which data, as its hash.
    var data: String?
    var note: String?
  }

  let path: String

  /// Adds a judgement. One write to a file opened for appending.
  /// - Throws: `Diagnostic` when the file cannot be written.
  func add(_ entry: Entry) throws(Diagnostic) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
    guard var line = try? encoder.encode(entry) else { throw failure }
    line.append(UInt8(ascii: "\n"))
    let folder = (path as NSString).deletingLastPathComponent
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure }
    defer { close(descriptor) }
    fchmod(descriptor, 0o600)
    let written = line.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    guard written == line.count else { throw failure }
  }

  /// All judgements, oldest first; lines that are not ours are passed over.
  func entries() -> [Entry] {
    guard let data = FileManager.default.contents(atPath: path) else { return [] }
    let decoder = JSONDecoder()
    return data.split(separator: UInt8(ascii: "\n")).compactMap { try? decoder.decode(Entry.self, from: $0) }
  }

  private var failure: Diagnostic {
    Diagnostic(
      code: "feedback-not-kept", summary: "\(path) cannot be written.", suggestions: ["Check its folder."])
  }
}
