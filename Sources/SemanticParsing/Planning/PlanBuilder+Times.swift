import QuerentCore
import SemanticLayer

extension PlanBuilder {
  /// Filters by the times that were named.
  mutating func buildTimes() {
    var times = sketch.times.enumerated().filter { !consumedTimes.contains($0.offset) }.map(\.element)
    if sketch.isComparing, times.count == 2, case .range(let first) = times[0].mention.meaning,
      case .range(let second) = times[1].mention.meaning
    {
      // the change goes with time: the later one is asked for
      let isForward = first.isBefore(second)
      times.remove(at: isForward ? 0 : 1)
      plan.comparison = QueryPlan.Comparison(range: isForward ? first : second)
    }
    if placeFirstPurchase() || separateTimes() || consumesTimes { times.removeAll() }
    for time in times {
      // "overdue today": what is overdue is so today
      if case .range(let range) = time.mention.meaning, let today, range == TimeRange(day: today),
        sketch.conditions.contains(where: { if case .state = $0.kind { true } else { false } })
      {
        continue
      }
      if case .range(let range) = time.mention.meaning,
        putIntoAbsence(time, range) || putIntoRepetition(range) || datesNewcomers(range)
      {
        continue
      }
      guard var reference = timeColumn(for: time) else {
        doubt += 0.5
        continue
      }
      if let year = yearOfMake(insteadOf: reference, for: time) { reference = year }
      if let told = dateOfVerb(insteadOf: reference, for: time) ?? dateOfLateness(for: time) {
        reference = told
      }
      if let stored = storedFiscalYear(time, of: reference) ?? storedWeekday(time) {
        rowConditions.append([time.isNegated ? .not(stored) : stored])
        continue
      }
      switch time.mention.meaning {
      case .range(let range) where time.isAlternative && !rowConditions.isEmpty:
        rowConditions[rowConditions.count - 1].append(
          condition(reference, range, isNegated: time.isNegated))
      case .range(let range) where isAlternativeToTime && !rowConditions.isEmpty && times.count == 1:
        rowConditions[0].append(condition(reference, range, isNegated: time.isNegated))
      case .range(let range):
        if plan.period?.range == nil, !time.isNegated, column(reference)?.dateStyle != .year || true {
          plan.period = QueryPlan.Period(column: reference, range: range)
        } else {
          rowConditions.append([condition(reference, range, isNegated: time.isNegated)])
        }
      case .ranges(let ranges) where time.isBoth && ranges.count == 2 && listsOthers(than: reference.table):
        rowConditions.append([condition(reference, ranges[0], isNegated: false)])
        conjoined.append(condition(reference, ranges[1], isNegated: false))
      case .ranges(let ranges) where plan.period?.range == nil && hasGrain && Self.whole(ranges) != nil:
        // "monthly sales in 2025 and 2026": one stretch of time
        plan.period = QueryPlan.Period(column: reference, range: Self.whole(ranges))
      case .ranges(let ranges):
        rowConditions.append(ranges.map { condition(reference, $0, isNegated: false) })
      case .partValues(let part, let values):
        let test = Self.parts(.part(.column(reference), part), values)
        rowConditions.append([time.isNegated ? .not(test) : test])
      case .comparison, .grain, .part: continue
      }
    }
    if let against = sketch.comparison { addComparison(against) }
  }

  /// The figures that a condition on groups speaks of.
  private static func figures(of condition: PlanCondition) -> [PlanExpression] {
    var found: [PlanExpression] = []
    condition.visit { part in
      switch part {
      case .measure, .aggregate: found.append(part)
      default: break
      }
    }
    return found
  }

  /// Values of a cyclic part; hours that follow each other as a range: "before 9 am" is `< 9`.
  private static func parts(_ part: PlanExpression, _ values: [Int]) -> PlanCondition {
    let list = PlanCondition.inList(part, values.map { .integer(Int64($0)) })
    guard case .part(_, .hourOfDay) = part, values.count > 1, let first = values.first,
      let last = values.last,
      last - first == values.count - 1
    else { return list }
    let bounds = [
      first == 0 ? nil : PlanCondition.comparison(part, .greaterOrEqual, .literal(.integer(Int64(first)))),
      last == 23 ? nil : PlanCondition.comparison(part, .less, .literal(.integer(Int64(last + 1)))),
    ].compactMap { $0 }
    return bounds.isEmpty ? list : bounds.count == 1 ? bounds[0] : .all(bounds)
  }

  private var hasGrain: Bool {
    sketch.groups.contains { if case .grain = $0.key { true } else { false } }
  }

