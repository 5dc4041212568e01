public import QuerentCore

extension Answer {
  /// The rows that forms of rows alone hold: those of the result, else a row for each quotation with its place. Facts with
  /// quotations stand in one table, the facts first.
  public var delimitedTable: ResultTable? {
    guard status == .answered, !citations.isEmpty, table == nil || !facts.isEmpty else { return table }
    let quoted = citations.map(Self.cells)
    guard let table else { return ResultTable(columns: Self.quotationColumns, rows: quoted) }
    let values = table.rows.compactMap(\.last)
    let isColumnEach = table.rows.count == 1 && table.columns.count == facts.count
    let known = facts.enumerated().map { position, fact in
      let cell =
        isColumnEach ? table.rows[0][position] : position < values.count ? values[position] : .text(fact.text)
      return [.text(fact.label), cell] + Self.quotationColumns.map { _ in Value.null }
    }
    return ResultTable(
      columns: [.init(name: "fact", kind: .text), .init(name: "value", kind: .text)] + Self.quotationColumns,
      rows: known + quoted.map { [.null, .null] + $0 })
  }

  private static let quotationColumns: [ResultTable.Column] = [
    .init(name: "quote", kind: .text), .init(name: "path", kind: .text),
    .init(name: "line", kind: .identifier),
    .init(name: "page", kind: .identifier), .init(name: "section", kind: .text),
    .init(name: "context", kind: .text),
    .init(name: "reason", kind: .text), .init(name: "instruction_like", kind: .boolean),
  ]

  private static func cells(_ citation: CitationRecord) -> [Value] {
    [
      .text(citation.quote), .text(citation.path), .integer(Int64(citation.line)),
      citation.page.map { .integer(Int64($0)) } ?? .null, .text(citation.section),
      citation.context.map { .text($0) } ?? .null, citation.reason.map { .text($0) } ?? .null,
      .integer(citation.looksLikeInstruction ? 1 : 0),
    ]
  }
}

extension CitationRecord {
  /// `refunds.md:14 (§ Deadline)`.
  var placeAndSection: String {
    let heading = section.split(separator: ">").last.map { $0.drop { $0 == " " } } ?? ""
    return heading.isEmpty ? place : "\(place) (§ \(heading))"
  }
}
