/// Which data an answer was made from, so that two answers can be told apart by their data.
public struct DataStamp: Hashable, Sendable {
  /// What was opened: files, folders or `demo`.
  public var sources: [String]
  /// SHA-256 over the sources' contents in order, as lower-case hexadecimal; `nil` when it was not computed.
  public var sha256: String?

  /// Makes a stamp.
  public init(sources: [String], sha256: String? = nil) {
    self.sources = sources
    self.sha256 = sha256
  }
}
