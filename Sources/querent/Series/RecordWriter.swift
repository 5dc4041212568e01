import Foundation
import QuerentCore

/// Records with the same fields, as JSON Lines or CSV.
struct RecordWriter {
  enum Form { case jsonLines, csv }

  let form: Form
  let fields: [String]

  /// The line before the records, for CSV.
  var header: String { form == .csv ? fields.joined(separator: ",") + "\n" : "" }

  /// A cell: a value of the data, or yes or no.
  enum Cell {
    case value(Value)
    case flag(Bool)

    static func text(_ text: String) -> Cell { .value(.text(text)) }
    static func number(_ number: Double?) -> Cell { .value(number.map(Value.real) ?? .null) }
  }

  func line(_ values: [Cell]) -> String {
    switch form {
    case .jsonLines:
      "{" + zip(fields, values).map { "\(Self.quoted($0)):\(Self.json($1))" }.joined(separator: ",") + "}\n"
    case .csv: values.map(Self.cell).joined(separator: ",") + "\n"
    }
  }

  private static func json(_ cell: Cell) -> String {
    guard case .value(let value) = cell else {
      if case .flag(true) = cell { return "true" }
      return "false"
    }
    switch value {
    case .null, .blob: return "null"
    case .integer(let integer): return String(integer)
    case .real(let real): return real.isFinite ? real.description : "null"
    case .text(let text): return quoted(text)
    }
  }

  private static func quoted(_ text: String) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
  }

  private static func cell(_ cell: Cell) -> String {
    guard case .value(let value) = cell else {
      if case .flag(true) = cell { return "true" }
      return "false"
    }
    switch value {
    case .null, .blob: return ""
    case .integer(let integer): return String(integer)
    case .real(let real): return real.description
    case .text(let text):
      guard text.contains(where: { ",\"\n\r".contains($0) }) else { return text }
      return "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
    }
  }
}
