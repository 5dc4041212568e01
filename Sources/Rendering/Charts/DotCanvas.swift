/// A grid of dots inside character cells, on which lines are drawn: 2×4 dots a cell with braille, 2×2 with blocks,
/// one in ASCII.
struct DotCanvas {
  let columns: Int
  let rows: Int
  private let charset: Charset
  /// Dots of every cell, row by row from the top.
  private var bits: [UInt8]
  /// Which series drew into a cell last.
  private var owners: [Int]

  init(columns: Int, rows: Int, charset: Charset) {
    self.columns = columns
    self.rows = rows
    self.charset = charset
    bits = Array(repeating: 0, count: columns * rows)
    owners = Array(repeating: -1, count: columns * rows)
  }

  var dotsAcross: Int { charset == .ascii ? 1 : 2 }
  var dotsDown: Int { charset == .unicode ? 4 : charset == .block ? 2 : 1 }
  var dotColumns: Int { columns * dotsAcross }
  var dotRows: Int { rows * dotsDown }

  /// Sets one dot; row 0 is the lowest.
  mutating func set(_ column: Int, _ row: Int, series: Int) {
    guard (0..<dotColumns).contains(column), (0..<dotRows).contains(row) else { return }
    let fromTop = dotRows - 1 - row
    let cell = fromTop / dotsDown * columns + column / dotsAcross
    bits[cell] |= Self.bit(column % dotsAcross, fromTop % dotsDown, charset)
    owners[cell] = series
  }

  /// A straight line of dots after Bresenham (1965). `pattern` leaves out dots of the second and later series, which
  /// tells them apart without colour.
  mutating func line(from start: (Int, Int), to end: (Int, Int), series: Int) {
    var (x, y) = start
    let dx = abs(end.0 - x)
    let dy = -abs(end.1 - y)
    let stepX = x < end.0 ? 1 : -1
    let stepY = y < end.1 ? 1 : -1
    var error = dx + dy
    while true {
      if isDrawn(x, y, series, isSteep: -dy > dx) { set(x, y, series: series) }
      if x == end.0, y == end.1 { return }
      let doubled = 2 * error
      if doubled >= dy {
        error += dy
        x += stepX
      }
      if doubled <= dx {
        error += dx
        y += stepY
      }
    }
  }

  private func isDrawn(_ x: Int, _ y: Int, _ series: Int, isSteep: Bool) -> Bool {
    guard charset != .ascii else { return true }
    let along = isSteep ? y : x
    switch series % 4 {
    case 1: return along % 6 < 4
    case 2: return along % 2 == 0
    case 3: return along % 8 < 4 || along % 8 == 5
    default: return true
    }
  }

  /// The cells of one row from the top, with the series that owns each.
  func row(_ row: Int) -> [(text: String, series: Int?)] {
    (0..<columns).map { column in
      let cell = row * columns + column
      guard bits[cell] != 0 else { return (" ", nil) }
      return (glyph(bits[cell], owners[cell]), owners[cell])
    }
  }

  private func glyph(_ bits: UInt8, _ series: Int) -> String {
    switch charset {
    case .unicode: String(Character(Unicode.Scalar(UInt16(0x2800) + UInt16(bits)) ?? " "))
    case .block: Self.quadrants[Int(bits)]
    case .ascii: Self.marks[series % 4]
    }
  }

  /// What a series is drawn with in ASCII.
  static let marks = ["*", "o", "+", "x"]

  /// Upper left 1, upper right 2, lower left 4, lower right 8.
  private static let quadrants = [
    " ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█",
  ]

  private static func bit(_ column: Int, _ row: Int, _ charset: Charset) -> UInt8 {
    switch charset {
    case .unicode: [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]][column][row]
    case .block: UInt8(1) << UInt8(row * 2 + column)
    case .ascii: 1
    }
  }
}
