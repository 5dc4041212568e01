import QuerentCore

/// Writes a syntax tree as text with `?` placeholders, collecting the values in the order of the placeholders.
struct SQLPrinter {
  private let dialect: SQLDialect
  private var text = ""
  private var arguments: [Value] = []

  private init(dialect: SQLDialect) { self.dialect = dialect }

  static func print(_ statement: SelectStatement, dialect: SQLDialect) -> SQLQuery {
    var printer = SQLPrinter(dialect: dialect)
    printer.write(statement)
    return SQLQuery(text: printer.text, arguments: printer.arguments)
  }
}

extension SQLPrinter {
  private mutating func write(_ statement: SelectStatement) {
    if !statement.with.isEmpty {
      text += "WITH "
      writeList(statement.with) { printer, table in
        printer.text += printer.dialect.quoted(table.name) + " AS ("
        printer.write(table.select)
        printer.text += ")"
      }
      text += " "
    }
    writeCore(statement)
    for compound in statement.compounds {
      text += " \(compound.keyword) "
      write(compound.select)
    }
    if !statement.order.isEmpty {
      text += " ORDER BY "
      writeList(statement.order) { $0.write($1) }
    }
    if let limit = statement.limit {
      text += " LIMIT \(limit)"
      if statement.offset > 0 { text += " OFFSET \(statement.offset)" }
    }
  }

  private mutating func writeCore(_ statement: SelectStatement) {
    text += statement.isDistinct ? "SELECT DISTINCT " : "SELECT "
    writeList(statement.items) { printer, item in
      printer.write(item.expression)
      if let alias = item.alias { printer.text += " AS " + printer.dialect.quoted(alias) }
    }
    if let source = statement.source {
      text += " FROM "
      write(source)
    }
    for join in statement.joins {
      text += " \(join.kind.rawValue) "
      write(join.source)
      if let condition = join.condition {
        text += " ON "
        write(condition)
      }
    }
    if let filter = statement.filter {
      text += " WHERE "
      write(filter)
    }
    if !statement.groups.isEmpty {
      text += " GROUP BY "
      writeList(statement.groups) { $0.write($1) }
    }
    if let having = statement.having {
      text += " HAVING "
      write(having)
    }
  }

  private mutating func write(_ source: SelectStatement.Source) {
    let alias: String?
    switch source {
    case .table(let name, let given):
      text += dialect.quoted(name)
      alias = given
    case .select(let statement, let given):
      text += "("
      write(statement)
      text += ")"
      alias = given
    }
    if let alias { text += " AS " + dialect.quoted(alias) }
  }

  private mutating func write(_ term: SelectStatement.OrderTerm) {
    write(term.expression)
    if term.isDescending { text += " DESC" }
    if term.movesNullsLast { text += " " + dialect.nullsLast }
  }

  private mutating func writeList<Element>(
    _ elements: [Element], _ body: (inout SQLPrinter, Element) -> Void
  ) {
    for (index, element) in elements.enumerated() {
      if index > 0 { text += ", " }
      body(&self, element)
    }
  }
}

extension SQLPrinter {
  /// How tightly an expression binds; higher is tighter.
  private enum Binding: Int, Comparable {
    case or = 1, and, not, comparison, sum, product, joining, term

    static func < (left: Binding, right: Binding) -> Bool { left.rawValue < right.rawValue }

    init(operator symbol: String) {
      switch symbol {
      case "OR": self = .or
      case "AND": self = .and
      case "+", "-": self = .sum
      case "*", "/", "%": self = .product
      case "||": self = .joining
      default: self = .comparison
      }
    }
  }

  private static func binding(of expression: SQLExpression) -> Binding {
    switch expression {
    case .binary(_, let symbol, _): Binding(operator: symbol)
    case .not: .not
    case .isNull, .between, .inList, .inSelect: .comparison
    case .template(let template, _): template.isAtomic ? .term : .or
    case .column, .bound, .constant, .call, .caseWhen, .cast, .over, .select: .term
    }
  }

  private mutating func write(_ expression: SQLExpression, atLeast needed: Binding) {
    if Self.binding(of: expression) < needed {
      text += "("
      write(expression)
      text += ")"
    } else {
      write(expression)
    }
  }

  private mutating func write(_ expression: SQLExpression) {
    switch expression {
    case .column(let qualifier, let name):
      if let qualifier { text += dialect.quoted(qualifier) + "." }
      text += dialect.quoted(name)
    case .bound(let value):
      text += "?"
      arguments.append(value)
    case .constant(let token): text += token
    case .call(let name, let parameters, let isDistinct):
      text += name + "("
      if isDistinct { text += "DISTINCT " }
      writeList(parameters) { $0.write($1) }
      text += ")"
    case .binary(let left, let symbol, let right):
      let binding = Binding(operator: symbol)
      // Comparisons do not chain; the others associate to the left.
      write(left, atLeast: binding == .comparison ? .sum : binding)
      text += " \(symbol) "
      let isFlat = symbol == "AND" || symbol == "OR"
      write(right, atLeast: isFlat ? binding : Binding(rawValue: binding.rawValue + 1) ?? .term)
    case .not(let inner):
      text += "NOT "
      write(inner, atLeast: .term)
    case .isNull(let inner, let isNegated):
      write(inner, atLeast: .sum)
      text += isNegated ? " IS NOT NULL" : " IS NULL"
    case .between(let value, let low, let high):
      write(value, atLeast: .sum)
      text += " BETWEEN "
      write(low, atLeast: .sum)
      text += " AND "
      write(high, atLeast: .sum)
    case .inList(let value, let list, let isNegated):
      write(value, atLeast: .sum)
      text += isNegated ? " NOT IN (" : " IN ("
      writeList(list) { $0.write($1) }
      text += ")"
    case .inSelect(let values, let statement, let isNegated):
      if values.count == 1 {
        write(values[0], atLeast: .sum)
      } else {
        text += "("
        writeList(values) { $0.write($1) }
        text += ")"
      }
      text += isNegated ? " NOT IN (" : " IN ("
      write(statement)
      text += ")"
    case .caseWhen(let condition, let result):
      text += "CASE WHEN "
      write(condition)
      text += " THEN "
      write(result)
      text += " END"
    case .cast(let inner, let type):
      text += "CAST("
      write(inner)
      text += " AS \(type))"
    case .over(let function, let window):
      write(function)
      text += " OVER "
      write(window)
    case .select(let statement):
      text += "("
      write(statement)
      text += ")"
    case .template(let template, let holes): write(template, holes)
    }
  }

  private mutating func write(_ window: SQLExpression.Window) {
    text += "("
    var separator = ""
    if !window.partition.isEmpty {
      text += "PARTITION BY "
      writeList(window.partition) { $0.write($1) }
      separator = " "
    }
    if !window.order.isEmpty {
      text += separator + "ORDER BY "
      writeList(window.order) { $0.write($1) }
      separator = " "
    }
    if !window.frame.isEmpty { text += separator + window.frame }
    text += ")"
  }

  private mutating func write(_ template: SQLTemplate, _ holes: [String: SQLExpression]) {
    for piece in template.pieces {
      switch piece {
      case .text(let piece): text += piece
      case .hole(let name):
        guard let value = holes[name] else { continue }
        // Two holes need care: inside quotation marks, and beside an operator.
        write(value, atLeast: .term)
      }
    }
  }
}
