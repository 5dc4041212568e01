/// A column of a table in the model.
public struct ColumnReference: Hashable, Sendable {
  public var table: String
  public var column: String
  /// Which instance of the table, when it can be joined in several ways: the role of the relationship that leads to
  /// it (``SemanticModel/Relationship/role``). `nil` takes the shortest path.
  public var role: String?

  /// Makes a reference.
  public init(table: String, column: String, role: String? = nil) {
    self.table = table
    self.column = column
    self.role = role
  }
}