  /// The stretch that ranges make up which follow each other without a gap.
  private static func whole(_ ranges: [TimeRange]) -> TimeRange? {
    let sorted = ranges.sorted { ($0.start?.daysSinceEpoch ?? 0) < ($1.start?.daysSinceEpoch ?? 0) }
    guard let first = sorted.first, let last = sorted.last,
      zip(sorted, sorted.dropFirst()).allSatisfy({ $0.end != nil && $0.end == $1.start })
    else { return nil }
    return TimeRange(start: first.start, end: last.end)
  }

  /// "launched in 2002 or with more than 5 orders": the first condition is an alternative to the time before it.
  private var isAlternativeToTime: Bool {
    sketch.conditions.first { if case .exists = $0.kind { false } else { true } }?.isAlternative == true
  }

  /// Whether what is listed can stand in several rows of a table, so that different rows may meet different conditions.
  func listsOthers(than table: String) -> Bool {
    plan.outputs.allSatisfy { output in
      guard case .column(let reference) = output.expression else { return false }
      return reference.table != table || !isEntityColumn(reference)
    }
  }

  /// "customers with no orders this year": the year is that of the orders that are not there.
  private mutating func putIntoAbsence(_ said: Sketch.Time, _ range: TimeRange) -> Bool {
    let named = said.subject.flatMap { column($0) }.flatMap { column($0)?.role == .time ? $0 : nil }
    for group in rowConditions.indices {
      for item in rowConditions[group].indices {
        guard case .not(.inPlan(let key, var inner)) = rowConditions[group][item], inner.period == nil else {
          continue
        }
        let tables = inner.tables + inner.outputs.flatMap { PlanEditor.tables(of: $0.expression) }
        if let named, named.table != focus, !tables.contains(named.table),
          tables.contains(where: { $0 != focus && graph.distance($0, named.table) == 1 })
        {
          // "did not visit any museum that opened after 2010": of the museums of these visits
          inner.tables.append(named.table)
          inner.period = QueryPlan.Period(column: named, range: range)
          rowConditions[group][item] = .not(.inPlan(key, inner))
          return true
        }
        guard
          let table = tables.first(where: {
            $0 != focus && model.table(named: $0)?.defaultTimeDimension != nil
          }),
          let time = model.table(named: table)?.defaultTimeDimension
        else { continue }
        inner.period = QueryPlan.Period(column: ColumnReference(table: table, column: time), range: range)
        rowConditions[group][item] = .not(.inPlan(key, inner))
        return true
      }
    }
    return false
  }

  /// "repeat customers last quarter": the orders they made again are those of the quarter.
  private mutating func putIntoRepetition(_ range: TimeRange) -> Bool {
    guard sketch.conditions.contains(where: { if case .repeats = $0.kind { true } else { false } }) else {
      return false
    }
    for group in rowConditions.indices {
      for item in rowConditions[group].indices {
        guard case .inPlan(let key, var inner) = rowConditions[group][item], inner.having != nil,
          inner.period == nil,
          case .column(let reference)? = inner.groups.first,
          let time = model.table(named: reference.table)?.defaultTimeDimension
        else { continue }
        inner.period = QueryPlan.Period(
          column: ColumnReference(table: reference.table, column: time), range: range)
        rowConditions[group][item] = .inPlan(key, inner)
        return true
      }
    }
    return false
  }

  private mutating func addComparison(_ against: TimeMention.TimeReference) {
    switch against {
    case .range(let range):
      plan.comparison = QueryPlan.Comparison(range: range)
    case .previousPeriod:
      guard let range = plan.period?.range, let days = range.days else { return }
      // "month over month this year": the months of the year, each against the one before
      if sketch.operations.contains(.growth), let months = sketch.comparisonStep?.months,
        days > months * 31 + 3
      {
        return
      }
      plan.comparison = QueryPlan.Comparison(range: preceding(range))
    case .yearsEarlier(let years):
      guard let range = plan.period?.range else { return }
      plan.comparison = QueryPlan.Comparison(range: range.shifted(by: -years, .year))
    }
    if plan.period == nil, let time = timeColumn() {
      plan.period = QueryPlan.Period(column: time, range: nil)
    }
  }

  /// A range as a condition of its own, for what a single period cannot say.
  func condition(_ reference: ColumnReference, _ range: TimeRange, isNegated: Bool) -> PlanCondition {
    var parts: [PlanCondition] = []
    if column(reference)?.dateStyle == .year {
      if let start = range.start {
        parts.append(.comparison(.column(reference), .greaterOrEqual, .literal(.integer(Int64(start.year)))))
      }
      if let end = range.end {
        parts.append(
          .comparison(.column(reference), .less, .literal(.integer(Int64(end.adding(days: -1).year + 1)))))
      }
    } else {
      if let start = range.start {
        parts.append(.comparison(.column(reference), .greaterOrEqual, .literal(.text(start.iso))))
      }
      if let end = range.end {
        parts.append(.comparison(.column(reference), .less, .literal(.text(end.iso))))
      }
    }
    let whole = parts.count == 1 ? parts[0] : PlanCondition.all(parts)
    return isNegated ? .not(whole) : whole
  }

