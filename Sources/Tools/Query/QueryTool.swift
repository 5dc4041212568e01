public import QuerentCore
public import SQLGeneration
import SemanticLayer
public import Storage

/// Asks the store: a plan, or a statement a person typed.
public struct QueryTool: Tool {
  public let name = "query"
  public let summary = "Runs one read-only query over the loaded data and gives its rows."
  public let parameters = [
    ToolParameter(
      name: "plan", kind: .string, summary: "A query plan in its one-line form.", isRequired: false),
    ToolParameter(name: "sql", kind: .string, summary: "One SELECT statement.", isRequired: false),
  ]
  public let cost = ToolCost.cheap

  private let store: AnalyticsStore
  private let compiler: PlanCompiler
  private let sizes: TableSizes

  /// Makes the tool over one store.
  public init(store: AnalyticsStore, compiler: PlanCompiler) {
    self.store = store
    self.compiler = compiler
    sizes = TableSizes(
      Dictionary(
        compiler.model.tables.map { table in
          let distinct = table.columns.map { ($0.name, $0.distinctCount) }
          return (
            table.name,
            TableSizes.Table(rows: table.rowCount, distinct: Dictionary(distinct) { first, _ in first })
          )
        }
      ) { first, _ in first })
  }

  public func run(_ call: ToolCall, limits: ExecutionLimits, cancellation: CancellationFlag) -> ToolResult {
    if case .plan(let plan)? = call.argument("plan") {
      do throws(CompilationError) {
        let compiled = try compiler.compile(plan)
        return run(compiled.query, columns: compiled.columns, limits: limits, cancellation: cancellation)
      } catch {
        return ToolResult(.failed(.notCompiled(error)), milliseconds: 0)
      }
    }
    if case .statement(let query)? = call.argument("sql") {
      return run(query, columns: nil, limits: limits, cancellation: cancellation)
    }
    return ToolResult(.failed(.badArguments(tool: name, expected: "a plan or a statement")), milliseconds: 0)
  }

  private func run(
    _ query: SQLQuery, columns: [ResultTable.Column]?, limits: ExecutionLimits, cancellation: CancellationFlag
  ) -> ToolResult {
    if limits.pairs.isFinite, let pairs = store.estimatedPairs(of: query, sizes: sizes), pairs > limits.pairs
    {
      return ToolResult(.failed(.tooManyPairs(pairs, limit: limits.pairs)), milliseconds: 0)
    }
    do {
      let raw = try store.run(query, limits: limits, cancellation: cancellation)
      let columns =
        if let columns, columns.count == raw.columnNames.count { columns } else {
          ColumnKinds.columns(of: raw)
        }
      let table = ResultTable(
        columns: columns, rows: raw.rows, isTruncated: raw.isTruncated,
        elapsedMilliseconds: raw.elapsedMilliseconds)
      return ToolResult(.table(table, from: query), milliseconds: raw.elapsedMilliseconds)
    } catch let error as StorageError {
      return ToolResult(.failed(.notRun(error)), milliseconds: 0)
    } catch {
      return ToolResult(.failed(.notRun(.failed(message: "\(error)"))), milliseconds: 0)
    }
  }
}
