import Foundation
import QuerentCore

/// Where a SQLite database lies and how it may be opened.
struct DatabaseFile: Sendable {
  /// The path a person gave, for messages; `nil` for memory.
  let path: String?
  /// The name given to SQLite.
  let location: String
  let isReadOnly: Bool

  /// A person's own file, which is never changed.
  /// - Throws: `StorageError` when the file is missing or is no SQLite database.
  init(readOnly path: String) throws {
    let header = try DatabaseHeader(path: path)
    self.path = path
    self.isReadOnly = true
    // A database in write-ahead mode makes SQLite create two files beside it unless it is said to be immutable;
    // with a log that holds data it is in use, and what is in the log must be read.
    let hasLog = (try? FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int) ?? 0 > 0
    let isAtRest = header.isWriteAhead && !hasLog
    self.location = "file:\(Self.escaped(path))?mode=ro" + (isAtRest ? "&immutable=1" : "")
  }

  /// A store of ours; `nil` keeps it in memory, where every connection of the process sees the same database.
  /// - Throws: `StorageError` when a file of that name is no SQLite database.
  init(writable path: String?) throws {
    self.path = path
    self.isReadOnly = false
    guard let path else {
      self.location = "file:/querent-\(UUID().uuidString)?vfs=memdb"
      return
    }
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    if let size = attributes?[.size] as? Int, size > 0 { _ = try DatabaseHeader(path: path) }
    self.location = path
  }

  /// A path as it stands in a URI.
  private static func escaped(_ path: String) -> String {
    let absolute = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-~".utf8)
    var text = ""
    for byte in absolute.utf8 {
      if plain.contains(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return text
  }
}

/// The first hundred bytes of a database file.
struct DatabaseHeader {
  /// Whether the database is in write-ahead mode.
  let isWriteAhead: Bool
  /// Grows by one with every transaction outside write-ahead mode.
  let changeCounter: UInt32

  /// - Throws: `StorageError` when the file is missing, unreadable, or no SQLite database.
  init(path: String) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw StorageError.fileNotFound(path: path)
    }
    guard !isFolder.boolValue else {
      throw StorageError.notReadable(path: path, reason: "it is a folder")
    }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw StorageError.notReadable(path: path, reason: "permission denied")
    }
    defer { try? handle.close() }
    let bytes = [UInt8]((try? handle.read(upToCount: 100)) ?? Data())
    guard !bytes.isEmpty else { throw StorageError.notADatabase(path: path, reason: "the file is empty") }
    guard bytes.starts(with: Array("SQLite format 3\0".utf8)) else {
      throw StorageError.notADatabase(path: path, reason: "it does not begin like a SQLite file")
    }
    guard bytes.count == 100 else {
      throw StorageError.notADatabase(path: path, reason: "the file is cut off in its first 100 bytes")
    }
    self.isWriteAhead = bytes[18] == 2
    self.changeCounter = bytes[24..<28].reduce(0) { $0 << 8 | UInt32($1) }
    try Self.checkLength(of: path, header: bytes)
  }

  /// A copy that was cut off is shorter than its header says.
  private static func checkLength(of path: String, header: [UInt8]) throws {
    let field = { (range: Range<Int>) in header[range].reduce(0) { $0 << 8 | Int($1) } }
    let number = { (bytes: Int) in FigureFormat.number(Double(bytes)) }
    let pageSize = field(16..<18) == 1 ? 65_536 : field(16..<18)
    // The page count is valid only when the version it was written for is the change counter.
    guard field(24..<28) == field(92..<96) else { return }
    let expected = pageSize * field(28..<32)
    guard let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int else { return }
    if size < expected {
      throw StorageError.notADatabase(
        path: path, reason: "the file is cut off: \(number(size)) bytes where its header promises \(number(expected))")
    }
  }
}
