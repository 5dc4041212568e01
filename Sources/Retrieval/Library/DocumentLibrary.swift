public import Foundation
import GRDB

/// The documents a person has: an index on disk, the folders that were added to it, and the playbooks beside the data.
public struct DocumentLibrary: Sendable {
  /// Where the index lies; `nil` keeps it in memory.
  public var file: URL?
  /// Folders that belong to it without being added; those that do not exist are passed over.
  public var standing: [DocumentSource]
  /// Nothing but the standing folders belongs to it; what else is in the index is forgotten.
  public var isClosed = false
  public var reader: DocumentReader
  /// Makes what gives the vectors of passages and questions, when the index is opened; `nil` has them learnt from the documents.
  public var encoder: @Sendable () throws(EncoderProblem) -> (any SentenceEncoder)? = {
    () throws(EncoderProblem) in nil
  }
  /// Told how far the encoding of new passages is; `false` stops it, and the next opening goes on.
  public var whileEncoding: @Sendable (DocumentIndex.EncodingProgress) -> Bool = { _ in true }

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

  /// Opens the index and brings it in step with what lies on disk. One that turns out to be damaged is made anew.
  /// - Returns: The index and what each source's update did.
  /// - Throws: ``IndexProblem`` or, when the only source is not there, ``DocumentProblem``.
  public func open() throws -> (index: DocumentIndex, updates: [DocumentIndex.Update]) {
    do {
      return try updated(openWithoutUpdate())
    } catch let error as DatabaseError where IndexFile.isDamage(error) {
      return try updated(opened(isDamaged: true))
    } catch let error as DatabaseError {
      throw IndexProblem(error, path: file?.path ?? "memory")
    }
  }

  private func updated(_ index: DocumentIndex) throws -> (DocumentIndex, [DocumentIndex.Update]) {
    var sources = standing
    let known = Set(standing.map(\.key))
    for added in try index.sources() where !known.contains(added) {
      let location = URL(fileURLWithPath: added)
      if isClosed { _ = try index.remove(source: location) } else { sources.append(DocumentSource(location)) }
    }
    var updates: [DocumentIndex.Update] = []
    for source in sources where FileManager.default.fileExists(atPath: source.location.path) {
      do {
        updates.append(try index.update(source, reader: reader))
      } catch let problem as DocumentProblem where sources.count > 1 {
        updates.append(.init(problems: [problem]))
      }
    }
    try index.encodeChunks(proceed: whileEncoding)
    return (index, updates)
  }

  /// Opens the index as it is.
  public func openWithoutUpdate() throws -> DocumentIndex { try opened(isDamaged: false) }

  private func opened(isDamaged: Bool) throws -> DocumentIndex {
    if let folder = file?.deletingLastPathComponent() {
      try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    let made = Result { () throws(EncoderProblem) in try encoder() }
    let index = try DocumentIndex(file: file, encoder: try? made.get(), isDamaged: isDamaged)
    if case .failure(let problem) = made { index.note(problem) }
    return index
  }

  /// The folders and files that were added.
  public func addedSources() throws -> [DocumentSource] {
    guard let file, FileManager.default.fileExists(atPath: file.path) else { return [] }
    return try DocumentIndex(file: file).sources().map { DocumentSource(URL(fileURLWithPath: $0)) }
  }
}
