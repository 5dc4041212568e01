public import QuerentCore
public import SemanticLayer

/// Reads questions over one model. Pure: the same question, model, members and conversation give the same reading.
public struct QuestionReader: Sendable {
  /// Makes a reader.
  public init(model: SemanticModel, members: MemberIndex) { fatalError("stub") }

  /// Reads a question; `previous` is the plan a follow-up edits, `nil` at the start of a conversation.
  public func read(_ question: Question, previous: QueryPlan? = nil) -> Reading { fatalError("stub") }
}

/// Distinct values of text columns, looked up by what people type.
public struct MemberIndex: Sendable {
  /// The values of one column.
  public struct Column: Sendable {
    public var column: ColumnReference
    public var values: [String]

    /// Makes a column of members.
    public init(column: ColumnReference, values: [String]) {
      self.column = column
      self.values = values
    }
  }

  /// Builds the index; values are folded (case, accents, white space), tokenised and trigram-indexed.
  public init(columns: [Column]) {}
}
