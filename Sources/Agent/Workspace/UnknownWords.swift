import Foundation
public import QuerentCore

/// A log of words that no question could use, which only its owner may read: what to teach next.
public struct UnknownWords: Sendable {
  private let path: String

  /// Most lines that are kept.
  private static let capacity = 20_000

  /// Uses a file, one word a line, the same word as often as it was met.
  public init(path: String) { self.path = path }

  /// Words of a question that its answer did not use.
  public static func words(in answer: Answer) -> [String] {
    var texts = answer.understanding?.unread ?? []
    if let refusal = answer.refusal, refusal.code == .missingData || refusal.code == .outOfScope {
      texts += refusal.spans.map { answer.question.text.utf8Slice($0) }
    }
    var words: [String] = []
    for text in texts {
      let word = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let isWord =
        word.contains(where: \.isLetter) && word.utf8.count <= 60
        && word.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
      if isWord, !words.contains(word) { words.append(word) }
    }
    return words
  }

  /// Adds the words an answer did not use. A log that cannot be written is no reason to stop, so errors are passed over.
  public func add(_ answer: Answer) {
    let words = Self.words(in: answer)
    guard !words.isEmpty else { return }
    let folder = URL(filePath: path).deletingLastPathComponent().path
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    fchmod(descriptor, 0o600)
    let line = Array((words.joined(separator: "\n") + "\n").utf8)
    line.withUnsafeBytes { _ = write(descriptor, $0.baseAddress, $0.count) }
  }

  /// Words and how often they were met, the most frequent first, ties by name.
  public func counts() -> [(word: String, count: Int)] {
    guard let data = FileManager.default.contents(atPath: path) else { return [] }
    var lines = String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    if lines.count > Self.capacity {
      lines = Array(lines.suffix(Self.capacity / 2))
      if (try? Data((lines.joined(separator: "\n") + "\n").utf8).write(
        to: URL(filePath: path), options: .atomic))
        != nil
      {
        try? FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
      }
    }
    let counted = Dictionary(lines.map { ($0, 1) }, uniquingKeysWith: +)
    return counted.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.map { (word: $0.key, count: $0.value) }
  }

  /// Forgets a word, once it is taught; everything with `nil`.
  public func forget(_ word: String?) {
    guard let word else {
      try? FileManager.default.removeItem(atPath: path)
      return
    }
    guard let data = FileManager.default.contents(atPath: path) else { return }
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n").filter {
      $0 != word.lowercased()
    }
    let text = lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
    if (try? Data(text.utf8).write(to: URL(filePath: path), options: .atomic)) != nil {
      try? FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }
  }
}
