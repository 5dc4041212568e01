extension DisplayText {
  /// The text without anything a terminal would obey: escape sequences, control characters, marks that turn the
  /// writing direction. Line breaks and tabs become one space each.
  ///
  /// Data is printed only after this, so that a cell cannot recolour, retitle or overwrite the screen. Sequences are
  /// recognised after ECMA-48, section 5.4 (CSI) and 5.6 (control strings).
  public static func cleaned(_ text: String) -> String {
    guard !isPlain(text), text.unicodeScalars.contains(where: isUnprintable) else { return text }
    var result = String.UnicodeScalarView()
    var scalars = text.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      switch scalar.value {
      case 0x1B: skipEscape(&scalars)
      case 0x9B: skipControlSequence(&scalars)
      case 0x90, 0x98, 0x9D, 0x9E, 0x9F: skipControlString(&scalars)
      case 0x0D:
        if scalars.first?.value == 0x0A { scalars.removeFirst() }
        result.append(" ")
      case 0x09, 0x0A, 0x0B, 0x0C, 0x85, 0x2028, 0x2029: result.append(" ")
      default:
        if !isUnprintable(scalar) { result.append(scalar) }
      }
    }
    return String(result)
  }

  /// Whether a text holds printable ASCII only, as most do.
  static func isPlain(_ text: String) -> Bool { text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }

  private static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
      0xFFF9...0xFFFB:
      true
    default: false
    }
  }

  private static func skipEscape(_ scalars: inout Substring.UnicodeScalarView) {
    guard let kind = scalars.first else { return }
    switch kind {
    case "[":
      scalars.removeFirst()
      skipControlSequence(&scalars)
    case "]", "P", "X", "^", "_":
      scalars.removeFirst()
      skipControlString(&scalars)
    default:
      while let next = scalars.first, (0x20...0x2F).contains(next.value) { scalars.removeFirst() }
      if let final = scalars.first, (0x30...0x7E).contains(final.value) { scalars.removeFirst() }
    }
  }

  private static func skipControlSequence(_ scalars: inout Substring.UnicodeScalarView) {
    while let next = scalars.first, (0x20...0x3F).contains(next.value) { scalars.removeFirst() }
    if let final = scalars.first, (0x40...0x7E).contains(final.value) { scalars.removeFirst() }
  }

  /// Up to BEL or the string terminator; a string that never ends takes the rest of the text with it.
  private static func skipControlString(_ scalars: inout Substring.UnicodeScalarView) {
    while let next = scalars.popFirst() {
      if next.value == 0x07 || next.value == 0x9C { return }
      if next.value == 0x1B {
        if scalars.first == "\\" { scalars.removeFirst() }
        return
      }
    }
  }
}

extension OutputStyle {
  /// Text from data or from another module, made safe to print in this style.
  public func clean(_ text: String) -> String {
    if DisplayText.isPlain(text) { return text }
    let cleaned = DisplayText.cleaned(text)
    return isASCII ? ASCIIFolding.fold(cleaned) : cleaned
  }
}
