import FoundationEssentials

/// Tells whether a file is the one that was seen before: its path, size and time of change.
struct FileStamp: Hashable, Codable {
  var path: String
  var size: Int
  var modified: Double
  /// The name of its table, where it is not that of the file.
  var table: String?

  /// The stamp of a file, or `nil` when there is none.
  init?(_ path: String) {
    let canonical = URL(filePath: path).standardizedFileURL.path
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: canonical),
      let modified = attributes[.modificationDate] as? Date
    else { return nil }
    self.path = canonical
    self.size = (attributes[.size] as? Int) ?? (attributes[.size] as? UInt64).map(Int.init) ?? 0
    self.modified = modified.timeIntervalSince1970
  }
}
