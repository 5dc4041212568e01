import QuerentCore
import SemanticLayer

extension PlanBuilder {
  /// "quota by rep": the column that has the name of its table.
  func ownFigure(of table: String) -> PlanExpression? {
    let words = NameWords.words(in: table)
    let own = model.table(named: table)?.columns.first {
      $0.role == .measure && NameWords.words(in: $0.name) == words
    }
    // "total stock by warehouse": the pieces, and not the rows that say how many there are
    let pieces =
      Set(words).isDisjoint(with: ["stock", "inventory"])
      ? nil
      : model.table(named: table)?.columns.first {
        let name = NameSplitter.words(in: $0.name)
        return $0.role == .measure && (name.contains("quantity") || name.suffix(2) == ["on", "hand"])
      }
    return (own ?? pieces ?? massColumn(of: table)).map {
      figure(of: ColumnReference(table: table, column: $0.name))
    }
  }

  /// A column as it stands, or its total where the question asks for figures over many rows.
  mutating func value(of reference: ColumnReference, phrase: Int) -> PlanExpression {
    if let age = age(phrase) { return age }
    if let found = column(reference), found.role == .measure, sketch.targets.count == 1,
      sketch.phrases[phrase].text.hasPrefix("total "),
      sketch.orders.isEmpty
    {
      return aggregate(.sum, reference)
    }
    guard let found = column(reference), found.role == .measure, isFigureQuestion, !isGroupKey(reference),
      !isAttributeOfGroup(reference)
    else {
      return .column(reference)
    }
    if let measure = model.measures.first(where: { $0.expression == aggregate(.sum, reference) }) {
      return .measure(measure.name)
    }
    return aggregate(found.defaultAggregate ?? .sum, reference)
  }

  private func isGroupKey(_ reference: ColumnReference) -> Bool {
    sketch.groups.contains {
      if case .phrase(let index) = $0.key { column(index) == reference } else { false }
    }
  }

  /// "capacity for each cinema": the group is the row itself.
  private func isAttributeOfGroup(_ reference: ColumnReference) -> Bool {
    sketch.groups.contains { group in
      guard case .phrase(let index) = group.key else { return false }
      switch element(index) {
      case .table(let name)?, .display(let name)?:
        return name == reference.table || graph.isSingle(from: name, to: reference.table)
      case .column(let key)?: return key.table == reference.table && column(key)?.isUnique == true
      case .measure?, nil: return false
      }
    }
  }

  /// Whether bare measures mean totals: there are groups that are no single rows, or only measures are asked for and
  /// nothing says whose.
  var isFigureQuestion: Bool {
    if sketch.groups.contains(where: { group in
      switch group.key {
      case .grain, .part: true
      case .phrase(let index): element(index) != nil
      }
    }) {
      return true
    }
    if sketch.targets.contains(where: { if case .implied(.amount) = $0.kind { true } else { false } }) {
      return true
    }
    if sketch.comparison != nil || !sketch.operations.isEmpty || sketch.arithmetic.trend != nil {
      return true
    }
    // "sales in Texas last quarter": a fact with dates, no row named, nothing else shown
    let sold =
      sketch.targets.count == 1 && sketch.orders.isEmpty
      && sketch.targets.allSatisfy {
        if case .phrase(let index) = $0.kind { isSoldTo(index) || isWorth(index) } else { false }
      }
    guard sketch.focus == nil || sold, sketch.orders.isEmpty else { return false }
    return sketch.targets.allSatisfy { target in
      guard case .phrase(let index) = target.kind,
        isOwnedByNothing(index) || isSoldTo(index) || isWorth(index),
        let reference = column(index), let found = column(reference), found.role == .measure,
        let table = model.table(named: reference.table)
      else {
        if case .phrase(let index) = target.kind, case .measure? = element(index) { return true }
        return false
      }
      return isFact(table.name)
    }
  }

  private func isOwnedByNothing(_ phrase: Int) -> Bool { sketch.phrases[phrase].owner == nil }

  /// "value of open opportunities": what rows in a state are worth together.
  private func isWorth(_ phrase: Int) -> Bool {
    guard ["value", "total value", "amount", "worth"].contains(sketch.phrases[phrase].text),
      let owner = sketch.phrases[phrase].owner, let name = element(owner)?.tableName, isFact(name),
      let reference = column(phrase), reference.table == name, let found = column(reference),
      found.additivity == .additive, found.defaultAggregate == .sum
    else { return false }
    return sketch.conditions.contains { if case .state = $0.kind { true } else { false } }
  }

