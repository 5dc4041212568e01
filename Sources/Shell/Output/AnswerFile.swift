import Foundation
public import QuerentCore
public import Rendering

/// Writes an answer to a file and reads it back: an export that does not hold the result it was made from is an error,
/// not a file.
public enum AnswerFile {
  /// Says whether a file may be written, before there is anything to write.
  ///
  /// - Parameter protected: Files and folders that hold data or questions and are never written to.
  /// - Throws: A `Diagnostic`.
  public static func check(_ path: String, protected: [String] = []) throws(Diagnostic) {
    let url = URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath()
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
    if exists {
      for source in protected {
        let place = URL(filePath: source).standardizedFileURL.resolvingSymlinksInPath().path
        guard url.path == place || url.path.hasPrefix(place + "/") else { continue }
        throw Diagnostic(
          code: "file-is-source", summary: "\(path) holds the data that is asked.",
          suggestions: ["Write to another file; data is never changed."])
      }
    }
    let folder = url.deletingLastPathComponent().path
    guard !isFolder.boolValue, FileManager.default.isWritableFile(atPath: exists ? url.path : folder) else {
      throw Diagnostic(
        code: "export-failed", summary: "\(path) cannot be written.",
        suggestions: ["Check that its folder exists and is yours."])
    }
  }

  /// Writes an answer in a form and reads it back.
  ///
  /// - Returns: What was written, for a person: `5 rows, re-read and matched`.
  /// - Throws: A `Diagnostic` when there is nothing to write, the file cannot be written, or it does not hold the rows.
  public static func write(
    _ answer: Answer, to path: String, as form: ExportForm, style: OutputStyle
  ) throws(Diagnostic) -> String {
    let text = form.text(answer, style: style)
    guard !text.isEmpty else { throw nothing(for: form, answer) }
    let data = Data(text.utf8)
    guard (try? data.write(to: URL(filePath: path), options: .atomic)) != nil,
      let written = try? Data(contentsOf: URL(filePath: path))
    else {
      throw Diagnostic(
        code: "export-failed", summary: "\(path) cannot be written.",
        suggestions: ["Check that its folder exists and is yours."])
    }
    if let place = difference(written, from: data, of: answer, as: form, style: style) {
      throw Diagnostic(
        code: "export-differs", summary: "\(path) does not read back as it was written: \(place).",
        suggestions: ["Write it again, or to another disk."])
    }
    return description(answer, form, bytes: data.count, style: style)
  }

  /// Where the file differs from the answer; `nil` when it holds the same.
  private static func difference(
    _ written: Data, from data: Data, of answer: Answer, as form: ExportForm, style: OutputStyle
  ) -> String? {
    guard written == data else { return "the bytes differ" }
    guard let table = answer.delimitedTable else { return nil }
    let text = String(decoding: written, as: UTF8.self)
    switch form {
    case .format(.csv): return DelimitedReader(style.delimited(.csv)).difference(text, from: table)
    case .format(.tsv): return DelimitedReader(style.delimited(.tsv)).difference(text, from: table)
    case .format(.json), .format(.jsonl):
      return answer.table.flatMap { JSONExport.difference(written, from: $0) }
    case .format, .svg, .sql: return nil
    }
  }

  private static func nothing(for form: ExportForm, _ answer: Answer) -> Diagnostic {
    if form == .svg, answer.table != nil {
      return Diagnostic(
        code: "nothing-to-export", summary: "The answer has no chart to draw.",
        suggestions: ["Export it as .html, .csv or .md."])
    }
    return Diagnostic(
      code: "nothing-to-export", summary: "The answer has nothing to write there.",
      suggestions: ["Ask a question that gives rows."])
  }

  private static func description(
    _ answer: Answer, _ form: ExportForm, bytes: Int, style: OutputStyle
  ) -> String {
    let size = "\(FigureFormat.number((Double(bytes) / 1024).rounded(.up))) KB"
    switch form {
    case .sql: return answer.sql.count == 1 ? "the query" : "\(answer.sql.count) queries"
    case .svg: return "the chart, with its summary as text (\(size))"
    case .format(.html):
      let hasChart =
        answer.chart.flatMap { chart in answer.table.map { (chart, $0) } }
        .map { SVGChart().picture($0, $1) != nil } ?? false
      let parts = [hasChart ? "chart" : nil, answer.table == nil ? nil : "table", "query, checks"]
      return parts.compactMap { $0 }.joined(separator: ", ") + " (one file, \(size))"
    case .format(let format):
      guard let table = format == .csv || format == .tsv ? answer.delimitedTable : answer.table else {
        return "\(size), re-read and the same"
      }
      var text = FigureFormat.number(Double(table.rows.count)) + (table.rows.count == 1 ? " row" : " rows")
      if table.isTruncated { text += " (cut at the row limit)" }
      text += ", re-read and matched"
      let neutralized =
        format == .csv || format == .tsv
        ? style.delimited(format == .csv ? .csv : .tsv).neutralizedCount(table) : 0
      if neutralized > 0 {
        text += neutralized == 1 ? "; 1 cell starts" : "; \(neutralized) cells start"
        text += " with ' so that no spreadsheet runs it"
      }
      return text
    }
  }
}

/// Compares a JSON export with the result it was made from.
enum JSONExport {
  static func difference(_ data: Data, from table: ResultTable) -> String? {
    guard let object = (try? JSONSerialization.jsonObject(with: data)) as? [String: Any],
      let rows = object["rows"] as? [[Any]]
    else { return "it is no JSON object with rows" }
    guard rows.count == table.rows.count, object["row_count"] as? Int == rows.count else {
      return "\(rows.count) rows instead of \(table.rows.count)"
    }
    for (index, (cells, row)) in zip(rows, table.rows).enumerated() {
      guard cells.count == row.count else { return "row \(index + 1)" }
      for (column, (cell, value)) in zip(table.columns, zip(cells, row)) where !holds(cell, value) {
        return "row \(index + 1), column \"\(column.name)\""
      }
    }
    return nil
  }

  private static func holds(_ cell: Any, _ value: Value) -> Bool {
    switch value {
    case .null: cell is NSNull
    case .integer(let integer): (cell as? NSNumber)?.int64Value == integer
    case .real(let real): real.isFinite ? (cell as? NSNumber)?.doubleValue == real : cell is NSNull
    case .text(let text): (cell as? String).map { Array($0.utf8) == Array(text.utf8) } ?? false
    case .blob: cell is String
    }
  }
}
