import QuerentCore
import SemanticLayer

/// Tables of many dated rows, whose columns name other things: a line of an order holds its customer, its product.
extension PlanBuilder {
  /// Whether a table records events: many rows with a date.
  func isFact(_ table: String) -> Bool {
    guard let found = model.table(named: table) else { return false }
    guard found.defaultTimeDimension != nil, found.columns.contains(where: { $0.role == .measure }) else {
      return false
    }
    // few rows are events as well when they have no name of their own and refer to what they are about
    return isLarge(table)
      || found.nameColumn == nil && model.relationships.contains { $0.from == table && $0.to != table }
      || isFlat(found)
  }

  /// Whether a table holds what other tables would: several kinds of things recur in its rows, by no name of its own.
  private func isFlat(_ table: SemanticModel.Table) -> Bool {
    let isReferred = model.relationships.contains { $0.to == table.name }
    guard !isReferred, table.columns.contains(where: { $0.role == .measure && $0.additivity == .additive })
    else { return false }
    if let name = table.nameColumn, table.column(named: name)?.isUnique == true { return false }
    let kinds = table.columns.filter {
      $0.role == .dimension && $0.type == .text && $0.distinctCount > 1
        && 2 * $0.distinctCount <= table.rowCount
    }
    return kinds.count >= 3 && table.rowCount >= 20
  }

  /// Whether a table has so many rows that nobody means a single one.
  func isLarge(_ table: String) -> Bool { (model.table(named: table)?.rowCount ?? 0) > 100 }

  /// Whether a table holds things that events happen to, whatever dates and amounts it has: customers, products.
  func isThing(_ table: String) -> Bool {
    guard let found = model.table(named: table), found.nameColumn != nil, found.primaryKey.count == 1
    else {
      return false
    }
    return model.relationships.contains { $0.to == table }
  }

  /// Whether things are listed by what happened to them, so that a thing might stand there once an event.
  var listsThingsOfFacts: Bool {
    guard !plan.outputs.isEmpty, !plan.isAggregated, let focus, isThing(focus),
      plan.outputs.allSatisfy({
        if case .column(let reference) = $0.expression { reference.table == focus } else { false }
      })
    else { return false }
    let filters = rowConditions.flatMap { $0 }.flatMap(\.columnReferences).map(\.table)
    let tables = Set(
      plan.tables + filters + (plan.period?.range == nil ? [] : [plan.period?.column.table ?? focus]))
    let onTheWay = tables.filter { $0 != focus }.flatMap { graph.firstSteps(from: focus, to: $0) }
    return tables.union(onTheWay).contains {
      $0 != focus && isFact($0) && graph.isSingle(from: $0, to: focus)
    }
  }

  /// Whether the values of a column recur in its rows, so that it names a group of rows rather than a row.
  func recurs(_ reference: ColumnReference) -> Bool {
    guard let found = column(reference), let table = model.table(named: reference.table) else { return false }
    return !found.isUnique && found.role == .dimension && found.distinctCount > 0
      && Double(found.distinctCount) < 0.9 * Double(table.rowCount)
  }

  /// Whether a plan lists names out of facts: "top 10 customers", "which states …". Such rows are groups.
  var listsNamesOfFacts: Bool {
    guard !plan.outputs.isEmpty, plan.groups.isEmpty else { return false }
    // two people of one name are two
    if case .column(let first) = plan.outputs[0].expression {
      let names = display(of: first.table)
      if names.count > 1, plan.outputs.allSatisfy({ names.contains($0.expression) }) { return false }
    }
    return plan.outputs.allSatisfy { output in
      if case .column(let reference) = output.expression {
        isFact(reference.table) && recurs(reference)
      } else {
        false
      }
    }
  }

  /// "orders on hold": a number that several lines share stands for one thing.
  var listsNumbers: Bool {
    guard plan.groups.isEmpty, plan.limit == nil,
      case .column(let reference)? = plan.outputs.first?.expression,
      let found = column(reference), found.role == .identifier, !found.isUnique, isFact(reference.table),
      found.distinctCount > 1
    else { return false }
    let words = NameSplitter.words(in: reference.column)
    return words.count > 1 && ["id", "number", "no", "reference"].contains(words[words.count - 1])
  }

  /// "all directors", "all the locations": the values of one column whose rows nobody asked for, each once.
  var listsValues: Bool {
    guard sketch.listsAll, sketch.orders.isEmpty, sketch.limit == nil, plan.groups.isEmpty,
      plan.outputs.count == 1, case .column(let reference) = plan.outputs[0].expression,
      column(reference)?.role == .dimension, listedDimension(of: reference.table) != nil
    else { return false }
    return true
  }

