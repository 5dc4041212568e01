/// How a column writes numbers.
struct NumberStyle: Hashable, Sendable {
  /// What stands between groups of three digits.
  enum Grouping: Hashable, Sendable { case none, comma, period, space, apostrophe }

  var decimal: UInt8
  var grouping: Grouping

  /// `1963.10`
  static let plain = NumberStyle(decimal: UInt8(ascii: "."), grouping: .none)
  /// `1,963.10`
  static let english = NumberStyle(decimal: UInt8(ascii: "."), grouping: .comma)
  /// `1963,10`
  static let commaDecimal = NumberStyle(decimal: UInt8(ascii: ","), grouping: .none)
  /// `1.963,10`
  static let continental = NumberStyle(decimal: UInt8(ascii: ","), grouping: .period)
  /// `1 963,10`, also with the no-break spaces that spreadsheets write.
  static let french = NumberStyle(decimal: UInt8(ascii: ","), grouping: .space)
  /// `1 963.10`
  static let spaced = NumberStyle(decimal: UInt8(ascii: "."), grouping: .space)
  /// `1'963.10`
  static let swiss = NumberStyle(decimal: UInt8(ascii: "."), grouping: .apostrophe)

  /// Every style, the likelier ones first: a column takes the first that reads all its values.
  static let all: [NumberStyle] = [.plain, .english, .commaDecimal, .continental, .french, .spaced, .swiss]

  /// How reports show it.
  var example: String {
    switch self {
    case .plain: "1963.10"
    case .english: "1,963.10"
    case .commaDecimal: "1963,10"
    case .continental: "1.963,10"
    case .french: "1 963,10"
    case .spaced: "1 963.10"
    default: "1'963.10"
    }
  }
}

/// What a field is as a number.
enum ParsedNumber: Equatable {
  case integer(Int64)
  case real(Double)
  /// Digits whose writing would be lost: leading zeros, more than 64 bits, `12E4`, a telephone number.
  case code
  case none
}

/// What stands around the digits of a number.
struct NumberTrimmings: OptionSet {
  let rawValue: UInt8
  static let percent = NumberTrimmings(rawValue: 1)
  static let currency = NumberTrimmings(rawValue: 2)
  static let parentheses = NumberTrimmings(rawValue: 4)
  static let grouped = NumberTrimmings(rawValue: 8)
}
