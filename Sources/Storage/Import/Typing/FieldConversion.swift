/// A field as its column stores it.
enum FieldConversion {
  case null
  /// A mark such as `N/A`, stored as NULL and counted.
  case missing
  case integer(Int64)
  case real(Double)
  /// The field's own bytes.
  case text
  /// Bytes written to the scratch space: a date turned into ISO form.
  case written(Int)
  /// The value does not fit the column.
  case misfit
}

extension ColumnKind {
  /// Reads a field as a value of the column.
  /// - Parameter scratch: Room for 23 bytes.
  @inline(__always)
  func convert(_ field: Field, scratch: UnsafeMutablePointer<UInt8>) -> FieldConversion {
    guard field.count > 0 else { return .null }
    switch self {
    case .text:
      return MissingMark.matches(field, inText: true) ? .missing : .text
    case .integer(let style):
      // An integer without group signs reads alike in every style.
      if case .integer(let integer) = NumberParser.parsePlain(field.start, field.count) {
        return .integer(integer)
      }
      return Self.convertNumber(field, style: style, isPercent: false, allowsFraction: false)
    case .real(let style, let isPercent):
      if style == .plain || style == .english, !isPercent {
        switch NumberParser.parsePlain(field.start, field.count) {
        case .real(let real): return .real(real)
        case .integer(let integer): return .real(Double(integer))
        default: break
        }
      }
      return Self.convertNumber(field, style: style, isPercent: isPercent, allowsFraction: true)
    case .date(let order):
      if order == .yearMonthDay, TimestampParser.isPlainISO(field.start, field.count) { return .text }
      return Self.convertDate(field, order: order, withTime: false, scratch: scratch)
    case .datetime(let order):
      return Self.convertDate(field, order: order, withTime: true, scratch: scratch)
    case .boolean:
      return Self.convertBoolean(field)
    }
  }

  private static func convertNumber(
    _ field: Field, style: NumberStyle, isPercent: Bool, allowsFraction: Bool
  ) -> FieldConversion {
    let (number, trimmings) = NumberParser(style: style).parse(field.bytes)
    switch number {
    case .integer(let integer):
      // A zero is the same with and without the sign.
      if isPercent, integer != 0 { return .misfit }
      return allowsFraction ? .real(Double(integer)) : .integer(integer)
    case .real(let real):
      guard allowsFraction, trimmings.contains(.percent) == isPercent || real == 0 else { return .misfit }
      return .real(real)
    case .code: return .misfit
    case .none: return blankOrMissing(field)
    }
  }

  private static func convertDate(
    _ field: Field, order: DateOrder, withTime: Bool, scratch: UnsafeMutablePointer<UInt8>
  ) -> FieldConversion {
    guard let stamp = TimestampParser(order: order).parse(field.bytes) else { return blankOrMissing(field) }
    guard withTime || !stamp.hasTimeOfDay else { return .misfit }
    return .written(stamp.write(to: scratch, withTime: withTime))
  }

  private static func convertBoolean(_ field: Field) -> FieldConversion {
    if let truth = FieldShape.truth(field) { return .integer(truth ? 1 : 0) }
    return blankOrMissing(field)
  }

  private static func blankOrMissing(_ field: Field) -> FieldConversion {
    if field.bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return .null }
    return MissingMark.matches(field, inText: false) ? .missing : .misfit
  }
}

/// Plain questions about a field.
enum FieldShape {
  /// `true`, `FALSE` and the like.
  static func truth(_ field: Field) -> Bool? {
    guard field.count == 4 || field.count == 5 else { return nil }
    switch field.text.lowercased() {
    case "true": return true
    case "false": return false
    default: return nil
    }
  }
}
