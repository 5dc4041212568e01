import QuerentCore
import SemanticLayer

/// Makes a QueryPlan of a sketch whose names have been chosen.
struct PlanBuilder {
  let graph: ModelGraph
  let sketch: Sketch
  var assignment: Assignment
  /// Tables of the plan that a follow-up edits, the main one first.
  let context: [String]
  /// What a turn shows that names nothing to show: what the turn before it showed.
  var assumedOutputs: [PlanExpression] = []
  /// The plan of the mean that totals of groups are compared with.
  var meanOfGroups: QueryPlan?
  /// Whether things are listed that stand in several rows.
  var listsEntities = false
  /// "Today", for changes against a last period that is all that was said.
  var today: CalendarDate?
  /// What was decided without being said.
  var defaults: [String] = []
  /// Columns that say more of a row than was asked.
  var described: Set<ColumnReference> = []
  /// How doubtful the decisions were; taken off the reading's score.
  var doubt = 0.0
  /// What the probability of the reading is multiplied by, where something it says had to be guessed.
  var sureness = 1.0
  var plan = QueryPlan(outputs: [])
  /// A figure was taken that no word of the question names.
  var isUnsure = false
  /// Stems of the question's words.
  var stems: Set<String> = []
  /// Conditions that nothing in the data answers to: how many, and where their words stand.
  var misses = 0
  var missedWords: [TextSpan] = []
  /// The table the question is about.
  var focus: String?
  /// Conditions of "both … and …" that make a second query.
  var conjoined: [PlanCondition] = []
  var rowConditions: [[PlanCondition]] = []
  /// The times that were named are used up.
  var consumesTimes = false
  /// Conditions that belong to one side of a ratio or difference, by index; they limit no rows of the whole.
  var consumed: Set<Int> = []
  var groupConditions: [PlanCondition] = []
  /// Times that belong to one side of a ratio, by index.
  var consumedTimes: Set<Int> = []
  /// A figure whose share of the whole is asked for as a ratio.
  var ratioToWhole: PlanExpression?

  var model: SemanticModel { graph.model }

  init(graph: ModelGraph, sketch: Sketch, assignment: Assignment, context: [String] = []) {
    self.context = context
    self.graph = graph
    self.sketch = sketch
    self.assignment = assignment
  }

  /// The plan, or `nil` when nothing to show was found.
  mutating func build() -> QueryPlan? {
    nameThingsForPlaces()
    focus = findFocus()
    buildOutputs()
    noteUnnamedAmount()
    buildArithmeticFigures()
    buildBusinessFigures()
    buildGroups()
    buildConditions()
    takeAmountOfState()
    requireLooseFlags()
    restrictToParts()
    buildOrders()
    rankWords()
    splitWeek()
    buildTimes()
    guard !plan.outputs.isEmpty else { return nil }
    dateNewcomersOfFile()
    groupByListedMembers()
    groupByFlag()
    plan.having = Self.conjunction(groupConditions)
    compareMembers()
    finishBusiness()
    finishGroups()
    countGroups()
    if countsSingleRows { doubt += 0.5 }
    applyOperations()
    if sketch.times.allSatisfy({ $0.mention.isRelative }) { compareLikeWithLike() }
    plan.isDistinct =
      plan.isDistinct
      || ((sketch.isDistinct || listsValues || listsNamedThings || listsNamesOfFacts || listsThingsOfFacts
        || listsThingsOfEvents
        || (listsEntities || listsNumbers) && plan.outputs.count == 1)
        && !plan.isAggregated)
    applySelfReference()
    nameReferred()
    if plan.limit?.count == 1, plan.limit?.per.isEmpty == true, !sketch.isDistinct { plan.isDistinct = false }
    plan.filter = Self.conjunction(rowConditions.map { Self.disjunction($0) })
    showPlaces()
    keepTiesOfBest()
    uniteLists()
    compareSharedColumns()
    addSecondHalf()
    tellNamesakesApart()
    splitContradiction()
    doubtStandingFigures()
    return plan
  }

  // MARK: Elements

  func element(_ phrase: Int) -> SchemaElement? {
    assignment.elements.indices.contains(phrase) ? assignment.elements[phrase] : nil
  }

  func column(_ phrase: Int) -> ColumnReference? {
    if case .column(let reference)? = element(phrase) { reference } else { nil }
  }

  func table(_ phrase: Int) -> String? {
    if case .table(let name)? = element(phrase) { name } else { nil }
  }

  func column(_ reference: ColumnReference) -> SemanticModel.Column? { model.column(reference) }

  // MARK: Focus