  /// "holders older than 50" of policies, which hold their names: a thing that stands in several rows is listed once.
  var listsNamedThings: Bool {
    guard sketch.orders.isEmpty, sketch.limit == nil, plan.groups.isEmpty, sketch.targets.count == 1,
      case .phrase(let index) = sketch.targets[0].kind, plan.outputs.count == 1,
      case .column(let reference) = plan.outputs[0].expression, reference == column(index),
      let found = column(reference), found.role == .dimension, found.type == .text, !found.isUnique,
      model.table(named: reference.table)?.displayColumn != reference.column
    else { return false }
    let words = NameSplitter.words(in: reference.column)
    let said = NameWords.words(in: sketch.phrases[index].text)
    return words.count > 1 && words.last == "name" && !said.contains("name")
      && sketch.phrases[index].owner == nil
  }

  /// "customers with sales over 300,000": the names listed are groups of the fact's rows.
  func isFigureOfGroup(_ reference: ColumnReference) -> Bool {
    guard isFact(reference.table), let found = column(reference), found.role == .measure, found.isNumeric,
      found.additivity == .additive, plan.outputs.allSatisfy({ !$0.expression.isAggregated })
    else { return false }
    if listsNamesOfFacts || listsEntities && focus == reference.table { return true }
    guard let focus, focus != reference.table else { return false }
    return !graph.isSingle(from: focus, to: reference.table)
  }

  /// "customers with an invoice over 100": the rows were named, so the value is that of a row.
  func isOfNamedRow(_ subject: Sketch.Subject, in name: String) -> Bool {
    guard case .phrase(let index) = subject, let owner = sketch.phrases[index].owner, owner != sketch.focus
    else {
      return false
    }
    return table(owner) == name
  }

  /// "customers with above average sales": their totals against the mean total, not lines against the mean line.
  mutating func compareWithMeanGroup(_ left: PlanExpression, _ operation: ComparisonOperator) -> Bool {
    let total: PlanExpression
    let fact: String
    switch left {
    case .column(let reference) where isFigureOfGroup(reference) && isLarge(reference.table):
      total = figure(of: reference)
      fact = reference.table
    case .measure(let name):
      guard let measure = model.measure(named: name), measure.additivity == .additive,
        case .aggregate(let call) = measure.expression, isFact(call.table)
      else { return false }
      total = left
      fact = call.table
    default: return false
    }
    let keys = plan.outputs.map(\.expression).filter { !$0.isAggregated }
    guard !keys.isEmpty else { return false }
    var thing: PlanExpression?
    if let focus, focus != fact {
      thing = foreignKey(from: fact, to: focus)
    } else if keys.count == 1, case .column(let reference) = keys[0], reference.table == fact {
      thing = .column(reference)
    }
    guard let thing else { return false }
    let mean = PlanExpression.arithmetic(
      .divide, total, .aggregate(AggregateCall(.countDistinct, of: thing, table: fact)))
    let whole = QueryPlan(outputs: [.init(mean)])
    meanOfGroups = whole
    groupConditions.append(.comparison(total, operation, .plan(whole)))
    if plan.outputs.allSatisfy({ !$0.expression.isAggregated }) {
      plan.outputs.append(QueryPlan.Output(total))
    }
    return true
  }

  /// The figure that a column of a fact stands for over many rows: its measure, or its usual aggregate.
  func figure(of reference: ColumnReference) -> PlanExpression {
    let function = column(reference)?.defaultAggregate ?? .sum
    guard function == .sum else { return aggregate(function, reference) }
    let total = model.measures.first { $0.expression == aggregate(.sum, reference) }
    return total.map { .measure($0.name) } ?? aggregate(.sum, reference)
  }

  /// The id beside a name: `Customer ID` for `Customer Name`, by which customers are counted.
  func identifier(beside reference: ColumnReference) -> ColumnReference? {
    let words = NameWords.words(in: reference.column)
    guard words.last == "name" || words.count == 1, let table = model.table(named: reference.table) else {
      return nil
    }
    let stem = words.last == "name" ? Array(words.dropLast()) : words
    guard !stem.isEmpty else { return nil }
    let found = table.columns.first {
      $0.role == .identifier && NameWords.words(in: $0.name) == stem + ["id"]
    }
    return found.map { ColumnReference(table: table.name, column: $0.name) }
  }
}

extension SemanticModel.Table {
  /// The column that names a row, where rows have names and not just numbers: none of invoices, `name` of customers.
  var nameColumn: String? {
    displayColumn.flatMap { name in column(named: name)?.role == .identifier ? nil : name }
  }
}
