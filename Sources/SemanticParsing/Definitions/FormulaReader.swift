import QuerentCore
import SemanticLayer

/// Reads formulas and conditions over names of the model by recursive descent: `(sales - discount) / orders`,
/// `sales > 10000 and region = West`.
struct FormulaReader {
  let definitions: DefinitionReader
  private let tokens: [Token]
  private var position = 0
  /// The table of the term or of the first column, which later columns are looked for in first.
  private var home: String?

  private var model: SemanticModel { definitions.model }

  /// - Parameter home: the table that the term itself names, where it names one.
  init(definitions: DefinitionReader, tokens: [Token], home: String?) {
    self.definitions = definitions
    self.home = home
    self.tokens = Self.merged(tokens)
  }

  var isComparison: Bool { tokens.indices.contains { comparison(at: $0) != nil } }

  /// Whether something must follow the last sign, or come before the first.
  var isCutOff: Bool {
    tokens.indices.contains { index in
      let count = comparison(at: index)?.count ?? (Self.symbols[tokens[index].text] != nil ? 1 : 0)
      return count > 0 && (index == 0 || index + count == tokens.count) && tokens[index].kind == .punctuation
    }
  }

  var isArithmetic: Bool {
    tokens.contains { Self.symbols[$0.lower] != nil }
      || tokens.first.map { Self.functions[$0.lower] != nil } == true
  }

  /// A formula over figures of groups of rows.
  mutating func expression() throws(Diagnostic) -> PlanExpression {
    let found = try sum(ofRows: false)
    guard position == tokens.count else { throw definitions.unknown(tokens[position...]) }
    return found
  }

  /// A condition on rows.
  mutating func condition() throws(Diagnostic) -> PlanCondition {
    var alternatives: [PlanCondition] = []
    var parts: [PlanCondition] = [try single()]
    while position < tokens.count {
      let word = tokens[position].lower
      guard word == "and" || word == "or" || word == "," else {
        throw definitions.unknown(tokens[position...])
      }
      position += 1
      if word == "or" {
        alternatives.append(parts.count == 1 ? parts[0] : .all(parts))
        parts = []
      }
      parts.append(try single())
    }
    let last = parts.count == 1 ? parts[0] : PlanCondition.all(parts)
    return alternatives.isEmpty ? last : .any(alternatives + [last])
  }

  // MARK: Conditions

  private mutating func single() throws(Diagnostic) -> PlanCondition {
    let left = try sum(ofRows: true)
    guard let (found, count) = comparison(at: position) else {
      throw definitions.unknown(tokens[position...])
    }
    position += count
    switch found {
    case .missing(let isNegated):
      return isNegated ? .not(.isNull(left)) : .isNull(left)
    case .between:
      let low = try operand(of: left)
      guard position < tokens.count, tokens[position].lower == "and" else {
        throw definitions.unknown(tokens[position...])
      }
      position += 1
      return .between(left, low, try operand(of: left))
    case .operation(let symbol): return .comparison(left, symbol, try operand(of: left))
    }
  }

  /// A number, a date, a text in quotes, a value of the column, or another expression.
  private mutating func operand(of left: PlanExpression) throws(Diagnostic) -> PlanExpression {
    guard position < tokens.count else { throw definitions.unknown(tokens.suffix(1)) }
    let token = tokens[position]
    switch token.kind {
    case .quoted:
      position += 1
      return .literal(.text(stored(token.text, in: left) ?? token.text))
    case .date(let date):
      position += 1
      return .literal(.text(date.iso))
    case .number(let number)
    where position + 1 == tokens.count || Self.symbols[tokens[position + 1].lower] == nil:
      position += 1
      return .literal(number.cell)
    default: break
    }
    if case .column = left {
      // the longest run of words that is a value of the column
      var end = position
      while end < tokens.count, !["and", "or", ","].contains(tokens[end].lower) { end += 1 }
      let text = tokens[position..<end].map(\.text).joined(separator: " ")
      if let value = stored(text, in: left) {
        position = end
        return .literal(.text(value))
      }
    }
    return try sum(ofRows: true)
  }

  private func stored(_ text: String, in left: PlanExpression) -> String? {
    guard case .column(let reference) = left else { return nil }
    return definitions.members.exact(text).first { $0.column == reference }?.value
  }

  private enum Comparison {
    case operation(ComparisonOperator)
    case between
    case missing(isNegated: Bool)
  }

  private func comparison(at position: Int) -> (Comparison, count: Int)? {
    for (words, found) in Self.comparisons where position + words.count <= tokens.count {
      if zip(words, tokens[position...]).allSatisfy({ $0 == $1.lower && $1.kind != .quoted }) {
        return (found, words.count)
      }
    }
    return nil
  }

  private static let comparisons: [([String], Comparison)] = {
    let operations: [(ComparisonOperator, String)] = [
      (.greater, "is greater than|is more than|is above|is over|greater than|more than|above|over|after|>"),
      (.less, "is less than|is below|is under|less than|below|under|before|<"),
      (.greaterOrEqual, "is at least|at least|since|>=|≥"), (.lessOrEqual, "is at most|at most|<=|≤"),
      (.notEqual, "is not|<>|!="), (.equal, "is|equals|==|="),
    ]
    var table: [([String], Comparison)] = [(["between"], .between)]
    for mark in ["missing", "null", "empty"] {
      table.append((["is", "not", mark], .missing(isNegated: true)))
      table.append((["is", mark], .missing(isNegated: false)))
    }
    for (operation, phrases) in operations {
      for phrase in phrases.split(separator: "|") {
        table.append((phrase.split(separator: " ").map(String.init), .operation(operation)))
      }
    }
    return table.sorted { $0.0.count > $1.0.count }
  }()

  // MARK: Arithmetic

