import QuerentCore

/// A table on its way to a CSV file: RFC 4180 quoting, line feeds, an empty field for a missing value.
struct CSVTable {
  let name: String
  private(set) var bytes: [UInt8] = []
  private(set) var rowCount = 0

  init(name: String, columns: [String]) {
    self.name = name
    appendLine(columns)
  }

  mutating func append(_ fields: [String]) {
    appendLine(fields)
    rowCount += 1
  }

  private mutating func appendLine(_ fields: [String]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      appendField(field)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func appendField(_ field: String) {
    let needsQuotes = field.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A }
    guard needsQuotes else {
      bytes.append(contentsOf: field.utf8)
      return
    }
    bytes.append(0x22)
    for byte in field.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }
}

/// How values are written in the files.
enum Field {
  static func date(_ date: CalendarDate?) -> String { date?.iso ?? "" }

  /// A share in whole percent as a fraction: 5 is `0.05`, 10 is `0.1`, 0 is `0`.
  static func fraction(percent: Int) -> String {
    guard percent > 0 else { return "0" }
    if percent % 10 == 0 { return "0.\(percent / 10)" }
    return percent < 10 ? "0.0\(percent)" : "0.\(percent)"
  }
}
