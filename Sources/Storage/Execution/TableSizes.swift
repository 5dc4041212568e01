/// How many rows tables have, and how many different values their columns, for estimates of what a statement costs.
public struct TableSizes: Sendable {
  /// One table.
  public struct Table: Hashable, Sendable {
    public var rows: Int
    /// Distinct values by column name in lower case.
    public var distinct: [String: Int]

    /// Makes a value; names of columns may be in any case.
    public init(rows: Int, distinct: [String: Int]) {
      self.rows = rows
      self.distinct = Dictionary(distinct.map { ($0.lowercased(), $1) }) { first, _ in first }
    }
  }

  private let tables: [String: Table]

  /// Makes sizes by table name.
  public init(_ tables: [String: Table]) {
    self.tables = Dictionary(tables.map { ($0.lowercased(), $1) }) { first, _ in first }
  }

  /// The size of a table; `nil` for one that is not known.
  subscript(_ name: String) -> Table? { tables[name.lowercased()] }
}
