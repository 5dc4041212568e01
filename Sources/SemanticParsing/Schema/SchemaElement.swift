public import SemanticLayer

/// Something of the model that words can name.
public enum SchemaElement: Hashable, Sendable {
  case table(String)
  case column(ColumnReference)
  case measure(String)
  /// What shows a row of a table to a person, where that is several columns: first and last name.
  case display(String)

  /// Tells elements apart, and puts them in an order that never changes.
  var key: String {
    switch self {
    case .column(let reference): "column|\(reference.table)|\(reference.column)|\(reference.role ?? "")"
    case .display(let name): "display|\(name)"
    case .measure(let name): "measure|\(name)"
    case .table(let name): "table|\(name)"
    }
  }

  /// The table the element belongs to; a measure belongs to none.
  var tableName: String? {
    switch self {
    case .table(let name), .display(let name): name
    case .column(let reference): reference.table
    case .measure: nil
    }
  }
}

/// An element and how well words fit it.
public struct SchemaCandidate: Hashable, Sendable {
  public var element: SchemaElement
  /// 0…1; 1 when the words are the element's name.
  public var score: Double
  /// A spelling that was corrected to get here.
  public var correction: String?

  /// Makes a candidate.
  public init(element: SchemaElement, score: Double, correction: String? = nil) {
    self.element = element
    self.score = score
    self.correction = correction
  }
}

extension SchemaElement {
  /// The words of the name in the schema.
  var nameWords: [String] {
    switch self {
    case .column(let reference): NameWords.words(in: reference.column)
    case .table(let name), .display(let name), .measure(let name): NameWords.words(in: name)
    }
  }
}
