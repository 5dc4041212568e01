import CStorage
import Foundation

/// The text of a file as UTF-8, a piece at a time. Whoever reads keeps the record that the piece ends in and asks for
/// more, so that a record is always whole in memory.
final class TextWindow {
  /// Thrown when bytes show that another encoding was used than the start of the file suggests.
  struct WrongEncoding: Error {}

  /// The text in memory. Valid until `advance`.
  private(set) var base: UnsafeMutablePointer<UInt8>
  private(set) var count = 0
  /// Whether the text in memory reaches the end of the file.
  private(set) var isLast = false
  /// Bytes that are no UTF-8 stand in the window; records have to be looked at one by one.
  private(set) var hasBrokenBytes = false
  /// NUL bytes stand in the window.
  private(set) var hasNULs = false
  /// How far the file is read.
  private(set) var bytesRead: Int

  private var capacity: Int
  private let source: SourceFile?
  private let transcoder: Transcoder
  private var raw: [UInt8] = []
  private var rawCount = 0
  /// Where the first byte of the window stands in the file.
  private var sourceStart: Int
  private var validated = 0
  private var multibyteCount: Int

  /// Bytes read at once.
  private static let blockSize = 1 << 20

  /// Reads a file from its start, after a mark of `markLength` bytes.
  /// - Parameter isProven: Whether the encoding is certain, so that bytes that do not fit are broken.
  init(source: SourceFile, encoding: TextEncoding, markLength: Int, isProven: Bool) {
    self.multibyteCount = isProven ? 1 : 0
    self.source = source
    self.transcoder = Transcoder(encoding: encoding)
    self.bytesRead = markLength
    self.sourceStart = markLength
    self.capacity = 0
    self.base = .allocate(capacity: 1)
  }

  /// Holds bytes of a sample, which are all there is.
  init(sample: [UInt8], encoding: TextEncoding) {
    self.source = nil
    self.multibyteCount = 0
    self.transcoder = Transcoder(encoding: encoding)
    self.bytesRead = sample.count
    self.sourceStart = 0
    self.capacity = transcoder.capacity(for: sample.count) + 1
    self.base = .allocate(capacity: capacity)
    self.isLast = true
    sample.withUnsafeBufferPointer { count = transcoder.transcode($0, into: base, isLast: true).written }
    hasNULs = contains(0, from: 0)
  }

  deinit { base.deallocate() }

  /// Drops the text before `offset` and reads more behind the rest.
  /// - Throws: `WrongEncoding`, `StorageError.notReadable`.
  func advance(keepingFrom offset: Int) throws {
    guard let source else { return }
    sourceStart += transcoder.sourceLength(of: UnsafeBufferPointer(start: base, count: offset))
    let kept = count - offset
    let needed = kept + transcoder.capacity(for: max(Self.blockSize, kept)) + 1
    if needed > capacity {
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: needed)
      larger.update(from: base + offset, count: kept)
      base.deallocate()
      base = larger
      capacity = needed
    } else {
      memmove(base, base + offset, kept)
    }
    count = kept
    validated = max(0, validated - offset)
    try fill(from: source, wanted: max(Self.blockSize, kept))
    if transcoder.encoding == .utf8 { try validate() }
    hasNULs = contains(0, from: 0)
  }

  /// Where the byte at `offset` of the window stands in the file.
  func sourceOffset(of offset: Int) -> Int {
    sourceStart + transcoder.sourceLength(of: UnsafeBufferPointer(start: base, count: offset))
  }

  /// Whether a part of the window has a byte.
  func contains(_ byte: UInt8, from start: Int, to end: Int? = nil) -> Bool {
    memchr(base + start, CInt(byte), (end ?? count) - start) != nil
  }

  /// Whether a part of the window is well-formed UTF-8.
  func isWellFormed(from start: Int, to end: Int) -> Bool {
    var ignored = 0
    return cstorage_valid_utf8(base + start, end - start, &ignored) == end - start
  }

  private func fill(from source: SourceFile, wanted: Int) throws {
    if transcoder.encoding == .utf8 {
      let read = try source.read(into: base + count, count: wanted, at: bytesRead)
      count += read
      bytesRead += read
      isLast = bytesRead >= source.size || read < wanted
      return
    }
    if raw.count < rawCount + wanted {
      raw = Array(raw.prefix(rawCount)) + Array(repeating: 0, count: wanted)
    }
    let already = rawCount
    let read = try raw.withUnsafeMutableBufferPointer { buffer in
      try buffer.baseAddress.map { try source.read(into: $0 + already, count: wanted, at: bytesRead) } ?? 0
    }
    bytesRead += read
    rawCount += read
    isLast = bytesRead >= source.size || read < wanted
    let (taken, written) = raw.withUnsafeBufferPointer {
      transcoder.transcode(UnsafeBufferPointer(rebasing: $0[..<rawCount]), into: base + count, isLast: isLast)
    }
    count += written
    raw.removeFirst(taken)
    rawCount -= taken
  }

  /// Looks for bytes that are no UTF-8 in what was read last.
  private func validate() throws {
    hasBrokenBytes = false
    var position = validated
    while position < count {
      position += cstorage_valid_utf8(base + position, count - position, &multibyteCount)
      guard position < count else { break }
      // A character cut off at the end of the window is judged when the rest is there.
      if !isLast, count - position < 4 { break }
      guard multibyteCount > 0 else { throw WrongEncoding() }
      hasBrokenBytes = true
      position += 1
    }
    validated = hasBrokenBytes ? 0 : position
  }
}
