extension DocumentIndex {
  /// Adds documents that do not come from files.
  /// - Parameter source: what they are listed under.
  public func add(_ documents: [SourceDocument], source: String, chunker: Chunker = .init()) throws {
    try store(
      documents.map { document in
        Entry(
          path: document.path, source: source, hash: "", title: document.title,
          content: .success(chunker.chunks(of: document)))
      })
    try updateVectors()
  }
}
