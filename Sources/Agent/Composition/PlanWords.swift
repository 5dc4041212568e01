import QuerentCore
import SemanticLayer

/// Says plans in words, with the model's labels instead of column names.
struct PlanWords {
  var model: SemanticModel

  /// `revenue`, `number of orders`, `average unit price`.
  func words(_ expression: PlanExpression) -> String {
    switch expression {
    case .column(let reference): label(reference)
    case .literal(let value): value.description
    case .measure(let name): model.measure(named: name)?.label ?? spaced(name)
    case .aggregate(let call): words(call)
    case .bucket(.earliest(let date, _), let grain): "\(grain.words) of first \(label(date))"
    case .bucket(_, let grain): grain.words
    case .part(_, let part): words(part)
    case .arithmetic(.divide, .aggregate(let part), .aggregate(let whole)) where part.isShare(of: whole):
      "share of \(plain(whole)) where \(part.condition.map { words($0) } ?? "all")"
    case .arithmetic(.divide, let left, .aggregate(let right)) where right.rateWord != nil:
      "average \(words(left)) per \(right.rateWord ?? "")"
    case .arithmetic(.divide, let left, .aggregate(let right))
    where right.condition == nil && [.count, .countDistinct].contains(right.function):
      "\(plain(words(left))) per \(Inflection.singular(of: plain(right)))"
    case .arithmetic(let sign, let left, let right): "\(words(left)) \(sign.rawValue) \(words(right))"
    case .daysBetween(let left, let right): "days from \(words(right)) to \(words(left))"
    case .earliest(let date, _): "first \(label(date))"
    case .plan(let plan): plan.outputs.map { words($0) }.joined(separator: ", ")
    case .window(let call): words(call)
    }
  }

  /// `orders` for the number of orders.
  private func plain(_ call: AggregateCall) -> String { plain(words(.aggregate(call))) }

  private func plain(_ name: String) -> String {
    name.hasPrefix("number of ") ? String(name.dropFirst("number of ".count)) : name
  }

  /// The label an output stands under.
  func words(_ output: QueryPlan.Output) -> String { output.label ?? words(output.expression) }

  func label(_ reference: ColumnReference) -> String {
    model.column(reference)?.label ?? spaced(reference.column)
  }

  func label(table name: String) -> String { model.table(named: name)?.label ?? spaced(name) }

  private func words(_ call: AggregateCall) -> String {
    let argument = call.argument.map { words($0) } ?? ""
    let name =
      switch call.function {
      case .count: "number of \(argument.isEmpty ? label(table: call.table) : argument)"
      case .countDistinct: "number of \(counted(call) ?? "different \(plural(argument))")"
      case .sum: "total \(argument)"
      case .average: "average \(argument)"
      case .minimum: "\(isTime(call.argument) ? "first" : "lowest") \(argument)"
      case .maximum: "\(isTime(call.argument) ? "last" : "highest") \(argument)"
      case .median: "median \(argument)"
      case .percentile:
        "\(call.percent)\([1, 2, 3].contains(call.percent % 10) && !(11...13).contains(call.percent) ? ["st", "nd", "rd"][call.percent % 10 - 1] : "th") percentile of \(argument)"
      case .standardDeviation: "standard deviation of \(argument)"
      }
    if !call.per.isEmpty {
      let things = call.per.map { thing in
        let label = words(thing)
        return label.hasSuffix(" id") ? String(label.dropLast(3)) : label
      }
      return "\(name) per \(things.joined(separator: " and "))"
    }
    return call.condition.map { "\(name) where \(words($0))" } ?? name
  }

  private func isTime(_ argument: PlanExpression?) -> Bool {
    if case .column(let reference)? = argument { model.column(reference)?.role == .time } else { false }
  }

  /// `orders` when the distinct ids of the table's own entity are counted.
  private func counted(_ call: AggregateCall) -> String? {
    guard case .column(let reference)? = call.argument, let table = model.table(named: reference.table) else {
      return nil
    }
    guard table.entity?.countedBy == reference.column || table.primaryKey == [reference.column] else {
      // different customer ids are different customers
      let words = label(reference).split(separator: " ")
      guard words.count > 1, words.last?.lowercased() == "id" else { return nil }
      return plural(words.dropLast().joined(separator: " "))
    }
    return table.entity.map { plural($0.name) } ?? table.label
  }

  private func words(_ call: WindowCall) -> String {
    let argument = words(call.argument)
    return switch call.function {
    case .share: "share of \(argument)"
    case .rank: "rank by \(argument)"
    case .runningTotal: "running total of \(argument)"
    case .movingAverage: "\(call.offset)-row average of \(argument)"
    case .previous: "previous \(argument)"
    case .growth: "growth of \(argument)"
    case .cumulativeShare: "cumulative share of \(argument)"
    }
  }

  private func words(_ part: TimePart) -> String {
    switch part {
    case .hourOfDay: "hour of day"
    case .dayOfWeek: "weekday"
    case .dayOfMonth: "day of month"
    case .monthOfYear: "month of year"
    case .quarterOfYear: "quarter of year"
    case .year: "year"
    }
  }

  private func spaced(_ name: String) -> String { String(name.map { $0 == "_" ? " " : $0 }) }

  /// English plural of a label, good enough for names of things: `order`, `category`, `box`.
  func plural(_ noun: String) -> String {
    if noun.hasSuffix("s") { return noun }
    if noun.hasSuffix("y"), let before = noun.dropLast().last, !"aeiou".contains(before) {
      return noun.dropLast() + "ies"
    }
    if ["x", "ch", "sh", "z"].contains(where: { noun.hasSuffix($0) }) { return noun + "es" }
    return noun + "s"
  }
}

extension AggregateCall {
  /// `day` when the days of a period are counted.
  var rateWord: String? {
    if function == .countDistinct, case .bucket(_, let grain)? = argument { grain.words } else { nil }
  }

  /// Whether it aggregates some of the rows that another call aggregates all of.
  func isShare(of whole: AggregateCall) -> Bool {
    var all = self
    all.condition = nil
    return condition != nil && whole == all
  }
}
