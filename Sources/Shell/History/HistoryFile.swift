import Foundation

/// Keeps questions from one session to the next, as JSON Lines that only their owner may read.
struct HistoryFile {
  var path: String

  private struct Entry: Codable { var question: String }

  /// The questions in the file, oldest first; lines that are not ours are passed over.
  func read() -> [String] {
    guard let data = FileManager.default.contents(atPath: path) else { return [] }
    let decoder = JSONDecoder()
    return data.split(separator: UInt8(ascii: "\n")).compactMap {
      try? decoder.decode(Entry.self, from: $0).question
    }
  }

  /// Adds a question. One write to a file opened for appending, so that two sessions do not cut each other's lines.
  /// A history that cannot be written costs the memory of it and nothing else, so errors are passed over.
  func append(_ question: String) {
    guard let line = line(question), prepareFolder() else { return }
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    fchmod(descriptor, 0o600)
    line.withUnsafeBytes { _ = write(descriptor, $0.baseAddress, $0.count) }
  }

  /// Rewrites the file when it has grown to twice what is kept.
  func compact(to history: QuestionHistory, from count: Int) {
    guard count > history.capacity * 2 else { return }
    let lines = history.questions.compactMap { line($0) }.reduce(into: Data()) { $0.append($1) }
    let partial = path + ".partial"
    guard
      FileManager.default.createFile(atPath: partial, contents: lines, attributes: [.posixPermissions: 0o600])
    else { return }
    if rename(partial, path) != 0 { unlink(partial) }
  }

  private func line(_ question: String) -> Data? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes]
    guard var data = try? encoder.encode(Entry(question: question)) else { return nil }
    data.append(UInt8(ascii: "\n"))
    return data
  }

  private func prepareFolder() -> Bool {
    let folder = (path as NSString).deletingLastPathComponent
    if FileManager.default.fileExists(atPath: folder) { return true }
    return
      (try? FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])) != nil
  }
}
