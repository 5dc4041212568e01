import Agent
import Foundation
import QuerentCore

/// Keeps what terms mean that a person was asked about, by data source, so that the same term is not asked twice. A file
/// of JSON Lines that only its owner may read; the last line about a term counts.
struct ChoiceMemory {
  /// `nil` keeps choices for this session only.
  var path: String?
  private var entries: [Entry] = []

  private struct Entry: Codable {
    var source: String
    var term: String
    /// `nil` forgets the term.
    var meaning: String?
  }

  init(path: String?) {
    self.path = path
    guard let path, let data = FileManager.default.contents(atPath: path) else { return }
    let decoder = JSONDecoder()
    entries = data.split(separator: UInt8(ascii: "\n")).compactMap {
      try? decoder.decode(Entry.self, from: $0)
    }
  }

  /// What was chosen for a source, in the order of the terms.
  func choices(for source: String) -> [RememberedChoice] {
    var meanings: [String: String] = [:]
    for entry in entries where entry.source == source { meanings[entry.term] = entry.meaning }
    return meanings.sorted { $0.key < $1.key }.map { RememberedChoice(term: $0.key, meaning: $0.value) }
  }

  mutating func remember(_ term: String, meaning: String, for source: String) {
    add(Entry(source: source, term: term, meaning: meaning))
  }

  /// Forgets one term, or all terms of the source.
  /// - Returns: The terms that were forgotten.
  mutating func forget(_ term: String?, for source: String) -> [String] {
    let known = choices(for: source).map(\.term).filter { term == nil || $0 == term }
    for term in known { add(Entry(source: source, term: term, meaning: nil)) }
    return known
  }

  /// One write to a file opened for appending, as the history does; a memory that cannot be written lasts for the session.
  private mutating func add(_ entry: Entry) {
    entries.append(entry)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let path, var line = try? encoder.encode(entry) else { return }
    line.append(UInt8(ascii: "\n"))
    try? FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    line.withUnsafeBytes { _ = write(descriptor, $0.baseAddress, $0.count) }
  }
}

extension ShellSession {
  /// The data that choices are remembered for.
  private var choiceSource: String { workspace?.sources.joined(separator: " ") ?? "" }

  var rememberedChoices: [RememberedChoice] { choiceMemory.choices(for: choiceSource) }

  /// Notes what a term means from now on, and says how to undo it.
  func remember(_ term: String, as option: Clarification.Option) {
    choiceMemory.remember(term, meaning: option.meaning, for: choiceSource)
    screen.note("\"\(term)\" is read as \(option.label) from now on; /forget \(term) asks again.")
  }

  /// Forgets a term, or all of them.
  func forget(_ term: String) throws {
    let forgotten = choiceMemory.forget(term.isEmpty ? nil : term.lowercased(), for: choiceSource)
    guard !forgotten.isEmpty else {
      let known = rememberedChoices.map(\.term)
      throw Diagnostic(
        code: "nothing-to-forget",
        summary: term.isEmpty
          ? "No choices are remembered for this data." : "No choice is remembered for \"\(term)\".",
        suggestions: known.isEmpty ? [] : ["Remembered: \(known.joined(separator: ", "))"])
    }
    screen.say("Forgotten: \(forgotten.joined(separator: ", ")). The next question with it asks again.")
  }
}
