extension DocumentIndex {
  /// Adds documents that do not come from files.
  /// - Parameter source: what they are listed under.
  public func add(_ documents: [SourceDocument], source: String, chunker: Chunker = .init()) throws {
    for document in documents {
      try store(chunker.chunks(of: document), of: document, source: source, hash: "")
    }
    try updateVectors()
  }
}
