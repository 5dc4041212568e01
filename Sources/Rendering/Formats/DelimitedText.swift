public import QuerentCore

/// Writes a result as delimited text: CSV after RFC 4180, or TSV with backslash escapes.
public struct DelimitedText: Sendable {
  /// How fields are kept apart.
  public enum Dialect: Hashable, Sendable { case csv, tsv }

  public var dialect: Dialect
  /// What a null cell reads; an empty text is quoted where the two would look alike.
  public var null: String
  /// Puts an apostrophe before text that a spreadsheet would run as a formula.
  public var neutralizesFormulas: Bool

  /// Makes a writer.
  public init(_ dialect: Dialect, null: String = "", neutralizesFormulas: Bool = true) {
    self.dialect = dialect
    self.null = null
    self.neutralizesFormulas = neutralizesFormulas
  }

  /// A header line with the column names and a line a row, each ended by CR LF (CSV) or LF (TSV).
  public func text(_ table: ResultTable) -> String {
    var text = line(table.columns.map { .text($0.name) })
    for row in table.rows { text += line(row) }
    return text
  }

  private func line(_ cells: [Value]) -> String {
    switch dialect {
    case .csv: cells.map(field).joined(separator: ",") + "\r\n"
    case .tsv: cells.map(field).joined(separator: "\t") + "\n"
    }
  }

  private func field(_ value: Value) -> String {
    guard case .text = value else { return plain(value) }
    return dialect == .csv ? quoted(plain(value)) : escaped(plain(value))
  }

  /// A cell before quoting: what reading the field gives back.
  func plain(_ value: Value) -> String {
    switch value {
    case .null: null
    case .integer(let integer): String(integer)
    case .real(let real): real.description
    case .blob: JSONValue(value).compact.filter { $0 != "\"" }
    case .text(let text): isNeutralized(text) ? "'" + text : text
    }
  }

  private func isNeutralized(_ text: String) -> Bool { neutralizesFormulas && Self.looksLikeFormula(text) }

  /// How many cells got an apostrophe so that no spreadsheet runs them.
  public func neutralizedCount(_ table: ResultTable) -> Int {
    table.rows.reduce(0) { count, row in
      count
        + row.count { value in
          if case .text(let text) = value { isNeutralized(text) } else { false }
        }
    }
  }

  private func quoted(_ text: String) -> String {
    let needsQuotes =
      text.isEmpty || text == null
      || text.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }
      || text.utf8.first == 32 || text.utf8.last == 32
    guard needsQuotes else { return text }
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { result += "\"" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }

  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\t": result += "\\t"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\\": result += "\\\\"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Whether a spreadsheet would evaluate the text. A plain negative or signed number is only a number.
  static func looksLikeFormula(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    switch first {
    case "=", "@", "\t", "\r": return true
    case "+", "-": return !isNumber(text.utf8.dropFirst())
    default: return false
    }
  }

  private static func isNumber(_ bytes: Substring.UTF8View) -> Bool {
    guard !bytes.isEmpty, bytes.contains(where: { (48...57).contains($0) }) else { return false }
    return bytes.allSatisfy { (48...57).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
  }
}
