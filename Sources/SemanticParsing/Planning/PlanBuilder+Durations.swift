import QuerentCore
import SemanticLayer

/// How long rows last: from the date they begin to the date they end.
extension PlanBuilder {
  /// The figure, or the column, of a duration that is asked for.
  mutating func buildDuration(_ duration: Sketch.Duration) -> Bool {
    let named = duration.table.flatMap { element($0)?.tableName }
    guard
      let table = duration.verb.flatMap({ self.table(datedBy: $0, besides: named) }) ?? named ?? lastingTable
        ?? focus,
      let between = self.duration(of: table, verb: duration.verb)
    else { return false }
    let value = converted(between, to: sketch.arithmetic.unit)
    guard let function = duration.aggregate else {
      let names = sketch.groups.isEmpty ? display(of: table) : []
      plan.outputs = names.map { QueryPlan.Output($0) } + [QueryPlan.Output(value)]
      return true
    }
    let call = AggregateCall(function, of: value, table: table)
    // "how long does it take to close a deal" is what the model calls the sales cycle: of those that were closed
    let measure = model.measures.first { measure in
      guard case .aggregate(var known) = measure.expression else { return false }
      known.condition = nil
      return known == call
    }
    if let measure { defaults.append("read as \(measure.label)") }
    plan.outputs = [QueryPlan.Output(measure.map { .measure($0.name) } ?? .aggregate(call))]
    return true
  }

  /// "time to fill by employer": the one table with a date of the verb, where the noun that is named has none.
  private func table(datedBy verb: String, besides named: String?) -> String? {
    func isDated(_ table: SemanticModel.Table) -> Bool {
      table.columns.contains { column in
        column.role == .time
          && NameWords.words(in: column.name).contains {
            Lemmatizer.stem(of: Lemmatizer.lemma(of: $0)) == verb
          }
      }
    }
    if let named, let table = model.table(named: named), isDated(table) || duration(of: named) != nil {
      return nil
    }
    let dated = model.tables.filter(isDated)
    return dated.count == 1 ? dated[0].name : nil
  }

  /// The table whose rows have a beginning and an end, nearest to what the question is about.
  private var lastingTable: String? {
    let lasting = model.tables.filter { table in
      let roles = Set(table.columns.compactMap(\.timeRole))
      return roles.contains(.start) && roles.contains(.end)
    }
    if lasting.count < 2 { return lasting.first?.name }
    let near = (focus.map { [$0] } ?? []) + assignment.elements.compactMap { $0?.tableName }
    return lasting.min { left, right in
      func hops(_ table: SemanticModel.Table) -> Int {
        near.map { graph.distance($0, table.name) ?? 9 }.reduce(0, +)
      }
      return hops(left) < hops(right)
    }?.name
  }

  /// The days from the beginning of a row to its end; the verb may say which date is the end.
  func duration(of table: String, verb: String? = nil) -> PlanExpression? {
    guard let found = model.table(named: table) else { return nil }
    let times = found.columns.filter { $0.role == .time && $0.dateStyle != .year && $0.timeRole != .birth }
    func isNamed(_ column: SemanticModel.Column, _ verb: String) -> Bool {
      NameWords.words(in: column.name).contains { Lemmatizer.stem(of: Lemmatizer.lemma(of: $0)) == verb }
    }
    // the close date before the original close date
    let byVerb = verb.flatMap { verb in
      times.filter { isNamed($0, verb) }.min {
        NameWords.words(in: $0.name).count < NameWords.words(in: $1.name).count
      }
    }
    let byRole = [SemanticModel.Column.TimeRole.end, .closed, .due].lazy.compactMap { role in
      times.first { $0.timeRole == role }
    }.first
    let hasWord = verb != nil && byVerb == nil
    guard !hasWord || byRole != nil, let end = byVerb ?? byRole ?? later(of: times) else { return nil }
    let rest = times.filter { $0.name != end.name && $0.timeRole != .snapshot }
    let start =
      [SemanticModel.Column.TimeRole.start, .created, .event].lazy.compactMap { role in
        rest.first { $0.timeRole == role }
      }.first ?? rest.first
    guard let start else { return nil }
    return .daysBetween(
      .column(ColumnReference(table: table, column: end.name)),
      .column(ColumnReference(table: table, column: start.name)))
  }

  /// Of two dates whose names say nothing the one whose values begin later.
  private func later(of times: [SemanticModel.Column]) -> SemanticModel.Column? {
    guard times.count == 2, let first = times[0].minimum.text, let second = times[1].minimum.text,
      first != second
    else { return nil }
    return first > second ? times[0] : times[1]
  }

  /// Days in another unit.
  func converted(_ days: PlanExpression, to unit: Sketch.DurationUnit?) -> PlanExpression {
    switch unit {
    case .second: .arithmetic(.multiply, days, .literal(86400))
    case .minute: .arithmetic(.multiply, days, .literal(1440))
    case .hour: .arithmetic(.multiply, days, .literal(24))
    case .week: .arithmetic(.divide, days, .literal(7))
    case .day, nil: days
    }
  }

  /// A measure of days in the unit asked for: "time to close in hours".
  mutating func convertDurations() {
    guard let unit = sketch.arithmetic.unit, unit != .day, sketch.arithmetic.duration == nil else { return }
    for index in plan.outputs.indices {
      var expression = plan.outputs[index].expression
      if case .measure(let name) = expression, let measure = model.measure(named: name) {
        expression = measure.expression
      }
      switch expression {
      case .daysBetween: plan.outputs[index].expression = converted(expression, to: unit)
      case .aggregate(var call):
        guard case .daysBetween? = call.argument, let argument = call.argument else { continue }
        call.argument = converted(argument, to: unit)
        plan.outputs[index].expression = .aggregate(call)
      default: continue
      }
    }
  }
}
