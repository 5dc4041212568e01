/// What every format has done to its text.
enum TextCleaning {
  /// Lines without soft hyphens, zero-width marks, control characters and terminal escapes; tabs become spaces.
  static func line(_ text: some StringProtocol) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xAD, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF: continue
      case 0x09, 0xA0: kept.append(" ")
      case 0..<0x20, 0x7F..<0xA0: continue
      default: kept.append(scalar)
      }
    }
    return String(kept)
  }

  /// The same with outer blanks cut and inner runs of blanks made one.
  static func squeezed(_ text: some StringProtocol) -> String {
    line(text).split(whereSeparator: { $0 == " " || $0.isNewline }).joined(separator: " ")
  }
}
