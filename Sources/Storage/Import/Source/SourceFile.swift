import Foundation

/// A file being imported, read in large pieces at any offset.
final class SourceFile {
  let path: String
  let size: Int
  private let descriptor: CInt

  /// - Throws: `StorageError` when the file is missing, a folder, or may not be read.
  init(path: String) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw StorageError.fileNotFound(path: path)
    }
    guard !isFolder.boolValue else { throw StorageError.notReadable(path: path, reason: "it is a folder") }
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else {
      throw StorageError.notReadable(path: path, reason: String(cString: strerror(errno)))
    }
    self.path = path
    self.descriptor = descriptor
    self.size = Int(lseek(descriptor, 0, SEEK_END))
  }

  deinit { close(descriptor) }

  /// Fills as much of `buffer` as the file has from `offset` on.
  /// - Returns: The number of bytes read; less than asked only at the end of the file.
  func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int, at offset: Int) throws -> Int {
    var done = 0
    while done < count {
      let read = pread(descriptor, buffer + done, count - done, off_t(offset + done))
      if read == 0 { break }
      if read < 0 {
        if errno == EINTR { continue }
        throw StorageError.notReadable(path: path, reason: String(cString: strerror(errno)))
      }
      done += read
    }
    return done
  }

  /// A part of the file as an array, shorter where the file ends.
  func bytes(at offset: Int, count: Int) throws -> [UInt8] {
    let wanted = max(0, min(count, size - offset))
    return try [UInt8](unsafeUninitializedCapacity: wanted) { buffer, initialized in
      initialized = try buffer.baseAddress.map { try read(into: $0, count: wanted, at: offset) } ?? 0
    }
  }
}
