import FoundationEssentials

/// Writes files into a folder, each replaced in one step.
enum DataFolder {
  static func write(_ files: [(name: String, bytes: [UInt8])], to path: String) throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for file in files {
      try Data(file.bytes).write(to: URL(filePath: path).appending(path: file.name), options: .atomic)
    }
  }
}
