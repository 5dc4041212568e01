import QuerentCore
import SemanticLayer

/// Reads what a taught word means: a name, a value, a formula or a condition, in the forms of plans or in plain words.
struct DefinitionReader {
  let taught: Taught
  let members: MemberIndex
  private let index: SchemaIndex

  var model: SemanticModel { taught.model }

  init(taught: Taught, members: MemberIndex) {
    self.taught = taught
    self.members = members
    index = SchemaIndex(model: taught.model)
  }

  /// - Throws: A `Diagnostic` that says which part names nothing in the data, with what it may have meant.
  func read(_ definition: Definition) throws(Diagnostic) -> TaughtMeaning {
    let tokens = taught.applied(to: Tokenizer.tokens(of: definition.meaning))
    guard !tokens.isEmpty else { throw unreadable(definition) }
    if tokens.count == 1, let known = taught.meaning(of: tokens[0]) { return known }
    if let exact = try exactForm(definition) { return exact }
    var formula = FormulaReader(definitions: self, tokens: tokens, home: namedTable(definition))
    if !formula.isCutOff, let element = names(tokens[...], least: 0.95).first?.element {
      return .name(element)
    }
    let stored = formula.isCutOff ? [] : members.exact(definition.meaning)
    if stored.first?.score == 1 { return values(stored) }
    if formula.isComparison {
      return rows(try formula.condition(), definition)
    }
    if formula.isArithmetic {
      return measure(try formula.expression(), definition)
    }
    if let found = namedValue(tokens) { return values(found) }
    if let condition = condition(inWords: definition.meaning) { return rows(condition, definition) }
    if !stored.isEmpty { return values(stored) }
    if let element = names(tokens[...], least: 0.8).first?.element { return .name(element) }
    throw unreadable(definition, tokens)
  }

  // MARK: Forms

  /// A meaning in the text form of plans: `sum(orders.sales)`, `orders.sales > 10000`.
  private func exactForm(_ definition: Definition) throws(Diagnostic) -> TaughtMeaning? {
    if let condition = try? PlanCondition(parsing: definition.meaning), !condition.isAggregated,
      !condition.columnReferences.isEmpty,
      condition.columnReferences.allSatisfy({ model.column($0) != nil })
    {
      return rows(condition, definition)
    }
    guard let expression = try? PlanExpression(parsing: definition.meaning),
      QueryPlan(outputs: [.init(expression)]).problems(in: model).isEmpty
    else { return nil }
    switch expression {
    case .literal, .plan, .window: return nil
    case .column(let reference): return .name(.column(reference))
    case .measure(let name): return .name(.measure(name))
    default: return expression.aggregateCalls.isEmpty ? nil : measure(expression, definition)
    }
  }

  /// "region West": a column and one of its values.
  private func namedValue(_ tokens: [Token]) -> [MemberIndex.Match]? {
    for count in stride(from: tokens.count - 1, to: 0, by: -1) {
      let columns = names(tokens[..<count], least: 0.85).compactMap { candidate -> ColumnReference? in
        if case .column(let reference) = candidate.element { reference } else { nil }
      }
      let rest = tokens[count...].map(\.text).joined(separator: " ")
      let found = members.exact(rest).filter { columns.contains($0.column) }
      if !found.isEmpty { return found }
    }
    return nil
  }

  /// A filter in plain words, read as a question: "customers in Texas". What it adds beside conditions on rows cannot
  /// be part of a definition. How it was read is shown to the person who defines it.
  private func condition(inWords text: String) -> PlanCondition? {
    let reader = QuestionReader(model: model, members: members, taught: taught)
    guard case .interpretations(let readings) = reader.read(Question(text)), let best = readings.first,
      best.confidence >= 0.5, best.unread.isEmpty
    else { return nil }
    let plan = best.plan
    guard plan.having == nil, plan.limit == nil, plan.period == nil, plan.combination == nil,
      plan.comparison == nil
    else { return nil }
    return plan.filter
  }