  /// "trucks older than 2015": the year of the thing where its only other date, of a service or a check, begins later.
  private func yearOfMake(insteadOf reference: ColumnReference, for time: Sketch.Time) -> ColumnReference? {
    guard case .range(let range) = time.mention.meaning, let bound = range.end ?? range.start,
      column(reference)?.dateStyle != .year, time.subject.flatMap({ column($0) }) == nil,
      let first = column(reference)?.minimum.text.flatMap({ CalendarDate(iso: String($0.prefix(10))) }),
      bound <= first, let table = model.table(named: reference.table)
    else { return nil }
    let years = table.columns.filter { found in
      NameSplitter.words(in: found.name).contains("year") && found.isNumeric
        && (found.minimum.number ?? 0) <= Double(bound.year)
        && (found.maximum.number ?? 0) >= Double(bound.year)
    }
    return years.count == 1 ? ColumnReference(table: table.name, column: years[0].name) : nil
  }

  /// "how many parcels did we deliver in May": of several dates of a row the one that is called after the verb.
  private func dateOfVerb(insteadOf reference: ColumnReference, for time: Sketch.Time) -> ColumnReference? {
    guard time.subject.flatMap({ column($0) }) == nil, let table = model.table(named: reference.table),
      table.defaultTimeDimension == reference.column,
      !sketch.conditions.contains(where: { if case .state = $0.kind { true } else { false } })
    else { return nil }
    // what was lent went out when it was paid out, whenever it was asked for
    if sketch.arithmetic.amountVerb == "lend",
      let paid = table.columns.first(where: { column in
        column.role == .time
          && !Set(NameSplitter.words(in: column.name)).isDisjoint(with: [
            "disbursed", "disbursement", "funded", "payout", "paid", "released", "drawn",
          ])
      })
    {
      return ColumnReference(table: table.name, column: paid.name)
    }
    let nouns = Set(NameWords.words(in: table.name).map { Lemmatizer.stem(of: Lemmatizer.lemma(of: $0)) })
    func isTold(_ column: SemanticModel.Column) -> Bool {
      NameSplitter.words(in: column.name).contains { word in
        let stem = Lemmatizer.stem(of: Lemmatizer.lemma(of: word))
        return stem.utf8.count > 3 && stems.contains(stem) && !nouns.contains(stem)
          && !["date", "time", "due"].contains(word) && (Participle.isOne(word) || Self.verbs.contains(word))
      }
    }
    let told = table.columns.filter {
      $0.role == .time && $0.timeRole != .birth && $0.timeRole != .due && isTold($0)
    }
    guard told.count == 1, told[0].name != reference.column else { return nil }
    return ColumnReference(table: table.name, column: told[0].name)
  }

  private static let verbs: Set<String> = [
    "ship", "close", "open", "start", "end", "check", "arrive", "return", "pickup", "cancel", "renew",
    "expire", "hire", "sign", "deliver", "complete", "approve", "settle", "resolve", "launch", "submit",
  ]

  /// The column a time filters: the date it stands beside, else the usual one.
  func timeColumn(for time: Sketch.Time) -> ColumnReference? {
    if let subject = sketch.arithmetic.newcomers, let table = element(subject)?.tableName,
      let own = beginning(of: table)
    {
      return own
    }
    if let subject = time.subject, let reference = column(subject), column(reference)?.role == .time {
      // "customers who joined in 2021": not the day on which an employee did
      if let focus, reference.table != focus, (graph.distance(focus, reference.table) ?? 9) > 1,
        isThing(focus),
        let own = model.table(named: focus)?.defaultTimeDimension
      {
        return ColumnReference(table: focus, column: own)
      }
      return reference
    }
    if let stateTime { return stateTime }
    if let subject = time.subject, let name = element(subject)?.tableName, !isDatedByFigure(name),
      !isKey(subject), !isFarFromFocus(name),
      let own = model.table(named: name)?.defaultTimeDimension
    {
      return ColumnReference(table: name, column: own)
    }
    for reference in assignment.elements.compactMap({ element -> ColumnReference? in
      if case .column(let reference)? = element, column(reference)?.role == .time { return reference }
      return nil
    }) where !isShown(reference) {
      return reference
    }
    return timeColumn()
  }

