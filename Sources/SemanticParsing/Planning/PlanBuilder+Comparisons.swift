import QuerentCore
import SemanticLayer

extension PlanBuilder {
  mutating func compare(
    _ subject: Sketch.Subject, _ operation: ComparisonOperator, _ operand: Sketch.Operand, isNegated: Bool
  ) -> PlanCondition? {
    if case .aggregate(let function, let index) = subject {
      guard let reference = column(index) else { return missed() }
      let figure = aggregate(function, reference)
      if case .aggregate(let other, _) = operand {
        let whole = QueryPlan(outputs: [.init(aggregate(other, reference))])
        groupConditions.append(.comparison(figure, operation, .plan(whole)))
      } else if let value = literal(operand, for: figure) {
        groupConditions.append(.comparison(figure, operation, value))
      }
      return nil
    }
    guard var left = rowExpression(subject, operand: operand, isIdentity: operation == .equal) else {
      return missed()
    }
    if case .number(let number) = operand, case .column(let reference) = left,
      let year = yearColumn(insteadOf: reference, number)
    {
      left = .column(year)
      if column(year)?.dateStyle != .year, column(year)?.isNumeric != true {
        let range = TimeRange(
          start: CalendarDate(year: number.count, month: 1, day: 1),
          end: CalendarDate(year: number.count + 1, month: 1, day: 1), grain: .year)
        if operation == .equal { return condition(year, range, isNegated: isNegated) }
      }
    }
    var operation = operation
    var ofAge: PlanExpression?
    if case .number(let number) = operand, number.value < 150, case .column(let reference) = left {
      switch subject {
      case .adjective: ofAge = age(from: reference)
      case .phrase(let index): ofAge = age(index)
      default: break
      }
    }
    if let ofAge {
      left = ofAge
    } else if case .adjective(let adjective) = subject, case .column(let reference) = left,
      isInverted(adjective, reference)
    {
      operation = operation.mirrored
      if case .number(let number) = operand { left = .column(reference); _ = number }
    }
    if case .aggregate(.average, _) = operand,
      compareWithMeanGroup(left, isNegated ? operation.negated : operation)
    {
      return nil
    }
    let right: PlanExpression?
    switch operand {
    case .aggregate(let function, let index):
      let reference: ColumnReference? =
        index.flatMap { column($0) } ?? { if case .column(let found) = left { found } else { nil } }()
      right = reference.map { .plan(QueryPlan(outputs: [.init(aggregate(function, $0))])) }
    case .phrase(let index) where sketch.phrases[index].link != nil:
      right = sketch.phrases[index].link.map { link in left.replacing { Self.superior($0, link) } }
    case .phrase(let index):
      right = rowColumn(index).map { .column($0) }
    case .number, .text, .date:
      right = literal(operand, for: left)
    }
    guard let right else { return missed() }
    if case .literal(.text(let text)) = right, operation == .equal, case .column(let reference) = left,
      column(reference)?.type == .datetime
    {
      // a day holds all its times
      if let day = CalendarDate(iso: text) {
        let test = PlanCondition.all([
          .comparison(left, .greaterOrEqual, right),
          .comparison(left, .less, .literal(.text(day.adding(days: 1).iso))),
        ])
        return isNegated ? .not(test) : test
      }
    }
    if case .column(let reference) = left, isFigureOfGroup(reference),
      !isOfNamedRow(subject, in: reference.table),
      case .literal = right
    {
      let total = figure(of: reference)
      groupConditions.append(.comparison(total, isNegated ? operation.negated : operation, right))
      if !plan.isAggregated, plan.outputs.allSatisfy({ !$0.expression.isAggregated }) {
        plan.outputs.append(QueryPlan.Output(total))
      }
      return nil
    }
    if isNegated, let absent = absence(left, operation, right) { return absent }
    if left.isAggregated {
      groupConditions.append(.comparison(left, isNegated ? operation.negated : operation, right))
      return nil
    }
    return .comparison(left, isNegated ? operation.negated : operation, right)
  }

