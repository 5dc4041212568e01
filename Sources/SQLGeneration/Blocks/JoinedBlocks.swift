import QuerentCore
import SemanticLayer

/// Blocks as common tables, joined on their keys: groups that only one block knows appear all the same.
struct JoinedBlocks {
  private let environment: CompilerEnvironment
  private let plan: QueryPlan
  private(set) var select = SelectStatement()
  private(set) var translator: ExpressionTranslator
  /// The columns each key and attribute stands in, one a block.
  private var shared: [PlanExpression: [SQLExpression]] = [:]
  private var taken: Set<String>

  init(
    _ blocks: [AggregateBlock], of plan: QueryPlan, in environment: CompilerEnvironment
  ) throws(CompilationError) {
    self.environment = environment
    self.plan = plan
    translator = ExpressionTranslator(environment: environment)
    taken = Set(environment.index.model.tables.map { $0.name.lowercased() })
    translator.replacements = try join(blocks, shift: nil)
    var earlier: [PlanExpression: SQLExpression] = [:]
    if let comparison = plan.comparison {
      earlier = try join(
        blocks.map { block in
          var block = block
          block.period?.range = comparison.range
          return block
        }, shift: try shift(from: comparison.range))
    }
    for key in plan.groups + plan.attributes {
      let column = Self.first(of: shared[key] ?? [])
      translator.replacements[key] = column
      earlier[key] = column
    }
    if plan.comparison != nil { try compare(with: earlier) }
  }

  /// Adds blocks to the join and gives the columns of their measures.
  private mutating func join(
    _ blocks: [AggregateBlock], shift: PeriodShift?
  ) throws(CompilationError) -> [PlanExpression: SQLExpression] {
    var measures: [PlanExpression: SQLExpression] = [:]
    for block in blocks {
      let isAlone = blocks.count == 1 && plan.comparison == nil
      let table = try CommonBlock(
        block, of: plan, shift: shift, isAlone: isAlone, avoiding: &taken, in: environment)
      select.with.append(table.common)
      let source = SelectStatement.Source.table(table.common.name, alias: nil)
      if select.source == nil {
        select.source = source
      } else {
        let matches = plan.groups.map { key in
          SQLExpression.binary(
            Self.first(of: shared[key] ?? []), environment.dialect.nullSafeEqual,
            table.columns[key] ?? .constant("NULL"))
        }
        let condition = SQLExpression.conjunction(matches)
        select.joins.append(
          SelectStatement.Join(
            kind: condition == nil ? .cross : .full, source: source, condition: condition))
      }
      for key in plan.groups + plan.attributes {
        if let column = table.columns[key] { shared[key, default: []].append(column) }
      }
      for call in block.measures {
        if let column = table.columns[.aggregate(call)] {
          let isWhole = isAlone || plan.groups.isEmpty && !plan.addends.contains(call)
          measures[.aggregate(call)] = isWhole ? column : filled(column, call)
        }
      }
    }
    return measures
  }

  /// A group that a block does not know has no rows there: the count is 0, and so is what it adds to a change.
  private func filled(_ column: SQLExpression, _ call: AggregateCall) -> SQLExpression {
    switch call.function {
    case .count, .countDistinct: .function("COALESCE", column, .constant("0"))
    case .sum:
      plan.comparison == nil && !plan.addends.contains(call)
        ? column : .function("COALESCE", column, .constant("0"))
    case .average, .minimum, .maximum, .median, .percentile, .standardDeviation: column
    }
  }

  private static func first(of candidates: [SQLExpression]) -> SQLExpression {
    candidates.count == 1 ? candidates[0] : .call("COALESCE", candidates, isDistinct: false)
  }

  private func shift(from range: TimeRange) throws(CompilationError) -> PeriodShift {
    guard let period = plan.period, let to = period.range else {
      throw .unsupported("a comparison needs a period to compare with")
    }
    return PeriodShift(
      dialect: environment.dialect, calendar: environment.calendar, from: range, to: to)
  }

  /// Lets `previous(x)` and `growth(x)` speak of the other period.
  private mutating func compare(with earlier: [PlanExpression: SQLExpression]) throws(CompilationError) {
    var other = ExpressionTranslator(environment: environment)
    other.replacements = earlier
    for call in plan.comparingCalls {
      let now = try translator.sql(call.argument)
      let before = try other.sql(call.argument)
      translator.replacements[.window(call)] =
        call.function == .previous
        ? before : .quotient(.binary(now, "-", before), .function("ABS", before))
    }
  }
}

extension QueryPlan {
  /// The sums that are added to others or taken from them: what is not there adds nothing.
  fileprivate var addends: Set<AggregateCall> {
    var found: Set<AggregateCall> = []
    for output in outputs {
      output.expression.visit { part in
        guard case .arithmetic(let symbol, .aggregate(let left), .aggregate(let right)) = part,
          symbol == .add || symbol == .subtract
        else { return }
        found.formUnion([left, right])
      }
    }
    return found
  }
}

/// A block as a common table, and the column each of its keys and measures stands in.
struct CommonBlock {
  var common: SelectStatement.CommonTable
  var columns: [PlanExpression: SQLExpression] = [:]

  /// - Parameter isAlone: no other table stands beside it, so that its columns need no qualifier.
  /// - Parameter taken: names of tables in use, in lower case; a common table would hide a table of its name.
  init(
    _ block: AggregateBlock, of plan: QueryPlan, shift: PeriodShift?, isAlone: Bool,
    avoiding taken: inout Set<String>,
    in environment: CompilerEnvironment
  ) throws(CompilationError) {
    let stem = ResultColumns.name(
      from: (block.fact ?? "groups") + (shift == nil ? " totals" : " compared"))
    var name = stem
    var number = 2
    while taken.contains(name) {
      name = "\(stem)_\(number)"
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
      var expression = try statement.translator.sql(read)
      if let shift, case .bucket(_, let grain) = read {
        expression = try shift.shifted(expression, grain)
      }
      select.items.append(named.item(expression))
      columns[known] = .column(qualifier: isAlone ? nil : name, named.column.name)
    }
    common = SelectStatement.CommonTable(name: name, select: select)
  }
}
