import SemanticLayer

/// The relationships of a model as edges one can walk in both directions, prepared once.
struct JoinGraph: Sendable {
  /// A relationship walked in one direction.
  struct Edge: Sendable {
    /// The position of the relationship in the model.
    var relationship: Int
    var source: Int
    var target: Int
    var sourceColumns: [String]
    var targetColumns: [String]
    var role: String
    /// Walked from the foreign key to what it points at.
    var isForward: Bool
    /// A row of the source may meet several rows of the target.
    var multiplies: Bool
    /// The length of the edge when the direction matters, and when it does not.
    var directedCost: Int
    var undirectedCost: Int
  }

  let edges: [Edge]
  /// Positions in `edges` by source table.
  private let outgoing: [[Int]]

  init(_ index: ModelIndex) {
    var edges: [Edge] = []
    var outgoing: [[Int]] = Array(repeating: [], count: index.model.tables.count)
    var seen: Set<[String]> = []
    for (number, relationship) in index.model.relationships.enumerated() {
      guard let from = index.tableNumber(named: relationship.from),
        let to = index.tableNumber(named: relationship.to),
        !relationship.fromColumns.isEmpty, relationship.fromColumns.count == relationship.toColumns.count,
        seen.insert(Self.identity(relationship, from, to)).inserted
      else { continue }
      let isUniqueAtStart = Self.isKey(relationship.fromColumns, of: index.table(from))
      let forward = relationship.cardinality == .manyToMany
      let backward = relationship.cardinality != .oneToOne && !isUniqueAtStart
      // Hops count most, then rows multiplied, then whether the relationship was declared.
      // Of ways that are equal in these, the one whose references are called after what they lead to.
      let base =
        100 + (relationship.isDeclared ? 0 : 20) + (forward ? 60 : 0)
        + (relationship.isCalledAfterTarget ? 0 : 3)
        + (from != to && Self.isSideReference(relationship, of: index.table(from)) ? 130 : 0)
      outgoing[from].append(edges.count)
      edges.append(
        Edge(
          relationship: number, source: from, target: to, sourceColumns: relationship.fromColumns,
          targetColumns: relationship.toColumns, role: relationship.role, isForward: true,
          multiplies: forward,
          directedCost: base + (forward ? 30 : 0), undirectedCost: base))
      outgoing[to].append(edges.count)
      edges.append(
        Edge(
          relationship: number, source: to, target: from, sourceColumns: relationship.toColumns,
          targetColumns: relationship.fromColumns, role: relationship.role, isForward: false,
          multiplies: backward, directedCost: base + (backward ? 30 : 1),
          // Within one table the foreign key leads the way: `employees@manager_id` is the manager.
          undirectedCost: base + (from == to ? 1 : 0)))
    }
    self.edges = edges
    self.outgoing = outgoing
  }

  func edges(from table: Int) -> [Int] { outgoing[table] }

  /// The table a role starts from, for instances that nothing else anchors.
  func origin(ofRole role: String, to table: Int) -> Int? {
    let first = role.split(separator: ".").first.map(String.init) ?? role
    let leading = edges.first { $0.isForward && $0.target == table && $0.role == role }
    return (leading ?? edges.first { $0.isForward && $0.role == first })?.source
  }

  private static func identity(_ relationship: SemanticModel.Relationship, _ from: Int, _ to: Int) -> [String]
  {
    [String(from), String(to)]
      + zip(relationship.fromColumns, relationship.toColumns)
      .map { "\($0.lowercased())\u{0}\($1.lowercased())" }.sorted()
  }

  /// A part that few rows have, such as who a ticket was a gift for: whose the rows are is told another way, though it be
  /// longer.
  private static func isSideReference(
    _ relationship: SemanticModel.Relationship, of table: SemanticModel.Table
  ) -> Bool {
    guard relationship.fromColumns.count == 1, !relationship.isCalledAfterTarget,
      let column = table.column(named: relationship.fromColumns[0])
    else { return false }
    return column.nullCount * 2 > table.rowCount
  }

  private static func isKey(_ columns: [String], of table: SemanticModel.Table) -> Bool {
    let names = Set(columns.map { $0.lowercased() })
    if !table.primaryKey.isEmpty, table.primaryKey.allSatisfy({ names.contains($0.lowercased()) }) {
      return true
    }
    return columns.count == 1 && table.column(named: columns[0])?.isUnique == true
  }
}