  /// The table whose rows the question speaks of.
  private func findFocus() -> String? {
    if let focus = sketch.focus, let name = element(focus)?.tableName { return name }
    for target in sketch.targets {
      switch target.kind {
      case .phrase(let index), .count(let index?), .aggregate(_, let index):
        if let owner = sketch.phrases[index].owner, let name = element(owner)?.tableName { return name }
        if let name = element(index)?.tableName { return name }
      case .count(nil), .implied, .everything, .difference, .sum: continue
      }
    }
    if let table = context.first { return table }
    for element in assignment.elements {
      if case .table(let name)? = element { return name }
    }
    for element in assignment.elements {
      if let name = element?.tableName { return name }
    }
    return assignment.members.sorted { $0.key < $1.key }.first?.value.first?.column.table
  }

  // MARK: Rows of a table

  /// The columns that show a row to a person.
  func display(of table: String) -> [PlanExpression] {
    guard let found = model.table(named: table) else { return [] }
    if isFact(table), let id = found.entity?.countedBy {
      return [.column(ColumnReference(table: table, column: id))]
    }
    let names = found.columns.filter { isPartOfPersonName($0.name) }
    if let name = found.displayColumn, !isPartOfPersonName(name), names.count < 2 {
      return [.column(ColumnReference(table: table, column: name))]
    }
    if !names.isEmpty { return names.map { .column(ColumnReference(table: table, column: $0.name)) } }
    if found.primaryKey.count != 1, let number = numberColumn(of: table) { return [number] }
    if let key = found.primaryKey.first { return [.column(ColumnReference(table: table, column: key))] }
    return found.columns.first.map { [.column(ColumnReference(table: table, column: $0.name))] } ?? []
  }

  private func isPartOfPersonName(_ column: String) -> Bool {
    let words = NameSplitter.words(in: column)
    return PersonNames.isFirst(words) || PersonNames.isLast(words)
  }

  /// What tells the rows of a table apart.
  func key(of table: String) -> PlanExpression? {
    guard let found = model.table(named: table) else { return nil }
    // the order that a line belongs to, where lines only have numbers
    if let counted = found.entity?.countedBy, found.primaryKey != [counted],
      found.column(named: counted)?.isUnique == false
    {
      return .column(ColumnReference(table: table, column: counted))
    }
    if found.primaryKey.count == 1 {
      return .column(ColumnReference(table: table, column: found.primaryKey[0]))
    }
    return nil
  }

  /// The column that numbers the rows of a table without a key of its own: `flight_no` of flights.
  func numberColumn(of table: String) -> PlanExpression? {
    guard let found = model.table(named: table) else { return nil }
    let nouns = Set(NameWords.words(in: found.name) + NameWords.words(in: found.label))
    let numbers = found.columns.filter { column in
      let words = NameWords.words(in: column.name)
      return words.count > 1 && words.dropLast().allSatisfy(nouns.contains)
        && ["no", "number", "num", "nr", "id", "code"].contains(words[words.count - 1])
    }
    return numbers.count == 1 ? .column(ColumnReference(table: table, column: numbers[0].name)) : nil
  }

  /// The number of things a table is about.
  func count(of table: String) -> PlanExpression {
    if let found = model.table(named: table), let column = found.entity?.countedBy,
      found.primaryKey != [column]
    {
      return .aggregate(
        AggregateCall(
          .countDistinct, of: .column(ColumnReference(table: table, column: column)), table: table))
    }
    // rows that hold how many there were are not counted themselves
    if let tally = model.table(named: table)?.columns.first(where: {
      $0.isNumeric && ["count", "counts", "tally"].contains($0.name.lowercased())
    }) {
      return aggregate(.sum, ColumnReference(table: table, column: tally.name))
    }
    return .aggregate(AggregateCall(.count, table: table))
  }

  /// An aggregate of a column over the rows of its table.
  func aggregate(_ function: Aggregate, _ reference: ColumnReference) -> PlanExpression {
    var call = AggregateCall(function, of: .column(reference), table: reference.table)
    if function == .percentile { call.percent = sketch.arithmetic.percent ?? 50 }
    return .aggregate(call)
  }

  // MARK: Conditions

  static func conjunction(_ conditions: [PlanCondition]) -> PlanCondition? {
    conditions.isEmpty ? nil : conditions.count == 1 ? conditions[0] : .all(conditions)
  }

  static func disjunction(_ conditions: [PlanCondition]) -> PlanCondition {
    conditions.count == 1 ? conditions[0] : .any(conditions)
  }

  /// "both A and B" over one column: rows that meet the first half and rows that meet the second have what is shown
  /// in common.
  private mutating func addSecondHalf() {
    guard !conjoined.isEmpty, !requireBothOfEach() else { return }
    var second = plan
    second.order = []
    second.limit = nil
    second.filter = Self.conjunction(rowConditions.dropLast().map { Self.disjunction($0) } + conjoined)
    plan.combination = QueryPlan.Combination(.intersect, second)
  }
}
