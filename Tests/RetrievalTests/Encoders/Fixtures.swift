import Foundation

/// Files that tests read.
enum Fixtures {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures")
  static let tinyModel = folder.appending(path: "tiny-bert")
  /// Where `make minilm` puts the weights, which do not come with the sources.
  static let minilm = folder.deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "models/all-MiniLM-L6-v2")
  static var hasMiniLM: Bool {
    FileManager.default.fileExists(atPath: minilm.appending(path: "model.safetensors").path)
  }

  static func decoded<Value: Decodable>(_ name: String) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(contentsOf: folder.appending(path: name)))
  }

  /// A folder that is gone after `body`.
  static func inTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "retrieval-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }
}
