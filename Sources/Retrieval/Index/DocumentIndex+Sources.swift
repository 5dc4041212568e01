public import Foundation
import GRDB

extension DocumentIndex {
  /// What an update did.
  public struct Update: Hashable, Sendable {
    /// Paths of documents that are new, read again, gone, as they were, and not readable.
    public var added: [String] = []
    public var changed: [String] = []
    public var removed: [String] = []
    public var unchanged = 0
    public var problems: [DocumentProblem] = []
    /// The latent directions were learnt or chunks were placed.
    var touched: Bool { !added.isEmpty || !changed.isEmpty || !removed.isEmpty }
  }

  /// Files that are read at a time and written in one transaction.
  private static let batch = 32

  /// Brings the index in step with a file or a folder and all below it: only what changed is read.
  /// Hidden files, and files that are no documents, are left out.
  /// - Throws: ``DocumentProblem`` when `source` itself is not readable.
  public func update(_ source: DocumentSource, reader: DocumentReader, chunker: Chunker = .init()) throws
    -> Update
  {
    let name = source.key
    let listing = try source.files()
    try note(source: name)
    let known = Dictionary(
      uniqueKeysWithValues: try documents().filter { $0.source == name }.map { ($0.path, $0) })
    var update = Update()
    var seen: Set<String> = []
    try store(
      listing.problems.map { problem in
        seen.insert(problem.path)
        return Entry(path: problem.path, source: name, hash: "", content: .failure(problem))
      })
    update.problems = listing.problems
    for start in stride(from: 0, to: listing.files.count, by: Self.batch) {
      let files = Array(listing.files[start..<min(start + Self.batch, listing.files.count)])
      let entries = Parallel.map(files) { file -> Entry? in
        let document = known[file.path]
        let hash = document?.problem == nil ? document?.hash : nil
        return Self.read(file, source: name, unless: hash, reader, chunker)
      }
      for (file, entry) in zip(files, entries) {
        seen.insert(file.path)
        switch entry?.content {
        case nil: update.unchanged += 1
        case .failure(let problem): update.problems.append(problem)
        case .success:
          if known[file.path] == nil {
            update.added.append(file.path)
          } else {
            update.changed.append(file.path)
          }
        }
      }
      try store(entries.compactMap(\.self))
    }
    update.removed = known.keys.filter { !seen.contains($0) }.sorted()
    for path in update.removed { try remove(path: path) }
    if update.touched { try updateVectors() }
    return update
  }

  /// A file as an entry, or `nil` when its bytes have the hash that is known.
  private static func read(
    _ file: (file: URL, path: String), source: String, unless known: String?, _ reader: DocumentReader,
    _ chunker: Chunker
  ) -> Entry? {
    var entry = Entry(path: file.path, source: source, hash: "", content: .success([]))
    do throws(DocumentProblem) {
      let data = try reader.contents(of: file.file, citedAs: file.path)
      entry.hash = ContentHash.of(data)
      if entry.hash == known { return nil }
      let document = try reader.read(data, of: file.file, citedAs: file.path)
      entry.title = document.title
      entry.content = .success(chunker.chunks(of: document))
    } catch {
      entry.content = .failure(error)
    }
    return entry
  }

  /// The folders and files that were added, with or without documents.
  func sources() throws -> [String] {
    try queue.read { try String.fetchAll($0, sql: "SELECT path FROM source ORDER BY path") }
  }

  private func note(source: String) throws {
    if try !sources().contains(source) {
      try queue.write {
        try $0.execute(sql: "INSERT OR IGNORE INTO source VALUES (?)", arguments: [source])
      }
    }
  }

  /// Forgets a source and its documents.
  /// - Returns: How many documents went.
  public func remove(source: URL) throws -> Int {
    let name = source.standardizedFileURL.path
    let gone = try documents().filter { $0.source == name || $0.path == name }
    for document in gone { try remove(path: document.path) }
    try queue.write { try $0.execute(sql: "DELETE FROM source WHERE path = ?", arguments: [name]) }
    if !gone.isEmpty { try updateVectors() }
    return gone.count
  }
}
