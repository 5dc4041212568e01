/// A column of a table in the model.
public struct ColumnReference: Hashable, Sendable {
  public var table: String
  public var column: String
  /// Which instance of the table, when it can be joined in several ways: the role of the relationship that leads to
  /// it (``SemanticModel/Relationship/role``), or the roles of all joins on the way, `customer_id.region_id`, where the
  /// last joins of two ways have the same role. `employees@manager_id` is the manager of an employee.
  /// `nil` takes the shortest path.
  public var role: String?

  /// Makes a reference.
  public init(table: String, column: String, role: String? = nil) {
    self.table = table
    self.column = column
    self.role = role
  }
}