  /// "sales to active customers": what many rows add up to for things that do not list them.
  private func isSoldTo(_ phrase: Int) -> Bool {
    guard let owner = sketch.phrases[phrase].owner, let name = element(owner)?.tableName, isThing(name),
      let reference = column(phrase), reference.table != name, let measure = column(reference),
      measure.additivity == .additive, measure.defaultAggregate == .sum
    else { return false }
    return isFact(reference.table) && isLarge(reference.table)
      && graph.isSingle(from: reference.table, to: name)
      && sketch.conditions.contains { if case .state = $0.kind { true } else { false } }
  }

  mutating func aggregateOutput(_ function: Aggregate, _ index: Int) -> PlanExpression? {
    if let age = age(index), let table = column(index)?.table {
      return .aggregate(AggregateCall(function, of: age, table: table))
    }
    switch element(index) {
    case .column(let reference)?:
      if function == .sum, let found = column(reference), !found.isNumeric {
        return countOutput(index, isDistinct: false)
      }
      // "largest order": by what it comes to, not by its number
      if [.maximum, .minimum, .average].contains(function), standsForRows(index, reference),
        let own = defaultMeasureColumn(of: reference.table)
      {
        return aggregate(function, own)
      }
      // percentages of different rows do not add up
      if function == .sum, let found = column(reference), found.unit == "%" { doubt += 0.6 }
      return aggregate(function, reference)
    case .table(let name)?:
      if function == .sum {
        // "total refunds": their amount, where they have one
        if isFact(name), let amount = amount(of: name) { return figure(of: amount) }
        return ownFigure(of: name) ?? count(of: name)
      }
      return defaultMeasureColumn(of: name).map { aggregate(function, $0) }
    case .measure(let name)?:
      guard function != .sum, let measure = model.measure(named: name) else { return .measure(name) }
      if case .aggregate(var call) = measure.expression,
        call.function == .sum || call.function == .average && function != .average
      {
        call.function = function
        if function == .percentile { call.percent = sketch.arithmetic.percent ?? 50 }
        return .aggregate(call)
      }
      if let single = perThing(function, measure) { return single }
      return .measure(name)
    case .display(let name)?: return count(of: name)
    case nil: return nil
    }
  }

  /// The column of money that the rows of a table are about: `payment_amount` of payments, `balance` of balances.
  private func amount(of table: String) -> ColumnReference? {
    guard let found = model.table(named: table) else { return nil }
    let own = Set(NameSplitter.words(in: table).map { $0 == "sales" ? "sale" : Inflection.singular(of: $0) })
    let amounts = found.columns.filter { column in
      let words = NameSplitter.words(in: column.name).map {
        $0 == "sales" ? "sale" : Inflection.singular(of: $0)
      }
      return column.role == .measure && column.additivity != .nonAdditive
        && words.allSatisfy { Self.amountWords.contains($0) || own.contains($0) }
    }
    let best = amounts.first { NameWords.words(in: $0.name) == ["amount"] } ?? amounts.first
    return best.map { ColumnReference(table: table, column: $0.name) }
  }

  private static let amountWords: Set<String> = ["amount", "total", "value", "price", "paid", "net", "gross"]

  /// The measure a table is mostly about: its first additive measure, else any measure.
  func defaultMeasureColumn(of table: String) -> ColumnReference? {
    guard let found = model.table(named: table) else { return nil }
    if let name = model.defaultMeasure, let own = summedColumn(ofMeasure: name), own.table == table {
      return own
    }
    let measures = found.columns.filter { $0.role == .measure }
    let best =
      measures.first { $0.additivity == .additive && $0.unit != nil } ?? measures.first {
        $0.additivity == .additive
      }
      ?? measures.first
    return best.map { ColumnReference(table: table, column: $0.name) }
  }

  /// The table whose rows a measure aggregates.
  static func home(of expression: PlanExpression) -> String? {
    switch expression {
    case .aggregate(let call): call.table
    case .arithmetic(_, let left, let right): home(of: left) ?? home(of: right)
    case .window(let call): home(of: call.argument)
    default: nil
    }
  }
}
