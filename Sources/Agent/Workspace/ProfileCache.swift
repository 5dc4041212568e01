import Foundation
import QuerentCore
import Storage

/// What was learnt from a store when it was first opened: its profile. Kept as one file a store, so that the second
/// start reads it instead of the data; the values people may type stand beside it (``MemberCache``).
struct ProfileCache: Codable {
  /// Raised whenever profiles or the way they are kept change.
  static let formatVersion = 5

  var version: Int
  /// The files the profile was made from; another path, size or time of change makes it useless.
  var stamps: [FileStamp]
  var catalogue: Catalogue
  /// SHA-256 of the files; `nil` when they are big.
  var sha256: String?

  /// Reads the profile of these files, or `nil` when it was not kept or does not fit any more.
  static func read(for stamps: [FileStamp], in folder: String?) -> ProfileCache? {
    guard let folder, let data = FileManager.default.contents(atPath: path(for: stamps, in: folder)),
      let cache = try? JSONDecoder().decode(ProfileCache.self, from: data),
      cache.version == formatVersion, cache.stamps == stamps
    else { return nil }
    return cache
  }

  /// Keeps the profile. A folder that cannot be written to costs time at the next start and nothing else, so
  /// errors are passed over.
  func write(in folder: String?) {
    guard let folder, let data = try? JSONEncoder().encode(self) else { return }
    let path = Self.path(for: stamps, in: folder)
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try? data.write(to: URL(filePath: path), options: .atomic)
  }

  private static func path(for stamps: [FileStamp], in folder: String) -> String {
    "\(folder)/\(key(of: stamps)).profile.json"
  }

  /// A name for a set of files: FNV-1a over paths, sizes and times (Fowler, Noll, Vo, 1991). Stamps are compared in
  /// full when the file is read, so that a collision costs a new import and never a wrong answer.
  static func key(of stamps: [FileStamp]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in stamps.map({
      "\($0.path)\u{0}\($0.size)\u{0}\($0.modified)\($0.table.map { "\u{0}" + $0 } ?? "")\n"
    }).joined().utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }
    return String(hash, radix: 16)
  }
}
