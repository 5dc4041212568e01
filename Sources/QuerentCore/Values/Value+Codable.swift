/// A value is kept as one text, a letter for its kind and then the value: catalogues hold hundreds of thousands.
extension Value: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    let rest = text.dropFirst()
    let value: Value? =
      switch text.utf8.first {
      case UInt8(ascii: "n"): rest.isEmpty ? .null : nil
      case UInt8(ascii: "i"): Int64(rest).map(Value.integer)
      case UInt8(ascii: "r"): Double(rest).map(Value.real)
      case UInt8(ascii: "t"): .text(String(rest))
      case UInt8(ascii: "b"): Self.bytes(rest).map(Value.blob)
      default: nil
      }
    guard let value else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "This is no value: \(text)")
    }
    self = value
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encode("n")
    case .integer(let integer): try container.encode("i\(integer)")
    case .real(let real): try container.encode("r\(real)")
    case .text(let text): try container.encode("t" + text)
    case .blob(let bytes):
      try container.encode("b" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
    }
  }

  private static func bytes(_ digits: Substring) -> [UInt8]? {
    var bytes: [UInt8] = []
    var rest = digits[...]
    while !rest.isEmpty {
      guard let byte = UInt8(rest.prefix(2), radix: 16), rest.utf8.count >= 2 else { return nil }
      bytes.append(byte)
      rest = rest.dropFirst(2)
    }
    return bytes
  }
}
