public import Foundation

/// The documents a person has: an index on disk, the folders that were added to it, and the playbooks beside the data.
public struct DocumentLibrary: Sendable {
  /// Where the index lies; `nil` keeps it in memory.
  public var file: URL?
  /// Folders that belong to it without being added; those that do not exist are passed over.
  public var standing: [DocumentSource]
  /// Nothing but the standing folders belongs to it; what else is in the index is forgotten.
  public var isClosed = false
  public var reader: DocumentReader

  /// Makes a library.
  public init(file: URL?, standing: [DocumentSource], reader: DocumentReader) {
    self.file = file
    self.standing = standing
    self.reader = reader
  }

  /// The library of a single folder or file, indexed under a folder for caches.
  public init(of source: URL, cacheFolder: URL?, reader: DocumentReader) {
    let name = ContentHash.of(Data(source.standardizedFileURL.path.utf8))
    self.init(
      file: cacheFolder?.appending(path: "documents/\(name).sqlite"),
      standing: [DocumentSource(source, label: "")], reader: reader)
  }

  /// Opens the index and brings it in step with what lies on disk.
  /// - Returns: The index and what each source's update did.
  /// - Throws: ``IndexProblem`` or, when the only source is not there, ``DocumentProblem``.
  public func open() throws -> (index: DocumentIndex, updates: [DocumentIndex.Update]) {
    let index = try openWithoutUpdate()
    var sources = standing
    let known = Set(standing.map(\.key))
    for added in Set(try index.documents().map(\.source)).subtracting(known).sorted() {
      let location = URL(fileURLWithPath: added)
      if isClosed { _ = try index.remove(source: location) } else { sources.append(DocumentSource(location)) }
    }
    var updates: [DocumentIndex.Update] = []
    for source in sources where FileManager.default.fileExists(atPath: source.location.path) {
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

  /// The folders and files that were added.
  public func addedSources() throws -> [DocumentSource] {
    guard let file, FileManager.default.fileExists(atPath: file.path) else { return [] }
    return Set(try openWithoutUpdate().documents().map(\.source)).sorted().map {
      DocumentSource(URL(fileURLWithPath: $0))
    }
  }
}
