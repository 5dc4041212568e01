/// Turns other encodings into UTF-8, piece by piece.
struct Transcoder {
  let encoding: TextEncoding

  /// The largest number of UTF-8 bytes that `count` bytes become.
  func capacity(for count: Int) -> Int {
    switch encoding {
    case .utf8: count
    // U+FFFF takes three bytes for two; a pair of surrogates takes four for four.
    case .utf16LittleEndian, .utf16BigEndian: count / 2 * 3 + 3
    case .windows1252: count * 3
    }
  }

  /// Writes the UTF-8 form of `source` to `target`, which must hold `capacity(for:)` bytes.
  /// - Returns: Bytes taken and bytes written; a character cut off at the end is left for the next call unless
  ///   `isLast`.
  func transcode(
    _ source: UnsafeBufferPointer<UInt8>, into target: UnsafeMutablePointer<UInt8>, isLast: Bool
  ) -> (taken: Int, written: Int) {
    switch encoding {
    case .utf8:
      if let base = source.baseAddress { target.update(from: base, count: source.count) }
      return (source.count, source.count)
    case .windows1252: return (source.count, transcodeWindows(source, into: target))
    case .utf16LittleEndian: return transcodeWide(source, into: target, low: 0, high: 1, isLast: isLast)
    case .utf16BigEndian: return transcodeWide(source, into: target, low: 1, high: 0, isLast: isLast)
    }
  }

  /// Bytes of the file that well-formed UTF-8 text was made from.
  func sourceLength(of text: UnsafeBufferPointer<UInt8>) -> Int {
    switch encoding {
    case .utf8: text.count
    case .windows1252: text.reduce(0) { $0 + ($1 & 0xc0 == 0x80 ? 0 : 1) }
    case .utf16LittleEndian, .utf16BigEndian:
      text.reduce(0) { $0 + ($1 & 0xc0 == 0x80 ? 0 : $1 >= 0xf0 ? 4 : 2) }
    }
  }

  /// The characters of 0x80…0x9f. Microsoft's table; the five undefined bytes stay control characters.
  private static let windowsCharacters: [UInt32] = [
    0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d,
    0x17d,
    0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153,
    0x9d,
    0x17e, 0x178,
  ]

  private func transcodeWindows(
    _ source: UnsafeBufferPointer<UInt8>, into target: UnsafeMutablePointer<UInt8>
  ) -> Int {
    var written = 0
    for byte in source {
      if byte < 0x80 {
        target[written] = byte
        written &+= 1
      } else {
        let scalar = byte < 0xa0 ? Self.windowsCharacters[Int(byte) - 0x80] : UInt32(byte)
        written += Self.encode(scalar, into: target + written)
      }
    }
    return written
  }

  private func transcodeWide(
    _ source: UnsafeBufferPointer<UInt8>, into target: UnsafeMutablePointer<UInt8>, low: Int, high: Int,
    isLast: Bool
  ) -> (taken: Int, written: Int) {
    var taken = 0
    var written = 0
    while taken + 2 <= source.count {
      let unit = UInt32(source[taken + low]) | UInt32(source[taken + high]) << 8
      if unit & 0xfc00 == 0xd800 {
        guard taken + 4 <= source.count else {
          if !isLast { break }
          written += Self.encode(0xfffd, into: target + written)
          taken += 2
          continue
        }
        let next = UInt32(source[taken + 2 + low]) | UInt32(source[taken + 2 + high]) << 8
        if next & 0xfc00 == 0xdc00 {
          written += Self.encode(0x10000 + (unit & 0x3ff) << 10 + next & 0x3ff, into: target + written)
          taken += 4
          continue
        }
      }
      let isLoneSurrogate = unit & 0xf800 == 0xd800
      written += Self.encode(isLoneSurrogate ? 0xfffd : unit, into: target + written)
      taken += 2
    }
    if isLast, taken < source.count {
      // Half a character at the very end.
      written += Self.encode(0xfffd, into: target + written)
      taken = source.count
    }
    return (taken, written)
  }

  private static func encode(_ scalar: UInt32, into target: UnsafeMutablePointer<UInt8>) -> Int {
    switch scalar {
    case 0..<0x80:
      target[0] = UInt8(scalar)
      return 1
    case 0x80..<0x800:
      target[0] = UInt8(0xc0 | scalar >> 6)
      target[1] = UInt8(0x80 | scalar & 0x3f)
      return 2
    case 0x800..<0x10000:
      target[0] = UInt8(0xe0 | scalar >> 12)
      target[1] = UInt8(0x80 | scalar >> 6 & 0x3f)
      target[2] = UInt8(0x80 | scalar & 0x3f)
      return 3
    default:
      target[0] = UInt8(0xf0 | scalar >> 18)
      target[1] = UInt8(0x80 | scalar >> 12 & 0x3f)
      target[2] = UInt8(0x80 | scalar >> 6 & 0x3f)
      target[3] = UInt8(0x80 | scalar & 0x3f)
      return 4
    }
  }
}
