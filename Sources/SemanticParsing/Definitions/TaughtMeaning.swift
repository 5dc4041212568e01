public import SemanticLayer

/// What a taught word means over one model.
public enum TaughtMeaning: Hashable, Sendable {
  /// Another name of a table, a column or a measure.
  case name(SchemaElement)
  /// A figure of its own.
  case measure(SemanticModel.Measure)
  /// Values of columns: `big apple` for New York City.
  case values([MemberIndex.Match])
  /// Rows that meet a condition; `noun` are the words for such rows where the term itself is a noun.
  case rows(RowState, noun: [String])

  /// In the one-line form of plans.
  public var text: String {
    switch self {
    case .name(.table(let name)), .name(.display(let name)): "rows of \(name)"
    case .name(.column(let reference)): "\(reference.table).\(reference.column)"
    case .name(.measure(let name)): name
    case .measure(let measure): measure.expression.text
    case .values(let matches):
      matches.map { "\($0.column.table).\($0.column.column) = '\($0.value)'" }.joined(separator: " or ")
    case .rows(let state, _): state.condition.text
    }
  }

  /// What kind of thing it is, in a word or two.
  public var kind: String {
    switch self {
    case .name: "another name"
    case .measure: "figure"
    case .values: "value"
    case .rows: "condition"
    }
  }
}
