import QuerentCore
import Rendering

extension Settings {
  /// How figures and dates are written: as nobody chose, or as the settings say.
  /// - Parameter charset: 7-bit output has no narrow spaces and curved marks.
  func figureStyle(charset: Charset) -> FigureStyle {
    // ISO dates are for everybody who did not say where they live.
    var style = chosen("format.locale").flatMap { FigureStyle(locale: $0) } ?? .standard
    if let mark = chosen("format.thousands") {
      style.grouping = mark == "none" ? "" : mark == "space" ? "\u{A0}" : mark
    }
    // One mark cannot part both.
    if style.grouping == style.decimal { style.decimal = style.grouping == "." ? "," : "." }
    switch self["format.unit"].text {
    case "none": style.unit = .fixed(.ones)
    case "K": style.unit = .fixed(.thousands)
    case "M": style.unit = .fixed(.millions)
    case "B": style.unit = .fixed(.billions)
    default: style.unit = .auto
    }
    if charset == .ascii, !style.grouping.allSatisfy(\.isASCII) {
      style.grouping = style.grouping == "’" ? "'" : " "
    }
    return style
  }
}
