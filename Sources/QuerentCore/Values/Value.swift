/// One cell: what SQLite can store, and what a plan can compare with.
public enum Value: Hashable, Sendable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])
}

extension Value {
  /// Whether the cell holds nothing. An empty text is not null.
  public var isNull: Bool {
    if case .null = self { true } else { false }
  }

  /// The number in the cell, or `nil` for text, blobs and null. Text that looks like a number stays text.
  public var number: Double? {
    switch self {
    case .integer(let integer): Double(integer)
    case .real(let real): real
    case .null, .text, .blob: nil
    }
  }

  /// The text in the cell, or `nil` for every other kind.
  public var text: String? {
    if case .text(let text) = self { text } else { nil }
  }
}

extension Value: CustomStringConvertible {
  /// The cell at full precision, as the machine formats print it; null reads `NULL`.
  public var description: String {
    switch self {
    case .null: "NULL"
    case .integer(let integer): String(integer)
    case .real(let real): real.description
    case .text(let text): text
    case .blob(let bytes): "<\(bytes.count) bytes>"
    }
  }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
  public init(stringLiteral value: String) { self = .text(value) }
  public init(integerLiteral value: Int64) { self = .integer(value) }
  public init(floatLiteral value: Double) { self = .real(value) }
}
