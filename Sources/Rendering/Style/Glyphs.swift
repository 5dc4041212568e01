/// The characters a charset draws with. Layout code asks for a glyph by what it means.
struct Glyphs {
  var ellipsis: String
  var null: String
  /// Between the parts of a line.
  var dot: String
  var dash: String
  var refusal: String
  var warning: String
  /// Under a table header.
  var rule: String
  var axis: String
  var axisCorner: String
  var axisTick: String
  var axisFloor: String
  /// Marks zero inside a plot that has values on both sides.
  var zeroLine: String
  var full: String
  var negative: String
  var increase: String
  var baseline: String
  /// The mark of a cut axis.
  var axisCut: String
  /// Where a value was expected.
  var band: String
  /// A value above and one below what was expected.
  var above: String
  var below: String

  init(_ charset: Charset) {
    let isASCII = charset == .ascii
    ellipsis = isASCII ? "~" : "…"
    null = isASCII ? "NULL" : "∅"
    dot = isASCII ? "-" : "·"
    dash = isASCII ? "-" : "–"
    refusal = isASCII ? "x" : "✗"
    warning = "!"
    rule = isASCII ? "-" : "─"
    axis = isASCII ? "|" : "│"
    axisCorner = isASCII ? "+" : "└"
    axisTick = isASCII ? "+" : "┤"
    axisFloor = isASCII ? "-" : "─"
    zeroLine = isASCII ? "." : "╌"
    full = isASCII ? "#" : "█"
    negative = isASCII ? "=" : "▒"
    increase = isASCII ? "+" : "▓"
    baseline = isASCII ? ":" : "░"
    axisCut = isASCII ? "//" : "╱╱"
    band = isASCII ? "." : "░"
    above = isASCII ? "^" : "▲"
    below = isASCII ? "v" : "▼"
  }
}

extension OutputStyle {
  var glyphs: Glyphs {
    var glyphs = Glyphs(charset)
    if let nullText { glyphs.null = clean(nullText) }
    return glyphs
  }

  /// The separator between parts of a line, with its spaces.
  var separator: String { " \(glyphs.dot) " }
}
