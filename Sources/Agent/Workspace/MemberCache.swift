import Foundation
import SemanticParsing

/// Member indexes, one file a set of data, used where they lie: opening one maps it into memory and reads nothing.
struct MemberCache {
  /// `nil` keeps nothing.
  var folder: String?
  /// The data; the file is named after it, and what was made of other data or with another limit is not found.
  var stamps: [FileStamp]
  var limit: Int

  /// Most indexes that are kept; the ones made longest ago go first.
  private static let capacity = 40

  /// The kept index, or the one that `make` collects, which is then kept.
  func members(make: () throws -> [UInt8]) rethrows -> ReadOnlyBytes {
    if let kept = mapped() { return kept }
    let bytes = try make()
    return write(bytes) ? mapped() ?? ReadOnlyBytes(bytes) : ReadOnlyBytes(bytes)
  }

  private var path: String? { folder.map { "\($0)/\(ProfileCache.key(of: stamps))-\(limit).members" } }

  private func mapped() -> ReadOnlyBytes? {
    path.flatMap(MappedFile.open).flatMap { MemberIndex.canRead($0) ? $0 : nil }
  }

  /// Whether the bytes were kept. A folder that cannot be written to costs time at the next start and nothing else.
  private func write(_ bytes: [UInt8]) -> Bool {
    guard let folder, let path else { return false }
    let manager = FileManager.default
    let partial = "\(path).\(UUID().uuidString).partial"
    defer { try? manager.removeItem(atPath: partial) }
    try? manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    guard manager.createFile(atPath: partial, contents: nil, attributes: [.posixPermissions: 0o600]),
      let file = FileHandle(forWritingAtPath: partial)
    else { return false }
    let chunk = 1 << 20
    do {
      for start in stride(from: 0, to: bytes.count, by: chunk) {
        try file.write(contentsOf: Data(bytes[start..<min(start + chunk, bytes.count)]))
      }
      try file.close()
    } catch {
      return false
    }
    guard rename(partial, path) == 0 else { return false }
    prune(folder, keeping: path)
    return true
  }

  private func prune(_ folder: String, keeping kept: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let files = names.filter { $0.hasSuffix(".members") }.compactMap { FileStamp("\(folder)/\($0)") }
    for old in files.sorted(by: { $0.modified > $1.modified }).dropFirst(Self.capacity) where old.path != kept
    {
      try? FileManager.default.removeItem(atPath: old.path)
    }
  }
}
