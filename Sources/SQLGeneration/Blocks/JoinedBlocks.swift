import QuerentCore
import SemanticLayer

/// Blocks as common tables, joined on their keys: groups that only one block knows appear all the same.
struct JoinedBlocks {
  var select = SelectStatement()
  var translator: ExpressionTranslator

  init(
    _ blocks: [AggregateBlock], of plan: QueryPlan, in environment: CompilerEnvironment
  ) throws(CompilationError) {
    translator = ExpressionTranslator(environment: environment)
    let shared = plan.groups + plan.attributes
    var columns: [PlanExpression: [SQLExpression]] = [:]
    var taken = Set(environment.index.model.tables.map { $0.name.lowercased() })
    for block in blocks {
      let table = try CommonBlock(block, of: plan, avoiding: &taken, in: environment)
      select.with.append(table.common)
      let source = SelectStatement.Source.table(table.common.name, alias: nil)
      if select.source == nil {
        select.source = source
      } else {
        let matches = plan.groups.map { key in
          SQLExpression.binary(
            Self.first(of: columns[key] ?? []), environment.dialect.nullSafeEqual,
            table.columns[key] ?? .constant("NULL"))
        }
        let condition = SQLExpression.conjunction(matches)
        select.joins.append(
          SelectStatement.Join(
            kind: condition == nil ? .cross : .full, source: source, condition: condition))
      }
      for key in shared { columns[key, default: []] += [table.columns[key]].compactMap { $0 } }
      for call in block.measures {
        translator.replacements[.aggregate(call)] = table.columns[.aggregate(call)]
      }
    }
    for key in shared { translator.replacements[key] = Self.first(of: columns[key] ?? []) }
  }

  private static func first(of candidates: [SQLExpression]) -> SQLExpression {
    candidates.count == 1 ? candidates[0] : .call("COALESCE", candidates, isDistinct: false)
  }
}

/// A block as a common table, and the column each of its keys and measures stands in.
struct CommonBlock {
  var common: SelectStatement.CommonTable
  var columns: [PlanExpression: SQLExpression] = [:]

  /// - Parameter taken: names of tables in use, in lower case; a common table would hide a table of its name.
  init(
    _ block: AggregateBlock, of plan: QueryPlan, avoiding taken: inout Set<String>,
    in environment: CompilerEnvironment
  ) throws(CompilationError) {
    let stem = (block.fact ?? "groups").lowercased() + "_totals"
    var name = ResultColumns.name(from: stem)
    var number = 2
    while taken.contains(name) {
      name = ResultColumns.name(from: stem) + "_\(number)"
      number += 1
    }
    taken.insert(name)
    let statement = try BlockStatement(block, in: environment)
    var select = statement.select
    // The plan knows a key by its own name, also where a block reads it from another column.
    let keys = Array(zip(plan.groups, block.keys)) + plan.attributes.map { ($0, $0) }
    let measures = block.measures.map { (PlanExpression.aggregate($0), PlanExpression.aggregate($0)) }
    let outputs = (keys + measures).map { QueryPlan.Output($0.0) }
    let names = ResultColumns(of: QueryPlan(outputs: outputs, groups: plan.groups), index: environment.index)
    for ((known, read), named) in zip(keys + measures, names.columns) where columns[known] == nil {
      select.items.append(
        SelectStatement.Item(expression: try statement.translator.sql(read), alias: named.alias))
      columns[known] = .column(qualifier: name, named.column.name)
    }
    common = SelectStatement.CommonTable(name: name, select: select)
  }
}
