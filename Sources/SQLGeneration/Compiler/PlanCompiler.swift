public import QuerentCore
public import SemanticLayer

/// Turns a validated QueryPlan into SQL.
///
/// A plan compiles to one or more ``AggregateBlock``s and a ``Finish``. Where one block is enough the statement is the
/// plain query a person would write; otherwise the blocks stand in front as common tables and are joined on their keys.
public struct PlanCompiler: Sendable {
  private let environment: CompilerEnvironment

  /// The model plans are compiled for.
  public var model: SemanticModel { environment.index.model }

  /// Makes a compiler for a model; names and join paths are prepared here, once.
  public init(model: SemanticModel, options: CompilationOptions = CompilationOptions()) {
    environment = CompilerEnvironment(model: model, options: options)
  }

  /// Compiles a plan.
  /// - Throws: `CompilationError` when tables cannot be joined or an expression has no meaning in SQL.
  public func compile(_ plan: QueryPlan) throws(CompilationError) -> CompiledPlan {
    let statement = try environment.statement(of: plan)
    return CompiledPlan(
      query: SQLPrinter.print(statement.select, dialect: environment.dialect), columns: statement.columns,
      blocks: statement.blocks, finish: statement.finish)
  }
}

/// The SQL of a plan and what its columns are.
public struct CompiledPlan: Sendable {
  public var query: SQLQuery
  /// As many as the statement has result columns, in order.
  public var columns: [ResultTable.Column]
  /// What the plan reads from its facts; empty for a list of rows.
  public var blocks: [AggregateBlock]
  /// What is made of the blocks; `nil` for a list of rows and for set operations.
  public var finish: Finish?

  /// Makes a compiled plan.
  public init(
    query: SQLQuery, columns: [ResultTable.Column], blocks: [AggregateBlock] = [], finish: Finish? = nil
  ) {
    self.query = query
    self.columns = columns
    self.blocks = blocks
    self.finish = finish
  }
}
