/// Files that are no tables of text, known by their first bytes.
enum FileSignature {
  private struct Known {
    let prefix: [UInt8]
    let name: String
    let suggestion: String
  }

  private static let unpack = "unpack it and load the file inside"

  private static let known: [Known] = [
    Known(prefix: [0x1f, 0x8b], name: "gzip archive", suggestion: unpack),
    Known(prefix: Array("BZh".utf8), name: "bzip2 archive", suggestion: unpack),
    Known(prefix: [0xfd, 0x37, 0x7a, 0x58, 0x5a], name: "xz archive", suggestion: unpack),
    Known(prefix: [0x28, 0xb5, 0x2f, 0xfd], name: "zstd archive", suggestion: unpack),
    Known(prefix: [0x37, 0x7a, 0xbc, 0xaf], name: "7z archive", suggestion: unpack),
    Known(
      prefix: [0xd0, 0xcf, 0x11, 0xe0], name: "old Excel or Office file",
      suggestion: "open it in a spreadsheet and save it as CSV"),
    Known(prefix: Array("PAR1".utf8), name: "Parquet file", suggestion: "export it as CSV"),
    Known(prefix: Array("%PDF".utf8), name: "PDF document", suggestion: "export the table in it as CSV"),
    Known(prefix: [0x89, 0x50, 0x4e, 0x47], name: "PNG image", suggestion: "load a table"),
    Known(prefix: [0xff, 0xd8, 0xff], name: "JPEG image", suggestion: "load a table"),
    Known(
      prefix: Array("SQLite format 3\0".utf8), name: "SQLite database",
      suggestion: "name it as the database to ask, it needs no import"),
  ]

  /// Refuses what cannot be read as text.
  /// - Parameter head: The first bytes of the file, a few kilobytes.
  /// - Throws: `StorageError.refusedFile` with what the file is and what to do.
  static func refuseForeign(_ head: [UInt8], path: String) throws {
    if let match = known.first(where: { head.starts(with: $0.prefix) }) {
      throw StorageError.refusedFile(
        path: path, reason: "it is a \(match.name)", suggestion: match.suggestion)
    }
    if head.starts(with: [0x50, 0x4b, 0x03, 0x04]) {
      let isWorkbook = head.containsSequence(Array("xl/".utf8)) || path.lowercased().hasSuffix(".xlsx")
      throw StorageError.refusedFile(
        path: path, reason: isWorkbook ? "it is an Excel workbook" : "it is a ZIP archive",
        suggestion: isWorkbook ? "open it in a spreadsheet and save the sheet as CSV" : unpack)
    }
    let text = String(decoding: head.prefix(512), as: UTF8.self).lowercased()
      .drop { $0.isWhitespace || $0 == "\u{feff}" }
    if text.hasPrefix("<!doctype html") || text.hasPrefix("<html") || text.hasPrefix("<head") {
      throw StorageError.refusedFile(
        path: path, reason: "it is a web page, perhaps an error or log-in page saved in place of the data",
        suggestion: "download the data again and look at the file")
    }
    if text.hasPrefix("<?xml") {
      throw StorageError.refusedFile(
        path: path, reason: "it is an XML document", suggestion: "export it as CSV")
    }
  }

  /// Refuses bytes that are no text in any encoding we know.
  static func refuseBinary(_ text: [UInt8], path: String) throws {
    let strange = text.reduce(0) { count, byte in
      count + (byte < 32 && !(8...13).contains(byte) && byte != 27 ? 1 : 0)
    }
    // A stray NUL or Ctrl-Z in a small file is no reason.
    if strange > 8, strange * 20 > text.count {
      throw StorageError.refusedFile(
        path: path, reason: "it holds binary data, not text", suggestion: "export the data as CSV")
    }
  }
}

extension [UInt8] {
  /// Whether the bytes of `sequence` occur in a row.
  func containsSequence(_ sequence: [UInt8]) -> Bool {
    guard count >= sequence.count else { return false }
    return (0...(count - sequence.count)).contains {
      self[$0..<($0 + sequence.count)].elementsEqual(sequence)
    }
  }
}
