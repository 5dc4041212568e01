import CStorage

/// How a file writes text.
enum TextEncoding: Hashable, Sendable {
  case utf8
  case utf16LittleEndian
  case utf16BigEndian
  case windows1252

  /// How reports call it.
  var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16LittleEndian: "UTF-16 little-endian"
    case .utf16BigEndian: "UTF-16 big-endian"
    case .windows1252: "Windows-1252"
    }
  }

  /// What the bytes of a file show.
  struct Detection {
    var encoding: TextEncoding
    /// Bytes of the mark at the start that says the encoding.
    var markLength: Int
    /// Whether the bytes leave no doubt: pure ASCII could still become anything.
    var isProven = true
  }

  /// Decides from the start of a file.
  static func detect(_ head: [UInt8]) -> Detection {
    if head.starts(with: [0xef, 0xbb, 0xbf]) { return Detection(encoding: .utf8, markLength: 3) }
    if head.starts(with: [0xff, 0xfe]) { return Detection(encoding: .utf16LittleEndian, markLength: 2) }
    if head.starts(with: [0xfe, 0xff]) { return Detection(encoding: .utf16BigEndian, markLength: 2) }
    if let wide = wideEncoding(head) { return Detection(encoding: wide, markLength: 0) }
    let (multibyte, broken) = sequences(in: head)
    // A text that is not UTF-8 has hardly a sequence that is, but a UTF-8 text may have a few bad bytes.
    return Detection(
      encoding: broken > 0 && multibyte < broken * 4 ? .windows1252 : .utf8, markLength: 0,
      isProven: multibyte > 0)
  }

  /// Mostly Western text in UTF-16 has a zero in every second byte.
  private static func wideEncoding(_ head: [UInt8]) -> TextEncoding? {
    guard head.count >= 4 else { return nil }
    var zeros = (even: 0, odd: 0)
    for (index, byte) in head.enumerated() where byte == 0 {
      if index.isMultiple(of: 2) { zeros.even += 1 } else { zeros.odd += 1 }
    }
    let half = head.count / 2
    if zeros.odd * 2 > half, zeros.even * 20 < half { return .utf16LittleEndian }
    if zeros.even * 2 > half, zeros.odd * 20 < half { return .utf16BigEndian }
    return nil
  }

  /// How many sequences of several bytes are well-formed UTF-8, and how many bytes are broken. A sequence cut off at
  /// the end counts as neither.
  private static func sequences(in bytes: [UInt8]) -> (multibyte: Int, broken: Int) {
    var multibyte = 0
    var broken = 0
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      var position = 0
      while position < buffer.count {
        position += cstorage_valid_utf8(base + position, buffer.count - position, &multibyte)
        guard position < buffer.count else { break }
        if buffer.count - position >= 4 { broken += 1 }
        position += 1
      }
    }
    return (multibyte, broken)
  }
}
