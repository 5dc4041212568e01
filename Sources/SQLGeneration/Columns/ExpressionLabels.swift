import QuerentCore
import SemanticLayer

/// What people call the expressions of a plan, and what their values are.
struct ExpressionLabels {
  let index: ModelIndex

  func label(of expression: PlanExpression) -> String {
    switch expression {
    case .column(let reference): index.column(reference)?.label ?? reference.column
    case .literal(let value): value.description
    case .measure(let name): index.model.measure(named: name)?.label ?? name
    case .aggregate(let call): label(of: call)
    case .bucket(_, let grain): grain.words
    case .part(_, let part): part.rawValue.replacing("_", with: " ")
    case .arithmetic(.divide, .aggregate(let part), .aggregate(let whole)) where part.isPart(of: whole):
      "share of \(whole.argument.map(label) ?? tableLabel(whole.table)) \(words(part.condition))"
    case .arithmetic(.divide, let left, .aggregate(let right))
    where right.function == .countDistinct && right.argument.flatMap(Self.grain) != nil
      && right.condition == nil:
      "average \(label(of: left))\(right.argument.flatMap(Self.grain).map { " per \($0)" } ?? "")"
    case .arithmetic(.divide, let left, .aggregate(let right))
    where right.condition == nil && [.count, .countDistinct].contains(right.function):
      "\(plain(label(of: left))) per \(Inflection.singular(of: plain(label(of: right))))"
    case .arithmetic(let symbol, let left, let right):
      "\(label(of: left)) \(symbol.rawValue) \(label(of: right))"
    case .daysBetween(let later, let earlier): "days from \(label(of: earlier)) to \(label(of: later))"
    case .earliest(let date, _): "first \(label(of: .column(date)))"
    case .plan(let plan): plan.outputs.first.map { label(of: $0.expression) } ?? "value"
    case .window(let call): label(of: call)
    }
  }

  private static func grain(_ expression: PlanExpression) -> String? {
    if case .bucket(_, let grain) = expression { grain.words } else { nil }
  }

  private func plain(_ name: String) -> String {
    name.hasPrefix("number of ") ? String(name.dropFirst("number of ".count)) : name
  }

  private func label(of call: AggregateCall) -> String {
    if call.condition != nil {
      var whole = call
      whole.condition = nil
      return "\(label(of: whole)) \(words(call.condition))"
    }
    guard let argument = call.argument else { return "number of \(tableLabel(call.table))" }
    let name = label(of: argument)
    let isTime =
      if case .column(let reference) = argument { index.column(reference)?.role == .time } else { false }
    switch call.function {
    case .count: return "number of \(name)"
    case .countDistinct: return "number of \(counted(argument) ?? "different \(name)")"
    case .sum: return "total \(name)\(perWords(call))"
    case .average: return "average \(name)\(perWords(call))"
    case .minimum: return isTime ? "earliest \(name)" : "lowest \(name)"
    case .maximum: return isTime ? "latest \(name)" : "highest \(name)"
    case .median: return "median \(name)\(perWords(call))"
    case .percentile: return "\(Self.ordinal(call.percent)) percentile of \(name)\(perWords(call))"
    case .standardDeviation: return "standard deviation of \(name)"
    }
  }

  /// `per order` where a figure is added up by something first.
  private func perWords(_ call: AggregateCall) -> String {
    guard !call.per.isEmpty else { return "" }
    let things = call.per.map { thing in
      let name = label(of: thing)
      return name.hasSuffix(" id") ? String(name.dropLast(3)) : name
    }
    return " per \(things.joined(separator: " and "))"
  }

  /// `90th`.
  static func ordinal(_ number: Int) -> String {
    let isTeen = (11...13).contains(number % 100)
    return switch number % 10 {
    case 1 where !isTeen: "\(number)st"
    case 2 where !isTeen: "\(number)nd"
    case 3 where !isTeen: "\(number)rd"
    default: "\(number)th"
    }
  }

  private func tableLabel(_ name: String) -> String {
    index.tableNumber(named: name).map { index.table($0).label } ?? name
  }

  /// A condition in a few words: `with priority high`.
  private func words(_ condition: PlanCondition?) -> String {
    switch condition {
    case .comparison(let value, .equal, .literal(let literal)): "with \(label(of: value)) \(literal)"
    case .comparison(let value, let symbol, .literal(let literal)):
      "with \(label(of: value)) \(symbol.rawValue) \(literal)"
    case .comparison, .between, .inList, .inPlan, .like, .isNull, .not, .all, .any: "that match"
    case nil: ""
    }
  }

  /// What the distinct values of an id are: the things of its table, or of the table it points at.
  private func counted(_ argument: PlanExpression) -> String? {
    guard case .column(let reference) = argument, let number = index.tableNumber(named: reference.table)
    else {
      return nil
    }
    let table = index.table(number)
    let name = reference.column.lowercased()
    if let entity = table.entity, entity.countedBy?.lowercased() == name { return Self.plural(entity.name) }
    if table.primaryKey.count == 1, table.primaryKey[0].lowercased() == name { return table.label }
    let target = index.model.relationships.first {
      $0.from.lowercased() == table.name.lowercased() && $0.fromColumns.count == 1
        && $0.fromColumns[0].lowercased() == name
    }
    if let target, let number = index.tableNumber(named: target.to) { return index.table(number).label }
    // an id of things that have no table of their own: `customer id` counts customers
    guard let column = index.column(reference), column.role == .identifier, column.label.hasSuffix(" id")
    else {
      return nil
    }
    return Self.plural(String(column.label.dropLast(3)))
  }