  private mutating func sum(ofRows isRow: Bool) throws(Diagnostic) -> PlanExpression {
    var left = try product(ofRows: isRow)
    while position < tokens.count, let symbol = Self.symbols[tokens[position].lower],
      symbol == .add || symbol == .subtract
    {
      position += 1
      left = .arithmetic(symbol, left, try product(ofRows: isRow))
    }
    return left
  }

  private mutating func product(ofRows isRow: Bool) throws(Diagnostic) -> PlanExpression {
    var left = try factor(ofRows: isRow)
    while position < tokens.count, let symbol = Self.symbols[tokens[position].lower],
      symbol == .multiply || symbol == .divide
    {
      position += 1
      left = .arithmetic(symbol, left, try factor(ofRows: isRow))
    }
    return left
  }

  private mutating func factor(ofRows isRow: Bool) throws(Diagnostic) -> PlanExpression {
    guard position < tokens.count else { throw definitions.unknown(tokens.suffix(1)) }
    if case .number(let number) = tokens[position].kind {
      position += 1
      return .literal(number.isPercent ? .real(number.value / 100) : number.cell)
    }
    if tokens[position].text == "(" {
      position += 1
      let inner = try sum(ofRows: isRow)
      guard position < tokens.count, tokens[position].text == ")" else {
        throw Diagnostic(code: "definition", summary: "A closing bracket is missing.")
      }
      position += 1
      return inner
    }
    var function: Aggregate?
    if !isRow, let known = Self.functions[tokens[position].lower], position + 1 < tokens.count {
      function = known
      position += 1
      while position < tokens.count, ["of", "(", "the"].contains(tokens[position].lower) { position += 1 }
    }
    let start = position
    while position < tokens.count, isName(tokens[position]) { position += 1 }
    let words = tokens[start..<position]
    if position < tokens.count, tokens[position].text == ")", function != nil,
      tokens[..<start].last?.text == "("
    {
      position += 1
    }
    guard !words.isEmpty else { throw definitions.unknown(tokens[start...]) }
    return try figure(words, function, isRow)
  }

  private func isName(_ token: Token) -> Bool {
    guard token.isWord || token.text == ".", Self.symbols[token.lower] == nil, token.lower != "and",
      token.lower != "or"
    else { return false }
    return tokens.firstIndex(of: token).map { comparison(at: $0) == nil } ?? true
  }

  private mutating func figure(
    _ words: ArraySlice<Token>, _ function: Aggregate?, _ isRow: Bool
  ) throws(Diagnostic) -> PlanExpression {
    let found = definitions.names(words, least: 0.8)
    guard let best = found.first?.score else { throw definitions.unknown(words) }
    let near = found.filter { $0.score >= best - 0.04 }
    if !isRow, function == nil {
      for candidate in near { if case .measure(let name) = candidate.element { return .measure(name) } }
    }
    let columns = near.compactMap { candidate -> ColumnReference? in
      if case .column(let reference) = candidate.element { reference } else { nil }
    }
    if let column = columns.first(where: { $0.table == home }) ?? largest(columns) {
      home = home ?? column.table
      if isRow { return .column(column) }
      guard let known = model.column(column), known.isNumeric || function == .count else {
        throw definitions.unknown(words)
      }
      return .aggregate(
        AggregateCall(function ?? known.defaultAggregate ?? .sum, of: .column(column), table: column.table))
    }
    for candidate in near {
      switch candidate.element {
      case .measure(let name):
        guard let measure = model.measure(named: name),
          case .aggregate(let call) = measure.expression, let argument = call.argument
        else { continue }
        if isRow { return argument }
        return .aggregate(AggregateCall(function ?? call.function, of: argument, table: call.table))
      case .table(let name) where !isRow:
        guard let table = model.table(named: name) else { continue }
        let key = table.entity?.countedBy.map {
          PlanExpression.column(ColumnReference(table: table.name, column: $0))
        }
        return .aggregate(AggregateCall(key == nil ? .count : .countDistinct, of: key, table: table.name))
      default: continue
      }
    }
    throw definitions.unknown(words)
  }

  private func largest(_ columns: [ColumnReference]) -> ColumnReference? {
    columns.max {
      (model.table(named: $0.table)?.rowCount ?? 0, $1.table) < (
        model.table(named: $1.table)?.rowCount ?? 0, $0.table
      )
    }
  }

  private static let symbols: [String: ArithmeticOperator] = [
    "+": .add, "plus": .add, "-": .subtract, "−": .subtract, "minus": .subtract, "*": .multiply,
    "×": .multiply, "times": .multiply, "/": .divide, "÷": .divide, "per": .divide,
  ]

  private static let functions: [String: Aggregate] = [
    "sum": .sum, "total": .sum, "average": .average, "avg": .average, "mean": .average, "minimum": .minimum,
    "min": .minimum, "maximum": .maximum, "max": .maximum, "median": .median, "count": .count,
  ]

  /// Signs of two characters as one token, and hyphens inside names left out: `sub-category`.
  private static func merged(_ tokens: [Token]) -> [Token] {
    var result: [Token] = []
    for token in tokens {
      if let last = result.last, last.span.end == token.span.start, last.kind == .punctuation,
        token.kind == .punctuation, [">=", "<=", "<>", "!=", "=="].contains(last.text + token.text)
      {
        result[result.count - 1].text += token.text
        result[result.count - 1].lower += token.text
      } else {
        result.append(token)
      }
    }
    return result.enumerated().filter { index, token in
      !(token.text == "-" && index > 0 && index + 1 < result.count && result[index - 1].isWord
        && result[index + 1].isWord && result[index - 1].span.end == token.span.start
        && token.span.end == result[index + 1].span.start)
    }.map(\.element)
  }
}
