import QuerentCore

extension PlanReader {
  /// A literal, or `nil` when something else stands here.
  mutating func literal() throws(Diagnostic) -> Value? {
    switch token.kind {
    case .text(let text):
      advance()
      return .text(text)
    case .date(let date):
      advance()
      return .text(date.iso)
    case .blob(let bytes):
      advance()
      return .blob(bytes)
    case .name("null", isQuoted: false):
      advance()
      return .null
    case .number(let digits):
      let value = try Self.number(digits, at: token.span)
      advance()
      return value
    case .symbol("-"):
      guard case .number(let digits) = following.kind else { return nil }
      advance()
      let value = try Self.number("-" + digits, at: token.span)
      advance()
      return value
    case .name, .symbol, .end: return nil
    }
  }

  private static func number(_ digits: String, at span: TextSpan) throws(Diagnostic) -> Value {
    if let integer = Int64(digits) { return .integer(integer) }
    let isReal = digits.contains { $0 == "." || $0 == "e" || $0 == "E" }
    guard isReal, let real = Double(digits) else {
      throw .planSyntax("this number is too large for a whole number", at: span)
    }
    return .real(real)
  }

  mutating func primary() throws(Diagnostic) -> PlanExpression {
    try descend()
    defer { ascend() }
    if let value = try literal() { return .literal(value) }
    if take(symbol: "[") {
      let plan = try plan()
      try expect(symbol: "]")
      return .plan(plan)
    }
    let span = token.span
    if case .name(let function, isQuoted: false) = token.kind, following.kind == .symbol("(") {
      advance()
      advance()
      let call = try call(function, at: span)
      try expect(symbol: ")")
      return call
    }
    let name = try name("a value")
    guard isSymbol(".") || isSymbol("@") else { return .measure(name) }
    return .column(try column(of: name))
  }

  private mutating func column(of table: String) throws(Diagnostic) -> ColumnReference {
    var role: String?
    if take(symbol: "@") { role = try name("a role", canBeReserved: true) }
    try expect(symbol: ".")
    return ColumnReference(table: table, column: try name("a column", canBeReserved: true), role: role)
  }

  mutating func columnReference() throws(Diagnostic) -> ColumnReference {
    try column(of: try name("a table"))
  }

  mutating func list() throws(Diagnostic) -> [PlanExpression] {
    var list = [try expression()]
    while take(symbol: ",") { list.append(try expression()) }
    return list
  }
}

extension PlanReader {
  private static let aggregates: [String: Aggregate] = {
    var names = Dictionary(uniqueKeysWithValues: Aggregate.allCases.map { ($0.rawValue, $0) })
    names["avg"] = .average
    names["min"] = .minimum
    names["max"] = .maximum
    return names
  }()

  private mutating func call(_ function: String, at span: TextSpan) throws(Diagnostic) -> PlanExpression {
    if let aggregate = Self.aggregates[function] { return .aggregate(try self.aggregate(aggregate)) }
    if let grain = TimeGrain(rawValue: function) { return .bucket(try expression(), grain) }
    if let part = PlanVocabulary.parts[function] { return .part(try expression(), part) }
    if let window = WindowCall.Function(rawValue: function) { return .window(try self.window(window)) }
    if function == PlanVocabulary.earliest {
      let date = try columnReference()
      guard take(word: "per") else {
        throw .planSyntax("say whose first date: earliest(DATE per COLUMN)", at: token.span)
      }
      return .earliest(date, per: try columnReference())
    }
    if function == PlanVocabulary.daysBetween {
      let later = try expression()
      try expect(symbol: ",")
      return .daysBetween(later, try expression())
    }
    let known = Array(Self.aggregates.keys) + WindowCall.Function.allCases.map(\.rawValue)
    let near = known.filter { $0.hasPrefix(function.prefix(2)) }.sorted()
    throw .planSyntax(
      "there is no function \(function)", at: span, suggestions: near.map { "did you mean \($0)?" })
  }

  private mutating func aggregate(_ function: Aggregate) throws(Diagnostic) -> AggregateCall {
    var function = function
    if function == .count, take(word: "distinct") { function = .countDistinct }
    let start = token.span
    var argument: PlanExpression?
    var table: String?
    var percent = 50
    // A bare name is a table whose rows are counted; a measure here stands in parentheses.
    if case .name(let name, let isQuoted) = token.kind,
      isQuoted || !PlanVocabulary.reserved.contains(name),
      following.kind == .symbol(")") || following.kind == .name("where", isQuoted: false)
        || following.kind == .name("per", isQuoted: false)
    {
      table = name
      advance()
    } else {
      let value = try expression()
      argument = value
      table = value.columnReferences.first?.table
      if take(word: "over") { table = try name("a table") }
      if function == .percentile, take(symbol: ",") { percent = try wholeNumber() }
    }
    guard let table else {
      throw .planSyntax("say which table's rows are aggregated: … over TABLE", at: start)
    }
    let per = take(word: "per") ? try list() : []
    let condition: PlanCondition? = take(word: "where") ? try self.condition() : nil
    var call = AggregateCall(function, of: argument, table: table, where: condition)
    call.percent = percent
    call.per = per
    return call
  }

  private mutating func window(_ function: WindowCall.Function) throws(Diagnostic) -> WindowCall {
    let argument = try expression()
    let offset = take(symbol: ",") ? try wholeNumber() : 1
    let partition = take(word: "by") ? try list() : []
    return WindowCall(function, of: argument, partition: partition, offset: offset)
  }
}