  private static func plural(_ noun: String) -> String {
    let vowels = "aeiou"
    if noun.hasSuffix("y"), let before = noun.dropLast().last, !vowels.contains(before) {
      return noun.dropLast() + "ies"
    }
    if ["s", "x", "z", "ch", "sh"].contains(where: noun.hasSuffix) { return noun + "es" }
    return noun + "s"
  }

  private func label(of call: WindowCall) -> String {
    let name = label(of: call.argument)
    switch call.function {
    case .share: return "share of \(name)"
    case .rank: return "rank"
    case .runningTotal: return "running total of \(name)"
    case .movingAverage: return "moving average of \(name)"
    case .previous: return "previous \(name)"
    case .growth: return "growth of \(name)"
    case .cumulativeShare: return "cumulative share of \(name)"
    }
  }
}

extension ExpressionLabels {
  func kind(of expression: PlanExpression) -> ResultTable.Column.Kind {
    switch expression {
    case .column(let reference): return index.column(reference).map(Self.kind) ?? .text
    case .literal(let value): return Self.kind(of: value)
    case .measure(let name): return index.model.measure(named: name).map { kind(of: $0.expression) } ?? .real
    case .aggregate(let call):
      switch call.function {
      case .count, .countDistinct: return .integer
      case .average, .median, .percentile, .standardDeviation: return .real
      case .sum, .minimum, .maximum: return call.argument.map(kind) ?? .real
      }
    case .bucket(_, .hour): return .datetime
    case .bucket: return .date
    case .part: return .identifier
    case .arithmetic(.divide, _, _): return .real
    case .arithmetic(_, let left, let right):
      return kind(of: left) == .integer && kind(of: right) == .integer ? .integer : .real
    case .daysBetween: return .real
    case .earliest(let date, _): return kind(of: .column(date))
    case .plan(let plan): return plan.outputs.first.map { kind(of: $0.expression) } ?? .real
    case .window(let call):
      switch call.function {
      case .rank: return .integer
      case .share, .growth, .cumulativeShare, .movingAverage: return .real
      case .runningTotal, .previous: return kind(of: call.argument)
      }
    }
  }

  private static func kind(of column: SemanticModel.Column) -> ResultTable.Column.Kind {
    switch column.type {
    case .date: column.dateStyle == .year ? .identifier : .date
    case .datetime: .datetime
    case .boolean: .boolean
    case .text, .blob, .empty: .text
    case .integer, .real:
      if column.role == .identifier || column.role == .time {
        .identifier
      } else {
        column.type == .integer ? .integer : .real
      }
    }
  }

  private static func kind(of value: Value) -> ResultTable.Column.Kind {
    switch value {
    case .integer: .integer
    case .real: .real
    case .null, .text, .blob: .text
    }
  }

  /// The unit of the values; `%` for shares and growth, `pp` (percentage points) for the difference of two percentages.
  func unit(of expression: PlanExpression) -> String? {
    switch expression {
    case .column(let reference): return index.column(reference)?.unit
    case .measure(let name):
      guard let measure = index.model.measure(named: name) else { return nil }
      return measure.unit ?? unit(of: measure.expression)
    case .aggregate(let call):
      switch call.function {
      case .count, .countDistinct: return nil
      case .sum, .average, .minimum, .maximum, .median, .percentile, .standardDeviation:
        return call.argument.flatMap(unit)
      }
    case .arithmetic(.subtract, let left, let right) where unit(of: left) == "%" && unit(of: right) == "%":
      return "pp"
    case .arithmetic(.add, let left, let right), .arithmetic(.subtract, let left, let right):
      let unit = unit(of: left)
      return unit == self.unit(of: right) ? unit : nil
    case .arithmetic(.divide, .aggregate(let part), .aggregate(let whole)) where part.isPart(of: whole):
      return "%"
    case .daysBetween: return "days"
    case .window(let call):
      switch call.function {
      case .share, .growth, .cumulativeShare: return "%"
      case .rank: return nil
      case .runningTotal, .movingAverage, .previous: return unit(of: call.argument)
      }
    case .plan(let plan): return plan.outputs.first.flatMap { unit(of: $0.expression) }
    case .literal, .bucket, .part, .arithmetic, .earliest: return nil
    }
  }
}

extension AggregateCall {
  /// Whether it aggregates some of the rows that another call of the same kind aggregates all of.
  func isPart(of whole: AggregateCall) -> Bool {
    var all = self
    all.condition = whole.condition
    guard let conjuncts = condition?.conjuncts,
      whole.condition?.conjuncts.allSatisfy(conjuncts.contains) ?? true,
      condition != whole.condition
    else { return false }
    return whole == all && [.count, .countDistinct, .sum].contains(function)
  }
}