  // MARK: Meanings

  private func values(_ matches: [MemberIndex.Match]) -> TaughtMeaning {
    .values(matches.map { MemberIndex.Match(column: $0.column, value: $0.value, score: 1) })
  }

  private func measure(_ expression: PlanExpression, _ definition: Definition) -> TaughtMeaning {
    var name = String(definition.term.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "_" })
    while model.measure(named: name) != nil || model.table(named: name) != nil { name += "_taught" }
    var isRatio = false
    expression.visit {
      if case .arithmetic(let symbol, _, _) = $0, symbol == .divide || symbol == .multiply { isRatio = true }
    }
    return .measure(
      SemanticModel.Measure(
        name: name, label: definition.term, expression: expression,
        additivity: isRatio ? .nonAdditive : .additive, note: "as you defined: \(definition.meaning)"))
  }

  /// Rows of the table that the last word of the term names, else of the table of the condition. A single value of a
  /// column is that value, unless the term names rows.
  private func rows(_ condition: PlanCondition, _ definition: Definition) -> TaughtMeaning {
    let named = namedTable(definition)
    if named == nil, case .comparison(.column(let column), .equal, .literal(.text(let value))) = condition {
      return .values([MemberIndex.Match(column: column, value: value, score: 1)])
    }
    let table = named ?? condition.columnReferences.first?.table ?? ""
    let label = model.table(named: table)?.label ?? table
    return .rows(
      RowState(table: table, condition: condition, time: nil, isDateFilled: false),
      noun: Tokenizer.tokens(of: label).filter(\.isWord).map(\.lower))
  }

  /// The table that the last word of a term names: customers for "key customer".
  private func namedTable(_ definition: Definition) -> String? {
    names(Tokenizer.tokens(of: definition.term).suffix(1), least: 0.9).compactMap { candidate -> String? in
      if case .table(let name) = candidate.element { name } else { nil }
    }.first
  }

  // MARK: Names

  /// What words name, best first.
  func names(_ tokens: ArraySlice<Token>, least: Double) -> [SchemaCandidate] {
    guard !tokens.isEmpty else { return [] }
    if tokens.count == 1, let token = tokens.first, let meaning = taught.meaning(of: token) {
      switch meaning {
      case .name(let element): return [SchemaCandidate(element: element, score: 1)]
      case .measure(let measure): return [SchemaCandidate(element: .measure(measure.name), score: 1)]
      case .values, .rows: return []
      }
    }
    let words = Array(tokens).filter { $0.text != "." }
    return SchemaMatcher(index: index, tokens: words) { _ in false }.candidates(for: 0..<words.count)
      .filter { $0.score >= least }
  }

  // MARK: Problems

  func unknown(_ tokens: ArraySlice<Token>) -> Diagnostic {
    let text = tokens.map(\.text).joined(separator: " ")
    let known =
      model.measures.map(\.label) + model.tables.flatMap { $0.columns.map(\.label) }
      + model.tables.map(\.label)
    var near = NearestName.suggestions(for: text, among: known)
    near += members.nearest(to: text, limit: 2).map { "\($0.column.column) \($0.value)" }
    return Diagnostic(
      code: "unknown-name", summary: "\"\(text)\" names nothing in the data.",
      suggestions: near.isEmpty ? ["/schema lists the columns."] : near.map { "Did you mean \($0)?" })
  }

  private func unreadable(_ definition: Definition, _ tokens: [Token] = []) -> Diagnostic {
    if !tokens.isEmpty, tokens.allSatisfy(\.isWord) { return unknown(tokens[...]) }
    return Diagnostic(
      code: "definition", summary: "The meaning \"\(definition.meaning)\" cannot be read.",
      suggestions: [
        "Write a name, a value, a formula or a condition: sales - refunds, region = West, sales > 10000."
      ])
  }
}
