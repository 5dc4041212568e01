import QuerentCore
import SemanticLayer

extension PlanBuilder {
  /// The keys that the question names. Without any figure they only say what is listed.
  mutating func buildGroups() {
    var keys: [PlanExpression] = []
    var shown: [PlanExpression] = []
    for group in sketch.groups {
      switch group.key {
      case .phrase(let index):
        if group.isAcross, let name = table(index),
          plan.outputs.contains(where: { Self.home(of: $0.expression) == name })
        {
          continue
        }
        switch element(index) {
        // "average value per transaction": over the transactions, not one for each
        case .table(let name)? where group.isPer && isMeanOverRows(of: name): continue
        case .table(let name)?:
          let isKeyShown = unifyKeys(of: name)
          let visible = isKeyShown ? key(of: name).map { [$0] } ?? [] : display(of: name)
          if let key = key(of: name), visible != [key] || isKeyShown {
            keys.append(key)
            shown += isKeyShown || plan.outputs.contains { isColumn($0.expression, of: name) } ? [] : visible
          } else {
            keys += visible
            shown += visible
          }
        case .column(let reference)?:
          if column(reference)?.role == .time,
            sketch.groups.contains(where: { if case .grain = $0.key { true } else { false } })
          {
            continue  // "per year by first contact": which date the years are of
          }
          if group.isPer, divide(by: reference, phrase: index) { continue }
          if let bucket = bucket(insteadOf: reference, phrase: index) {
            keys.append(bucket)
            shown.append(bucket)
            continue
          }
          keys.append(.column(reference))
          shown.append(.column(reference))
        case .display(let name)?:
          keys += display(of: name)
          shown += display(of: name)
        // a figure tells no groups apart: the word is not understood
        case .measure?: missedWords.append(sketch.phrases[index].span)
        case nil: continue
        }
      case .grain(let grain):
        guard let time = timeColumn() else { continue }
        // "monthly retainer": brands have no months, and when their manager joined says nothing of them
        if isForeignDate(time) {
          doubt += 0.3
          sureness = min(sureness, 0.7)
          continue
        }
        if grain?.isFiscal == true {
          defaults.append("the fiscal year starts in \(Self.monthNames[model.calendar.fiscalYearStart - 1])")
        }
        let bucket = PlanExpression.bucket(.column(time), grain ?? defaultGrain(of: time))
        keys.append(bucket)
        shown.append(bucket)
        plan.period = QueryPlan.Period(column: time, range: plan.period?.range)
      case .part(let part):
        guard let time = timeColumn() else { continue }
        let key =
          calendarNames(of: part, time).map { PlanExpression.column($0) } ?? .part(.column(time), part)
        keys.append(key)
        shown.append(key)
      }
    }
    guard !keys.isEmpty else { return }
    let hasFigure = plan.outputs.contains { $0.expression.isAggregated }
    let ordersByFigure = sketch.orders.contains { order in
      switch order.key {
      case .count, .aggregate, .frequency: true
      default: false
      }
    }
    if !hasFigure, !ordersByFigure, countsByTime { return buildGroups() }
    guard hasFigure || ordersByFigure else {
      // "the name of each department": a list, not a group
      if sketch.groups.allSatisfy(\.isOwner) { return }
      for key in shown where !plan.outputs.contains(where: { $0.expression == key }) {
        if case .column(let reference) = key,
          plan.outputs.contains(where: { isColumn($0.expression, of: reference.table) }),
          sketch.groups.contains(where: \.isEach)
        {
          continue
        }
        plan.outputs.insert(QueryPlan.Output(key), at: 0)
      }
      return
    }
    var unique: [PlanExpression] = []
    for key in keys where !unique.contains(key) { unique.append(key) }
    plan.groups = unique
    var missing: [PlanExpression] = []
    for key in shown where !plan.outputs.contains(where: { $0.expression == key }) && !missing.contains(key) {
      missing.append(key)
    }
    plan.outputs.insert(contentsOf: missing.map { QueryPlan.Output($0) }, at: 0)
  }

  /// Whether a date is that of a person or thing which the rows of the figure refer to, where these have no date.
  private func isForeignDate(_ time: ColumnReference) -> Bool {
    let homes = plan.outputs.map(\.expression).filter(\.isAggregated).compactMap { home(ofFigure: $0) }
    guard let home = homes.first, homes.allSatisfy({ $0 == home }), time.table != home,
      !sketch.phrases.indices.contains(where: { column($0) == time }),
      model.table(named: home)?.columns.contains(where: { $0.role == .time }) == false,
      graph.isSingle(from: home, to: time.table), isThing(time.table),
      !sketch.phrases.indices.contains(where: { table($0) == time.table })
    else { return false }
    return [.birth, .created, .start, .end].contains(column(time)?.timeRole ?? .event)
  }

  /// Whether all that is shown are means over the rows of a table that nothing else tells apart.
  private func isMeanOverRows(of name: String) -> Bool {
    guard sketch.groups.count == 1, sketch.orders.isEmpty, model.table(named: name)?.entity?.countedBy == nil
    else { return false }
    return !plan.outputs.isEmpty
      && plan.outputs.allSatisfy { output in
        guard case .aggregate(let call) = output.expression else { return false }
        return call.function == .average && call.table == name
      }
  }

