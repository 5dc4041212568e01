/// Parts of a file, as UTF-8: its start, and pieces of its middle and end cut to whole lines.
struct FileSample {
  let encoding: TextEncoding.Detection
  let start: [UInt8]
  let later: [[UInt8]]
  /// Whether `start` is the whole file.
  let isWhole: Bool

  private static let startSize = 512 << 10
  private static let laterSize = 192 << 10

  /// - Throws: `StorageError` when the file is empty, foreign or binary.
  init(of source: SourceFile, encoding forced: TextEncoding?) throws {
    guard source.size > 0 else {
      throw StorageError.refusedFile(
        path: source.path, reason: "the file is empty", suggestion: "look at how it was exported")
    }
    let head = try source.bytes(at: 0, count: Self.startSize)
    try FileSignature.refuseForeign(head, path: source.path)
    var detection = TextEncoding.detect(head)
    if let forced { detection.encoding = forced }
    isWhole = source.size <= Self.startSize
    start = Self.text(Array(head.dropFirst(detection.markLength)), detection.encoding)
    try FileSignature.refuseBinary(start, path: source.path)
    guard start.contains(where: { $0 > 0x20 }) || !isWhole else {
      throw StorageError.refusedFile(
        path: source.path, reason: "the file holds nothing but spaces and line ends",
        suggestion: "look at how it was exported")
    }
    encoding = detection
    var pieces: [[UInt8]] = []
    if source.size > Self.startSize + 2 * Self.laterSize {
      // UTF-16 has its characters at even offsets.
      for offset in [source.size / 2 & ~1, (source.size - Self.laterSize) & ~1] {
        let text = Self.text(try source.bytes(at: offset, count: Self.laterSize), detection.encoding)
        pieces.append(Self.wholeLines(text))
      }
    }
    later = pieces
  }

  private static func text(_ bytes: [UInt8], _ encoding: TextEncoding) -> [UInt8] {
    guard encoding != .utf8 else { return bytes }
    let transcoder = Transcoder(encoding: encoding)
    return [UInt8](unsafeUninitializedCapacity: transcoder.capacity(for: bytes.count)) { target, count in
      guard let base = target.baseAddress else { return }
      count = bytes.withUnsafeBufferPointer { transcoder.transcode($0, into: base, isLast: true).written }
    }
  }

  private static func wholeLines(_ text: [UInt8]) -> [UInt8] {
    guard let first = text.firstIndex(where: { $0 == 0x0a || $0 == 0x0d }),
      let last = text.lastIndex(where: { $0 == 0x0a || $0 == 0x0d }), first < last
    else { return [] }
    return Array(text[(first + 1)...last])
  }
}