  /// "billed amount by plan in 2026": the year is that of the figure.
  private func isKey(_ phrase: Int) -> Bool {
    sketch.groups.contains { $0.key == .phrase(phrase) }
      && plan.outputs.contains { output in
        guard output.expression.isAggregated, let home = home(ofFigure: output.expression) else {
          return false
        }
        return model.table(named: home)?.defaultTimeDimension != nil
      }
  }

  /// "tickets about refunds last month": the month is that of the tickets, which have nothing to do with single refunds.
  private func isFarFromFocus(_ table: String) -> Bool {
    guard let focus, focus != table, isFact(focus), model.table(named: focus)?.defaultTimeDimension != nil
    else { return false }
    return (graph.distance(focus, table) ?? 9) > 1
  }

  /// "our best customers last year": the year is that of the sales they are ranked by.
  private func isDatedByFigure(_ table: String) -> Bool {
    guard !isFact(table) || isThing(table) else { return false }
    return plan.outputs.contains { output in
      guard case .measure(let name) = output.expression,
        let home = model.measure(named: name).flatMap({ Self.home(of: $0.expression) }), home != table
      else { return false }
      return model.table(named: home)?.defaultTimeDimension != nil
    }
  }

  private static func areDeals(_ table: String) -> Bool {
    NameSplitter.words(in: table).map(Inflection.singular).contains {
      ["order", "sale", "invoice", "purchase", "transaction", "booking", "basket", "receipt", "bill"]
        .contains($0)
    }
  }

  func isShown(_ reference: ColumnReference) -> Bool {
    plan.outputs.contains { $0.expression == .column(reference) }
  }

  /// The day of the calendar table that a table refers to.
  private func calendarDay(of table: String) -> ColumnReference? {
    for relationship in model.relationships where relationship.from == table && relationship.to != table {
      let words = NameSplitter.words(in: relationship.to)
      guard words.contains("date") || words.contains("calendar"),
        let time = model.table(named: relationship.to)?.defaultTimeDimension
      else { continue }
      return ColumnReference(table: relationship.to, column: time)
    }
    return nil
  }

  /// The time dimension of the figures' table, else of the focus, else of any table that takes part.
  func timeColumn() -> ColumnReference? {
    for group in sketch.groups {
      if case .phrase(let index) = group.key, let reference = column(index), column(reference)?.role == .time,
        sketch.groups.contains(where: { if case .grain = $0.key { true } else { false } })
      {
        return reference
      }
    }
    if let subject = sketch.arithmetic.newcomers, let table = element(subject)?.tableName,
      let own = beginning(of: table)
    {
      return own
    }
    if let stateTime { return stateTime }
    var tables: [String] = []
    // "customers with sales above 100k in 2025": the year of the sales
    for figure in groupConditions.flatMap(Self.figures) {
      guard let home = home(ofFigure: figure), isFact(home),
        model.table(named: home)?.defaultTimeDimension != nil,
        !plan.outputs.contains(where: { $0.expression.isAggregated })
      else { continue }
      tables.append(home)
    }
    for output in plan.outputs {
      switch output.expression {
      case .measure(let name):
        if let home = model.measure(named: name).flatMap({ Self.home(of: $0.expression) }) {
          tables.append(home)
        }
      default:
        if let home = Self.home(of: output.expression) { tables.append(home) }
      }
    }
    if let focus { tables.append(focus) }
    tables += assignment.elements.compactMap { $0?.tableName }
    tables += assignment.members.sorted { $0.key < $1.key }.compactMap { $0.value.first?.column.table }
    // "customers who bought in 2026": the year is that of the orders, not of the customers
    if let first = tables.first,
      let fact = tables.first(where: {
        isFact($0) && $0 != first && graph.isSingle(from: $0, to: first)
          && !graph.isSingle(from: first, to: $0)
      })
    {
      tables.insert(fact, at: 0)
    }
    for (position, table) in tables.enumerated() {
      guard let found = model.table(named: table) else { continue }
      // a fact whose dates are keys is dated by its calendar, before what it is about is
      if position == 0, !found.columns.contains(where: { $0.role == .time }), let day = calendarDay(of: table)
      {
        return day
      }
      if let name = found.defaultTimeDimension ?? found.columns.first(where: { $0.role == .time })?.name {
        return ColumnReference(table: table, column: name)
      }
    }
    // one hop away: lines of an order are dated by the order
    for table in tables {
      // a ticket is sold when it is ordered, whenever the show is
      let deals = model.tables.filter { Self.areDeals($0.name) }
      for other in deals + model.tables.filter({ !Self.areDeals($0.name) })
      where graph.distance(table, other.name) == 1 && graph.isSingle(from: table, to: other.name) {
        if let name = other.defaultTimeDimension { return ColumnReference(table: other.name, column: name) }
      }
    }
    return nil
  }
}
