import QuerentCore
import SQLGeneration
import SemanticLayer

/// What can be asked of a client, as plans that each give one cell.
struct ClientFigures {
  /// A plan and what its cell is.
  struct Figure {
    var part: ClientProfile.Part
    var label: String
    var plan: QueryPlan
  }

  let model: SemanticModel
  let directory: ClientDirectory
  /// The value of the key.
  let client: Value
  let asOf: CalendarDate?

  /// The four full quarters before today.
  var period: TimeRange? {
    guard let asOf else { return nil }
    let quarter = TimeRange(
      containing: asOf, grain: .quarter, fiscalYearStart: model.calendar.fiscalYearStart)
    // on the last day of a quarter the quarter is full
    guard let start = quarter.end == asOf.adding(days: 1) ? quarter.end : quarter.start else { return nil }
    return TimeRange(start: start.adding(months: -12), end: start, grain: .quarter)
  }

  private var before: TimeRange? {
    guard let start = period?.start else { return nil }
    return TimeRange(start: start.adding(months: -12), end: start, grain: .quarter)
  }

  /// The figures in the order in which they are told.
  func all() -> [Figure] {
    directory.attributes.map(attribute) + spending() + openThings() + comingDates()
  }

  private var isClient: PlanCondition {
    .comparison(.column(directory.key), .equal, .literal(client))
  }

  private func attribute(_ column: SemanticModel.Column) -> Figure {
    let reference = ColumnReference(table: directory.table.name, column: column.name)
    // in a flat file a client has as many as it has rows: one that changes is told by its latest
    let output: PlanExpression =
      directory.key == directory.name
      ? .aggregate(AggregateCall(.maximum, of: .column(reference), table: directory.table.name))
      : .column(reference)
    return Figure(
      part: .attribute(column.label), label: column.label,
      plan: QueryPlan(outputs: [.init(output)], filter: isClient))
  }

  // MARK: - What it spends

  private func spending() -> [Figure] {
    guard let (label, expression, table) = spend() else { return [] }
    let time = model.table(named: table)?.defaultTimeDimension.map {
      ColumnReference(table: table, column: $0)
    }
    var figures: [Figure] = []
    func add(_ part: ClientProfile.Part, _ label: String, _ range: TimeRange?) {
      var plan = QueryPlan(outputs: [.init(expression)], filter: isClient)
      plan.period = range.flatMap { range in time.map { .init(column: $0, range: range) } }
      figures.append(Figure(part: part, label: label, plan: plan))
    }
    if time != nil, let period, let before {
      add(.spend, "\(label), last four quarters", period)
      add(.spendBefore, "\(label), four quarters before", before)
    } else {
      add(.spend, label, nil)
    }
    if let kind = kind(beside: table) {
      var plan = QueryPlan(outputs: [.init(.column(kind.reference))], groups: [.column(kind.reference)])
      plan.filter = isClient
      plan.period = period.flatMap { range in time.map { .init(column: $0, range: range) } }
      plan.order = [.init(expression, descending: true)]
      for (rank, word) in ["most", "second"].enumerated() {
        plan.limit = .init(1, offset: rank)
        figures.append(
          Figure(part: .bought(kind.label), label: "\(kind.label) bought \(word)", plan: plan))
      }
    }
    return figures
  }

  /// The figure that says what clients spend: the one the data is about where it is money, or the largest money
  /// figure of rows that belong to clients.
  private func spend() -> (label: String, expression: PlanExpression, table: String)? {
    func usable(_ measure: SemanticModel.Measure) -> String? {
      let tables = Set(measure.expression.columnReferences.map(\.table))
      guard tables.count == 1, let table = tables.first, belongs(table), FigureFormat.isMoney(measure.unit),
        measure.additivity == .additive
      else { return nil }
      return table
    }
    if let measure = model.defaultMeasure.flatMap(model.measure(named:)), let table = usable(measure) {
      return (measure.label, .measure(measure.name), table)
    }
    let found = model.measures.compactMap { measure in usable(measure).map { (measure, $0) } }
    if let (measure, table) = found.max(by: { rows(of: $0.1) < rows(of: $1.1) }) {
      return (measure.label, .measure(measure.name), table)
    }
    for table in model.tables.sorted(by: { $0.rowCount > $1.rowCount }) where belongs(table.name) {
      if let column = money(of: table) {
        let sum = AggregateCall(
          .sum, of: .column(ColumnReference(table: table.name, column: column.name)), table: table.name)
        return (column.label, .aggregate(sum), table.name)
      }
    }
    return nil
  }

