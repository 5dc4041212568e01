/// What a terminal shows, with everything that has scrolled off above it: just enough of ECMA-48 for what a line editor
/// and this program send.
struct TerminalScreen {
  /// A place on the screen. Rows count from the first line ever printed.
  struct Place: Comparable {
    var row = 0
    var column = 0

    static func < (left: Place, right: Place) -> Bool { (left.row, left.column) < (right.row, right.column) }
  }

  var columns: Int
  /// Cells; the right half of a wide character is empty.
  private(set) var rows: [[String]] = [[]]
  private var cursor = Place()
  private var sequence: String.UnicodeScalarView?

  init(columns: Int) { self.columns = columns }

  mutating func print(_ text: String) {
    for scalar in text.unicodeScalars {
      if sequence != nil { escape(scalar) } else { take(scalar) }
    }
  }

  /// The lines without spaces at their ends.
  var lines: [String] { rows.map { Self.text($0[...]) } }

  /// The text from a place on.
  func text(from place: Place) -> String {
    guard place.row < rows.count else { return "" }
    let first = Self.text(rows[place.row].dropFirst(place.column))
    return ([first] + lines[(place.row + 1)...]).joined(separator: "\n")
  }

  /// The place after the first occurrence of a text at or after a place.
  func end(of wanted: String, from place: Place) -> Place? {
    for row in place.row..<max(place.row, rows.count) {
      let skipped = row == place.row ? min(place.column, rows[row].count) : 0
      let cells = rows[row]
      for start in skipped..<max(skipped, cells.count) where !cells[start].isEmpty {
        var found = ""
        for column in start..<cells.count {
          found += cells[column]
          if found == wanted { return Place(row: row, column: column + 1) }
          if !wanted.hasPrefix(found) { break }
        }
      }
    }
    return nil
  }

  private static func text(_ cells: ArraySlice<String>) -> String {
    var text = cells.joined()[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  private mutating func take(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\u{1B}": sequence = .init()
    case "\r": cursor.column = 0
    case "\n": move(toRow: cursor.row + 1)
    case "\u{8}": cursor.column = max(0, cursor.column - 1)
    case _ where scalar.value < 0x20 || scalar.value == 0x7F: break
    default: put(scalar)
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let width = (0x1100...0x115F).contains(scalar.value) || (0x2E80...0x9FFF).contains(scalar.value) ? 2 : 1
    if cursor.column + width > columns {
      move(toRow: cursor.row + 1)
      cursor.column = 0
    }
    let end = cursor.column + width
    while rows[cursor.row].count < end { rows[cursor.row].append(" ") }
    rows[cursor.row][cursor.column] = String(Character(scalar))
    if width == 2 { rows[cursor.row][cursor.column + 1] = "" }
    cursor.column = end
  }

  private mutating func move(toRow row: Int) {
    while rows.count <= row { rows.append([]) }
    cursor.row = max(0, row)
  }

  private mutating func escape(_ scalar: Unicode.Scalar) {
    sequence?.append(scalar)
    guard let text = sequence.map({ String($0) }) else { return }
    guard text.hasPrefix("[") else {
      // Two-character sequences; those with a third say which character set.
      if !(text.count == 1 && "()*+#".contains(text)) { sequence = nil }
      return
    }
    guard text.count > 1, (0x40...0x7E).contains(scalar.value) else { return }
    sequence = nil
    control(Character(scalar), text.dropFirst().dropLast())
  }

  private mutating func control(_ final: Character, _ parameters: Substring) {
    let count = Int(parameters.split(separator: ";").first ?? "") ?? 1
    switch final {
    case "A": move(toRow: max(0, cursor.row - count))
    case "B": move(toRow: cursor.row + count)
    case "C": cursor.column = min(columns - 1, cursor.column + count)
    case "D": cursor.column = max(0, cursor.column - count)
    case "G": cursor.column = max(0, count - 1)
    case "K": rows[cursor.row] = Array(rows[cursor.row].prefix(cursor.column))
    case "J":
      rows[cursor.row] = Array(rows[cursor.row].prefix(cursor.column))
      rows.removeLast(rows.count - cursor.row - 1)
    case "P":
      let end = min(cursor.column + count, rows[cursor.row].count)
      if cursor.column < end { rows[cursor.row].removeSubrange(cursor.column..<end) }
    case "@":
      let place = min(cursor.column, rows[cursor.row].count)
      rows[cursor.row].insert(contentsOf: [String](repeating: " ", count: count), at: place)
    default: break
    }
    while rows[cursor.row].count < cursor.column { rows[cursor.row].append(" ") }
  }
}
