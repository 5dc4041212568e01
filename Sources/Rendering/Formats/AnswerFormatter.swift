public import QuerentCore

/// The forms an answer is printed in; the raw value is what `--format` takes.
public enum OutputFormat: String, Hashable, Sendable, CaseIterable {
  case table, plain, record, markdown, csv, tsv, json, jsonl, html
}

/// Prints answers in a chosen format. All formats are made from the one answer value.
public struct AnswerFormatter: Sendable {
  public let format: OutputFormat
  public let style: OutputStyle

  /// Makes a formatter; `style` matters for `table` and `plain`, and for chart text inside JSON.
  public init(format: OutputFormat, style: OutputStyle) {
    self.format = format
    self.style = style
  }

  /// The answer, ended by a newline. CSV and TSV give the rows only, which are the quotations of an
  /// answer from documents: nothing for a question without either.
  public func format(_ answer: Answer) -> String {
    switch format {
    case .table: return AnswerRenderer(style: style).render(answer) + explanation(of: answer)
    case .plain:
      var plain = style
      plain.isPlain = true
      return AnswerRenderer(style: plain).render(answer) + explanation(of: answer)
    case .record:
      var records = style
      records.showsRecords = true
      return AnswerRenderer(style: records).render(answer) + explanation(of: answer)
    case .markdown:
      let explanation = explanation(of: answer)
      return MarkdownAnswer(answer: answer, style: style).text
        + (explanation.isEmpty ? "" : "\n```\n\(explanation.drop { $0 == "\n" })```\n")
    case .csv: return answer.delimitedTable.map { style.delimited(.csv).text($0) } ?? ""
    case .tsv: return answer.delimitedTable.map { style.delimited(.tsv).text($0) } ?? ""
    case .json: return MachineAnswer(answer: answer, style: style).json.pretty + "\n"
    case .jsonl: return MachineAnswer(answer: answer, style: style).json.compact + "\n"
    case .html: return HTMLReport().page(answer)
    }
  }

  /// How the answer came about, after an empty line; nothing where nobody asked.
  private func explanation(of answer: Answer) -> String {
    answer.explanation == nil ? "" : "\n" + ExplanationRenderer(style: style).render(answer)
  }
}
