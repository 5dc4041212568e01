public import QuerentCore
public import SemanticLayer

/// Turns a validated QueryPlan into SQL.
public struct PlanCompiler: Sendable {
  private let model: SemanticModel

  /// Makes a compiler for a model.
  public init(model: SemanticModel) { self.model = model }

  /// Compiles a plan.
  /// - Throws: `CompilationError` when tables cannot be joined or an expression has no meaning in SQL.
  public func compile(_ plan: QueryPlan) throws(CompilationError) -> CompiledPlan { fatalError("stub") }
}

/// The SQL of a plan and what its columns are.
public struct CompiledPlan: Sendable {
  public var query: SQLQuery
  /// As many as the statement has result columns, in order.
  public var columns: [ResultTable.Column]

  /// Makes a compiled plan.
  public init(query: SQLQuery, columns: [ResultTable.Column]) {
    self.query = query
    self.columns = columns
  }
}

/// Why a plan has no SQL.
public enum CompilationError: Error, Hashable, Sendable {
  /// No relationships lead from one table to the other.
  case notConnected(String, String)
  /// Several shortest paths join the tables; the roles tell them apart.
  case ambiguousPath(from: String, to: String, roles: [String])
  case unknownMeasure(String)
  case unknownColumn(ColumnReference)
  /// The plan asks for something that has no meaning, such as an aggregate of an aggregate.
  case unsupported(String)
}
