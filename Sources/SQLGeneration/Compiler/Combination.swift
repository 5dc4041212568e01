import SemanticLayer

extension CompilerEnvironment {
  /// Set operations. Order and limit of the plan apply to the whole.
  func combined(
    _ plan: QueryPlan, _ columns: ResultColumns
  ) throws(CompilationError) -> CompiledStatement {
    guard let combination = plan.combination else { throw .unsupported("nothing to combine with") }
    guard combination.plan.outputs.count == plan.outputs.count else {
      throw .unsupported(
        "the two sides of \(combination.operation.rawValue) show different numbers of columns")
    }
    var first = plan
    first.combination = nil
    first.order = []
    first.limit = nil
    let left = try statement(of: first)
    let right = try statement(of: combination.plan)
    var select = Self.operand(left.select)
    let keyword = combination.operation.rawValue.uppercased()
    select.compounds.append(SelectStatement.Compound(keyword: keyword, select: Self.operand(right.select)))
    for key in plan.order {
      guard let position = plan.outputs.firstIndex(where: { $0.expression == key.expression }) else {
        throw .unsupported("the order of a combination must be one of its outputs")
      }
      select.order.append(
        SelectStatement.OrderTerm(
          expression: .constant(String(position + 1)), isDescending: key.isDescending,
          movesNullsLast: !key.isDescending && isNullable(key.expression)))
    }
    if let limit = plan.limit {
      guard limit.per.isEmpty else { throw .unsupported("a limit per group over a combination") }
      select.limit = limit.count
      select.offset = limit.offset
    }
    return CompiledStatement(
      select: select, columns: columns.columns.map(\.column), blocks: left.blocks + right.blocks)
  }

  /// A statement that can stand on a side of a set operation.
  private static func operand(_ select: SelectStatement) -> SelectStatement {
    guard select.isFinished else { return select }
    var outer = SelectStatement()
    outer.items = [SelectStatement.Item(expression: .constant("*"), alias: nil)]
    outer.source = .select(select, alias: nil)
    return outer
  }
}
