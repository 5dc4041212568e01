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
  public func update(_ source: URL, reader: DocumentReader, chunker: Chunker = .init()) throws -> Update {
    let name = source.standardizedFileURL.path
    let files = try Self.files(under: source)
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

  /// The documents under a path with the paths they are cited by: relative to the folder that was named, which leads.
  private static func files(under source: URL) throws(DocumentProblem) -> [(file: URL, path: String)] {
    let manager = FileManager.default
    var isFolder: ObjCBool = false
    let root = source.path
    guard manager.fileExists(atPath: root, isDirectory: &isFolder) else {
      throw .notReadable(path: root, reason: "there is no such file or folder")
    }
    let label = source.relativePath
    guard isFolder.boolValue else {
      guard DocumentFormat(path: root) != nil else { throw .unknownFormat(path: label) }
      return [(source, label)]
    }
    guard let walk = manager.enumerator(atPath: root) else {
      throw .notReadable(path: root, reason: "the folder cannot be listed")
    }
    var found: [String] = []
    while let path = walk.nextObject() as? String {
      let hidden = path.split(separator: "/").contains { $0.hasPrefix(".") }
      if !hidden, DocumentFormat(path: path) != nil { found.append(path) }
    }
    let prefix = label == "." ? "" : label.hasSuffix("/") ? label : label + "/"
    return found.sorted().map { (source.appending(path: $0), prefix + $0) }
  }
}