  private func rows(of table: String) -> Int { model.table(named: table)?.rowCount ?? 0 }

  private func money(of table: SemanticModel.Table) -> SemanticModel.Column? {
    table.columns.first {
      $0.role == .measure && $0.additivity == .additive && FigureFormat.isMoney($0.unit)
    }
  }

  /// Whether rows of a table each belong to one client.
  private func belongs(_ table: String) -> Bool {
    table == directory.table.name ? directory.key == directory.name : refers(table)
  }

  private func refers(_ table: String) -> Bool {
    model.relationships.contains { $0.from == table && $0.to == directory.table.name }
  }

  /// What is bought, in kinds that a person can name: the category, or the product line.
  private func kind(beside table: String) -> (label: String, reference: ColumnReference)? {
    let near =
      [table] + model.relationships.filter { $0.from == table && $0.to != directory.table.name }.map(\.to)
    for name in near {
      guard let columns = model.table(named: name)?.columns else { continue }
      let kinds = columns.filter {
        $0.role == .dimension && $0.type == .text && (2...60).contains($0.distinctCount)
          && Self.kindWords.contains($0.label.lowercased().split(separator: " ").last.map(String.init) ?? "")
      }
      if let kind = kinds.min(by: { $0.distinctCount < $1.distinctCount }) {
        return (kind.label, ColumnReference(table: name, column: kind.name))
      }
    }
    return nil
  }

  private static let kindWords: Set<String> = ["category", "family", "line", "department", "group", "plan"]

  // MARK: - What is open, and what is coming

  private func openThings() -> [Figure] {
    let states = RowStates(tables: model.tables).states(of: "open", today: asOf)
    return states.filter { refers($0.table) }.flatMap { state -> [Figure] in
      guard let table = model.table(named: state.table) else { return [] }
      let filter = PlanCondition.all([isClient, state.condition])
      let counted = table.entity?.countedBy.map {
        AggregateCall(
          .countDistinct, of: .column(ColumnReference(table: table.name, column: $0)), table: table.name)
      }
      var figures = [
        Figure(
          part: .other, label: "open \(table.label)",
          plan: QueryPlan(
            outputs: [.init(.aggregate(counted ?? AggregateCall(.count, table: table.name)))], filter: filter)
        )
      ]
      if let column = money(of: table) {
        let sum = AggregateCall(
          .sum, of: .column(ColumnReference(table: table.name, column: column.name)), table: table.name)
        figures.append(
          Figure(
            part: .other, label: "open \(table.label), \(column.label)",
            plan: QueryPlan(outputs: [.init(.aggregate(sum))], filter: filter)))
      } else if let period, let time = table.defaultTimeDimension {
        var plan = QueryPlan(
          outputs: [.init(.aggregate(counted ?? AggregateCall(.count, table: table.name)))], filter: isClient)
        plan.period = .init(column: ColumnReference(table: table.name, column: time), range: period)
        figures.append(Figure(part: .other, label: "\(table.label), last four quarters", plan: plan))
      }
      return figures
    }
  }

  /// The next date on which something of the client ends or is renewed.
  private func comingDates() -> [Figure] {
    guard let asOf else { return [] }
    let active = RowStates(tables: model.tables).states(of: "active")
    return model.tables.filter { refers($0.name) }.flatMap { table in
      table.columns.filter { Self.ends($0) }.map { column in
        let reference = ColumnReference(table: table.name, column: column.name)
        var conditions = [
          isClient,
          .comparison(.column(reference), .greaterOrEqual, .literal(.text(asOf.description))),
        ]
        if let state = active.first(where: { $0.table == table.name }) { conditions.append(state.condition) }
        let first = AggregateCall(.minimum, of: .column(reference), table: table.name)
        return Figure(
          part: .other, label: "next \(column.label)",
          plan: QueryPlan(outputs: [.init(.aggregate(first))], filter: .all(conditions)))
      }
    }
  }

  private static func ends(_ column: SemanticModel.Column) -> Bool {
    guard column.role == .time, column.dateStyle == .iso || column.dateStyle == nil else { return false }
    let words = Set(column.label.lowercased().split(separator: " ").map(String.init))
    return !words.isDisjoint(with: ["renewal", "renew", "renews", "expiry", "expires", "expiration"])
  }
}
