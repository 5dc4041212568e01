public import SemanticLayer

/// Why a plan has no SQL.
public enum CompilationError: Error, Hashable, Sendable {
  /// No relationships lead from one table to the other.
  case notConnected(String, String)
  /// Several shortest paths join the tables; the roles tell them apart, and one of them as
  /// ``SemanticLayer/ColumnReference/role`` picks its path.
  case ambiguousPath(from: String, to: String, roles: [String])
  case unknownMeasure(String)
  case unknownTable(String)
  case unknownColumn(ColumnReference)
  /// The plan asks for something that has no meaning, such as an aggregate of an aggregate.
  case unsupported(String)
}
