public import Foundation

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

  /// Brings the index in step with a file or a folder and all below it: only what changed is read.
  /// Hidden files, and files that are no documents, are left out.
  /// - Throws: ``DocumentProblem`` when `source` itself is not readable.
  public func update(_ source: DocumentSource, reader: DocumentReader, chunker: Chunker = .init()) throws
    -> Update
  {
    let name = source.key
    let files = try source.files()
    let known = Dictionary(
      uniqueKeysWithValues: try documents().filter { $0.source == name }.map { ($0.path, $0) })
    var update = Update()
    var seen: Set<String> = []
    for (file, path) in files {
      seen.insert(path)
      do {
        let hash = ContentHash.of(try reader.contents(of: file, citedAs: path))
        if let document = known[path], document.hash == hash, document.problem == nil {
          update.unchanged += 1
          continue
        }
        let document = try reader.read(file, citedAs: path)
        try store(chunker.chunks(of: document), of: document, source: name, hash: hash)
        if known[path] == nil { update.added.append(path) } else { update.changed.append(path) }
      } catch let problem as DocumentProblem {
        update.problems.append(problem)
        try store(problem: problem, path: path, source: name, hash: "")
      }
    }
    for path in known.keys.sorted() where !seen.contains(path) {
      try remove(path: path)
      update.removed.append(path)
    }
    if update.touched { try updateVectors() }
    return update
  }

  /// Forgets a source and its documents.
  /// - Returns: How many documents went.
  public func remove(source: URL) throws -> Int {
    let name = source.standardizedFileURL.path
    let gone = try documents().filter { $0.source == name || $0.path == name }
    for document in gone { try remove(path: document.path) }
    if !gone.isEmpty { try updateVectors() }
    return gone.count
  }
}
