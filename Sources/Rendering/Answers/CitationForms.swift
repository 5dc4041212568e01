public import QuerentCore

extension Answer {
  /// The rows that forms of rows alone hold: those of the result, else a row for each quotation with its place.
  public var delimitedTable: ResultTable? {
    if let table { return table }
    guard status == .answered, !citations.isEmpty else { return nil }
    let columns: [ResultTable.Column] = [
      .init(name: "quote", kind: .text), .init(name: "path", kind: .text),
      .init(name: "line", kind: .identifier),
      .init(name: "page", kind: .identifier), .init(name: "section", kind: .text),
      .init(name: "context", kind: .text),
      .init(name: "reason", kind: .text), .init(name: "instruction_like", kind: .boolean),
    ]
    return ResultTable(
      columns: columns,
      rows: citations.map { citation in
        [
          .text(citation.quote), .text(citation.path), .integer(Int64(citation.line)),
          citation.page.map { .integer(Int64($0)) } ?? .null, .text(citation.section),
          citation.context.map { .text($0) } ?? .null, citation.reason.map { .text($0) } ?? .null,
          .integer(citation.looksLikeInstruction ? 1 : 0),
        ]
      })
  }
}

extension CitationRecord {
  /// `refunds.md:14 (§ Deadline)`.
  var placeAndSection: String {
    let heading = section.split(separator: ">").last.map { $0.drop { $0 == " " } } ?? ""
    return heading.isEmpty ? place : "\(place) (§ \(heading))"
  }
}
