public import QuerentCore

/// Reads back what ``DelimitedText`` wrote, so that an export can be compared with the result it was made from.
public struct DelimitedReader: Sendable {
  /// One field as it stands in the file.
  public struct Field: Hashable, Sendable {
    public var text: String
    /// Whether it stood in quotes, which tells an empty text from a null.
    public var isQuoted: Bool
  }

  private let writer: DelimitedText

  /// Makes a reader for the texts of a writer.
  public init(_ writer: DelimitedText) { self.writer = writer }

  /// The records of a text, the header among them.
  public func records(_ text: String) -> [[Field]] {
    writer.dialect == .csv ? commaSeparated(text) : tabSeparated(text)
  }

  /// Where a text differs from the table it was made from: `row 3, column "region"`; `nil` when it is the same.
  public func difference(_ text: String, from table: ResultTable) -> String? {
    let records = records(text)
    guard let header = records.first,
      header.map(\.text) == table.columns.map({ writer.plain(.text($0.name)) })
    else { return "the header" }
    guard records.count == table.rows.count + 1 else {
      return "\(records.count - 1) rows instead of \(table.rows.count)"
    }
    for (index, (record, row)) in zip(records.dropFirst(), table.rows).enumerated() {
      guard record.count == row.count else { return "row \(index + 1)" }
      for (column, (field, value)) in zip(table.columns, zip(record, row)) where !holds(field, value) {
        return "row \(index + 1), column \"\(column.name)\""
      }
    }
    return nil
  }

  private func holds(_ field: Field, _ value: Value) -> Bool {
    guard field.text == writer.plain(value) else { return false }
    guard writer.dialect == .csv, field.text == writer.null else { return true }
    switch value {
    case .null: return !field.isQuoted
    case .text: return field.isQuoted
    default: return true
    }
  }

  private func commaSeparated(_ text: String) -> [[Field]] {
    var records: [[Field]] = []
    var record: [Field] = []
    var field = String.UnicodeScalarView()
    var isQuoted = false
    var isInside = false
    var scalars = text.unicodeScalars.makeIterator()
    var ahead = scalars.next()
    func next() -> Unicode.Scalar? {
      defer { ahead = scalars.next() }
      return ahead
    }
    func endField() {
      record.append(Field(text: String(field), isQuoted: isQuoted))
      field = String.UnicodeScalarView()
      isQuoted = false
    }
    while let scalar = next() {
      switch scalar {
      case "\"" where isInside && ahead == "\"":
        _ = next()
        field.append("\"")
      case "\"" where isInside: isInside = false
      case "\"" where field.isEmpty:
        isInside = true
        isQuoted = true
      case "," where !isInside: endField()
      case "\r" where !isInside && ahead == "\n":
        _ = next()
        endField()
        records.append(record)
        record = []
      default: field.append(scalar)
      }
    }
    return records
  }

  private func tabSeparated(_ text: String) -> [[Field]] {
    text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map {
        Field(text: String($0) == writer.null ? writer.null : Self.unescaped($0), isQuoted: false)
      }
    }
  }

  private static func unescaped(_ text: Substring.UnicodeScalarView) -> String {
    var result = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in text {
      if isEscaped {
        switch scalar {
        case "t": result.append("\t")
        case "n": result.append("\n")
        case "r": result.append("\r")
        default: result.append(scalar)
        }
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
