public import Foundation

/// The documents a person has: an index on disk, the folders that were added to it, and the playbooks beside the data.
public struct DocumentLibrary: Sendable {
  /// Where the index lies; `nil` keeps it in memory.
  public var file: URL?
  /// Folders that belong to it without being added; those that do not exist are passed over.
  public var standing: [URL]
  public var reader: DocumentReader

  /// Makes a library.
  public init(file: URL?, standing: [URL], reader: DocumentReader) {
    self.file = file
    self.standing = standing
    self.reader = reader
  }

  /// The library of a single folder or file, indexed under a folder for caches.
  public init(of source: URL, cacheFolder: URL?, reader: DocumentReader) {
    let name = ContentHash.of(Data(source.standardizedFileURL.path.utf8))
    self.init(
      file: cacheFolder?.appending(path: "documents/\(name).sqlite"), standing: [source], reader: reader)
  }

  /// Opens the index and brings it in step with what lies on disk.
  /// - Returns: The index and what each source's update did.
  /// - Throws: ``IndexProblem`` or, when the only source is not there, ``DocumentProblem``.
  public func open() throws -> (index: DocumentIndex, updates: [DocumentIndex.Update]) {
    let index = try openWithoutUpdate()
    var updates: [DocumentIndex.Update] = []
    for source in try sources(of: index) where FileManager.default.fileExists(atPath: source.path) {
      updates.append(try index.update(source, reader: reader))
    }
    return (index, updates)
  }

  /// Opens the index as it is.
  public func openWithoutUpdate() throws -> DocumentIndex {
    if let folder = file?.deletingLastPathComponent() {
      try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    return try DocumentIndex(file: file)
  }

  private func sources(of index: DocumentIndex) throws -> [URL] {
    var seen: Set<String> = []
    let added = try index.documents().map { URL(fileURLWithPath: $0.source) }
    return (standing + added).filter { seen.insert($0.standardizedFileURL.path).inserted }
  }
}
