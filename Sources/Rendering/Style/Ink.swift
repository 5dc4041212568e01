/// What a piece of text means. Colour follows from it and never carries meaning alone.
enum Ink: Hashable {
  case plain
  case strong
  case dim
  /// Positive, more, increase.
  case rise
  /// Negative, less, decrease.
  case fall
  case total
  case warning
  /// The n-th series of a chart, from 0.
  case series(Int)

  /// The SGR parameters, or `nil` for text that is left alone.
  ///
  /// The hues are those of Okabe and Ito, "Color Universal Design" (2008): blue for up, vermillion for down, taken
  /// from the 256-colour palette in the shade that stays legible on black and on white.
  func code(_ depth: ColorDepth) -> String? {
    switch (self, depth) {
    case (.plain, _): nil
    case (.strong, _): "1"
    case (.dim, _): "2"
    case (.rise, .indexed): "38;5;32"
    case (.rise, .basic): "34"
    case (.fall, .indexed): "38;5;166"
    case (.fall, .basic), (.warning, .basic): "33"
    case (.warning, .indexed): "38;5;178"
    case (.total, .indexed): "38;5;245"
    case (.total, .basic): "90"
    case (.series(let index), .indexed): ["38;5;32", "38;5;166", "38;5;178", "38;5;175"][index % 4]
    case (.series(let index), .basic): ["34", "33", "36", "35"][index % 4]
    }
  }
}
