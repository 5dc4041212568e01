public import QuerentCore

/// The forms an answer is written to a file in. The ending of the file's name chooses one.
public enum ExportForm: Hashable, Sendable {
  /// One of the forms that can be printed as well.
  case format(OutputFormat)
  /// The chart as a picture of its own.
  case svg
  /// The statements behind the answer, ready to run elsewhere.
  case sql

  /// Every ending that names a form, without the dot.
  public static let endings = [
    "csv", "tsv", "json", "jsonl", "ndjson", "md", "markdown", "html", "htm", "svg", "txt", "sql",
  ]

  /// The form an ending names, in capitals or not; `nil` for any other ending.
  public init?(ending: String) {
    switch ending.lowercased() {
    case "csv": self = .format(.csv)
    case "tsv": self = .format(.tsv)
    case "json": self = .format(.json)
    case "jsonl", "ndjson": self = .format(.jsonl)
    case "md", "markdown": self = .format(.markdown)
    case "html", "htm": self = .format(.html)
    case "txt": self = .format(.table)
    case "svg": self = .svg
    case "sql": self = .sql
    default: return nil
    }
  }

  /// What stands in the file; empty when the answer has nothing of the kind. Nothing is coloured or
  /// timed, and all rows stand there.
  public func text(_ answer: Answer, style: OutputStyle) -> String {
    var style = style
    style.usesColor = false
    style.maximumRows = nil
    style.showsTiming = false
    switch self {
    case .format(.table) where style.isPlain:
      return AnswerFormatter(format: .plain, style: style).format(answer)
    case .format(let format): return AnswerFormatter(format: format, style: style).format(answer)
    case .svg: return picture(answer)
    case .sql:
      return answer.sql.map { $0.hasSuffix(";") ? $0 + "\n" : $0 + ";\n" }.joined()
    }
  }

  private func picture(_ answer: Answer) -> String {
    guard let chart = answer.chart, let table = answer.table else { return "" }
    return SVGChart().document(chart, table) ?? ""
  }
}