  /// "accounts opened each year": things and their date by a step of time are counted.
  private var countsByTime: Bool {
    mutating get {
      guard sketch.groups.contains(where: { if case .grain = $0.key { true } else { false } }),
        plan.outputs.count == 1, case .column(let reference) = plan.outputs[0].expression,
        column(reference)?.role == .time, sketch.targets.count == 1
      else { return false }
      plan.outputs = [QueryPlan.Output(count(of: reference.table))]
      return true
    }
  }

  /// "by region and quarter" where another table, one that the figures know nothing of, has a column `quarter`: a step of time.
  private mutating func bucket(insteadOf reference: ColumnReference, phrase: Int) -> PlanExpression? {
    guard let grain = TimeGrain(rawValue: sketch.phrases[phrase].text), grain != .hour,
      let time = timeColumn(), time.table != reference.table
    else { return nil }
    let homes = plan.outputs.map(\.expression).filter(\.isAggregated).compactMap { home(ofFigure: $0) }
    guard !homes.isEmpty,
      !homes.contains(where: { $0 == reference.table || graph.isSingle(from: $0, to: reference.table) })
    else { return nil }
    plan.period = QueryPlan.Period(column: time, range: plan.period?.range)
    return .bucket(.column(time), grain)
  }

  /// Shows the key of a table in place of a column that refers to it: "the order id" of each order. Whether it is shown.
  private mutating func unifyKeys(of name: String) -> Bool {
    guard case .column(let target)? = key(of: name) else { return false }
    for index in plan.outputs.indices {
      guard case .column(let reference) = plan.outputs[index].expression else { continue }
      let links = model.relationships.filter { $0.from == reference.table && $0.to == name }
      if links.count == 1, links[0].fromColumns == [reference.column], links[0].toColumns == [target.column] {
        plan.outputs[index].expression = .column(target)
      }
    }
    return plan.outputs.contains { $0.expression == .column(target) }
  }

  private func isColumn(_ expression: PlanExpression, of table: String) -> Bool {
    if case .column(let reference) = expression { reference.table == table } else { false }
  }

  /// Figures beside plain columns need groups: by the entity when the columns describe one, else by the columns.
  mutating func finishGroups() {
    let plain = plan.outputs.map(\.expression).filter { !$0.isAggregated }
    guard plan.isAggregated, !plain.isEmpty else { return }
    let grouped = plan.groups
    let missing = plain.filter { !grouped.contains($0) && !isDetermined($0, by: grouped) }
    guard !missing.isEmpty else { return }
    var keys: [PlanExpression] = []
    var covered: Set<String> = []
    for expression in missing {
      if case .column(let reference) = expression, isEntityColumn(reference),
        let key = key(of: reference.table)
      {
        if covered.insert(reference.table).inserted { keys.append(key) }
      } else {
        keys.append(expression)
      }
    }
    plan.groups = grouped + keys.filter { !grouped.contains($0) }
  }

  /// Whether a column names rows of its table, so that its groups are the rows: the display column or a unique one.
  func isEntityColumn(_ reference: ColumnReference) -> Bool {
    guard let table = model.table(named: reference.table), let found = column(reference) else { return false }
    if isFact(table.name), recurs(reference) { return false }
    if found.isUnique || table.displayColumn == found.name || table.primaryKey.contains(found.name) {
      return true
    }
    return display(of: reference.table).contains(.column(reference))
  }

  /// Whether a figure is taken over the rows of a table that is grouped by its own key beside others: each group is one
  /// row.
  var countsSingleRows: Bool {
    let isAsked = sketch.targets.contains { target in
      switch target.kind {
      case .count, .aggregate: true
      default: false
      }
    }
    guard plan.groups.count > 1, isAsked else { return false }
    return plan.outputs.contains { output in
      guard output.expression.isAggregated, let home = Self.home(of: output.expression),
        let key = key(of: home)
      else { return false }
      return plan.groups.contains(key)
    }
  }

  /// Whether a column follows from the key of a table that is grouped by.
  private func isDetermined(_ expression: PlanExpression, by groups: [PlanExpression]) -> Bool {
    guard case .column(let reference) = expression else { return false }
    return groups.contains { group in
      guard case .column(let key) = group, model.table(named: key.table)?.primaryKey == [key.column] else {
        return false
      }
      return graph.isSingle(from: key.table, to: reference.table)
    }
  }

  private static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]

  func defaultGrain(of time: ColumnReference) -> TimeGrain {
    if column(time)?.dateStyle == .yearMonth { return .month }
    guard let found = column(time), let first = found.minimum.text.flatMap({ CalendarDate(iso: $0) }),
      let last = found.maximum.text.flatMap({ CalendarDate(iso: $0) })
    else { return .year }
    switch last.daysSinceEpoch - first.daysSinceEpoch {
    case ...45: return .day
    case ...200: return .week
    case ...1500: return .month
    default: return .year
    }
  }
}
