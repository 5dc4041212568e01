import QuerentCore
import SemanticLayer

/// Turns the expressions and conditions of a plan into SQL, within one statement.
struct ExpressionTranslator {
  let environment: CompilerEnvironment
  let aliases: TableAliases?
  /// What stands ready for an expression in this statement, such as the column of a subquery that holds it.
  var replacements: [PlanExpression: SQLExpression] = [:]
  /// How rows follow each other for running totals and the like.
  var sequence = WindowSequence()

  init(environment: CompilerEnvironment, aliases: TableAliases? = nil) {
    self.environment = environment
    self.aliases = aliases
  }

  var dates: DateExpressions {
    DateExpressions(dialect: environment.dialect, calendar: environment.calendar)
  }

  func sql(_ expression: PlanExpression) throws(CompilationError) -> SQLExpression {
    if let ready = replacements[expression] { return ready }
    switch expression {
    case .column(let reference): return try column(reference)
    case .literal(let value): return .bound(value)
    case .measure(let name): throw .unknownMeasure(name)
    case .aggregate: throw .unsupported("an aggregate stands where the value of a single row is needed")
    case .bucket(let inner, let grain):
      if style(of: inner) == .year { return try sql(inner) }
      return try dates.bucket(try isoText(inner), grain)
    case .part(let inner, let part):
      if style(of: inner) == .year, part == .year { return try sql(inner) }
      return try dates.part(try isoText(inner), part)
    case .arithmetic(.divide, let left, let right): return .quotient(try sql(left), try sql(right))
    case .arithmetic(let symbol, let left, let right):
      return .binary(try sql(left), symbol.rawValue, try sql(right))
    case .daysBetween(let later, let earlier):
      return .template(
        environment.dialect.daysBetween, ["later": try isoText(later), "earlier": try isoText(earlier)])
    case .earliest(let date, let thing):
      let instance = try environment.index.instance(of: date)
      guard let aliases, aliases.name(of: instance) != nil else {
        throw .unsupported("the first \(date.column) is not a group key")
      }
      return aliases.column(FirstDate(date: date.column, thing: thing.column).name, of: instance)
    case .plan(let plan):
      guard plan.outputs.count == 1 else {
        throw .unsupported("a plan that stands for a value needs exactly one output")
      }
      return .select(try environment.statement(of: plan).select.withoutNeedlessNames)
    case .window(let call): return try window(call)
    }
  }

  private func column(_ reference: ColumnReference) throws(CompilationError) -> SQLExpression {
    let instance = try environment.index.instance(of: reference)
    guard let column = environment.index.column(reference) else { throw .unknownColumn(reference) }
    guard let aliases, aliases.name(of: instance) != nil else {
      throw .unsupported("\(reference.table).\(reference.column) is not a group key")
    }
    return aliases.column(column.name, of: instance)
  }

  /// The model's column behind an expression that is a column and nothing else.
  func modelColumn(_ expression: PlanExpression) -> SemanticModel.Column? {
    switch expression {
    case .column(let reference), .earliest(let reference, _): environment.index.column(reference)
    default: nil
    }
  }

  private func style(of expression: PlanExpression) -> Catalogue.Column.DateStyle? {
    modelColumn(expression)?.dateStyle
  }

  func isoText(_ expression: PlanExpression) throws(CompilationError) -> SQLExpression {
    let translated = try sql(expression)
    guard let column = modelColumn(expression) else { return translated }
    return dates.isoText(translated, column)
  }
}