  /// What a comparison speaks of, as a value of a row (or a measure of a group).
  mutating func rowExpression(
    _ subject: Sketch.Subject, operand: Sketch.Operand, isIdentity: Bool = false
  ) -> PlanExpression? {
    switch subject {
    case .phrase(let index):
      if case .date = operand, let name = element(index)?.tableName,
        column(index).flatMap({ column($0) })?.role != .time
      {
        // only dates compare with dates
        let own = model.table(named: name)?.defaultTimeDimension.map {
          ColumnReference(table: name, column: $0)
        }
        return (own ?? timeColumn()).map { .column($0) }
      }
      switch element(index) {
      case .column(let reference)?:
        if case .number = operand, !isIdentity, standsForRows(index, reference) {
          return defaultMeasureColumn(of: reference.table).map { .column($0) }
        }
        return .column(reference)
      case .measure(let name)?:
        if let own = summedColumn(ofMeasure: name), let focus,
          focus == own.table || isFact(own.table) == false,
          graph.isSingle(from: focus, to: own.table), sketch.groups.isEmpty
        {
          return .column(own)
        }
        return .measure(name)
      case .table(let name)?:
        if case .number = operand {
          return isIdentity
            ? key(of: name) ?? numberColumn(of: name) : defaultMeasureColumn(of: name).map { .column($0) }
        }
        return display(of: name).first
      case .display(let name)?: return display(of: name).first
      case nil: return nil
      }
    case .aggregate(let function, let index): return column(index).map { aggregate(function, $0) }
    case .adjective(let adjective): return adjectiveColumn(adjective, of: nil).map { .column($0.reference) }
    case .dateOfFocus: return timeColumn().map { .column($0) }
    case .duration(let unit): return focus.flatMap { duration(of: $0) }.map { converted($0, to: unit) }
    case .unknown:
      switch operand {
      case .aggregate, .number: break
      case .phrase(let index) where sketch.phrases[index].link == nil:
        return rowColumn(index).flatMap { counterpart(of: $0) }.map { .column($0) }
      case .phrase(let index) where sketch.phrases[index].link != nil: break
      case .phrase, .text, .date: return nil
      }
      guard let focus else { return nil }
      // "patients over 65": people are over an age
      if case .number(let number) = operand, number.value < 120, !number.isPercent, !isFact(focus),
        let born = model.table(named: focus)?.columns.first(where: {
          age(from: ColumnReference(table: focus, column: $0.name)) != nil
        })
      {
        return age(from: ColumnReference(table: focus, column: born.name))
      }
      doubt += 0.3
      return defaultMeasureColumn(of: focus).map { .column($0) }
    }
  }

  /// "orders over 1000" where orders are known by a number: what they come to is compared, unless the number is named.
  func standsForRows(_ phrase: Int, _ reference: ColumnReference) -> Bool {
    guard let found = column(reference), found.role == .identifier, found.isUnique else { return false }
    let words = NameWords.words(in: sketch.phrases[phrase].text)
    return Set(words).isDisjoint(with: ["number", "no", "id", "code", "key", "num", "nr"])
      && words.count < NameWords.words(in: NameSplitter.phrase(for: reference.column)).count
  }

  /// A year cannot be the value of a name: the date of the row is meant.
  func yearColumn(insteadOf reference: ColumnReference, _ number: NumberMention) -> ColumnReference? {
    guard let found = column(reference), !found.isNumeric, found.role == .dimension || found.role == .text,
      number.value >= 1500, number.value <= 2100, number.value == number.value.rounded(), number.isDigits,
      let table = model.table(named: reference.table)
    else { return nil }
    if let year = table.columns.first(where: { $0.isNumeric && NameWords.words(in: $0.name).contains("year") }
    ) {
      return ColumnReference(table: table.name, column: year.name)
    }
    return table.defaultTimeDimension.map { ColumnReference(table: table.name, column: $0) }
  }

  /// The operand as a literal of the kind the column holds.
  func literal(_ operand: Sketch.Operand, for expression: PlanExpression) -> PlanExpression? {
    switch operand {
    case .number(let number):
      var value = number.value
      if number.isPercent, isFraction(expression) { value /= 100 }
      if case .column(let reference) = expression, let found = column(reference) {
        if found.type == .text { return .literal(.text(NumberMention(value).cell.description)) }
        if found.type == .date || found.type == .datetime, found.dateStyle == .iso, value >= 1000,
          value <= 2999
        {
          return .literal(.text(NumberMention(value).cell.description))
        }
      }
      return .literal(NumberMention(value).cell)
    case .text(let text): return .literal(.text(text))
    case .date(let date):
      if case .column(let reference) = expression, column(reference)?.dateStyle == .year {
        return .literal(.integer(Int64(date.year)))
      }
      return .literal(.text(date.iso))
    case .phrase(let index): return column(index).map { .column($0) }
    case .aggregate: return nil
    }
  }

  /// Whether percentages of a column or figure are stored as fractions.
  func isFraction(_ expression: PlanExpression) -> Bool {
    switch expression {
    case .column(let reference):
      guard let maximum = column(reference)?.maximum.number else { return false }
      return maximum <= 1
    case .measure(let name): return model.measure(named: name)?.unit == "%"
    default: return false
    }
  }
}

extension ComparisonOperator {
  /// What holds when this does not.
  var negated: ComparisonOperator {
    switch self {
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    }
  }

  /// The comparison with its sides swapped.
  var mirrored: ComparisonOperator {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}
