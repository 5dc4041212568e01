import QuerentCore
import SemanticLayer

/// What tables of days say of a day: its name, and whether it is on a weekend.
extension PlanBuilder {
  /// The column with the names of the weekdays that the days of a fact refer to.
  func calendarNames(of part: TimePart, _ time: ColumnReference) -> ColumnReference? {
    guard part == .dayOfWeek else { return nil }
    return calendarColumn(of: time) { column in
      column.type == .text && column.distinctCount > 1 && column.distinctCount <= 7 && !column.samples.isEmpty
        && column.samples.allSatisfy { Self.weekdays.contains($0.description.lowercased()) }
    }
  }

  private static let weekdays: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  /// "fiscal year 2023" where the table of days says which fiscal year a day is of.
  func storedFiscalYear(_ time: Sketch.Time, of reference: ColumnReference) -> PlanCondition? {
    guard case .range(let range) = time.mention.meaning, range.grain == .fiscalYear || range.grain == .year,
      stems.contains("fiscal") || stems.contains("fy"), model.calendar.fiscalYearStart == 1,
      let year = range.start?.year,
      let found = calendarColumn(
        of: reference,
        { column in
          NameSplitter.words(in: column.name) == ["fiscal", "year"] && column.isNumeric
        })
    else { return nil }
    return .comparison(.column(found), .equal, .literal(.integer(Int64(year))))
  }

  /// "classes on Monday" where rows have no date and say on which weekday they are.
  func storedWeekday(_ time: Sketch.Time) -> PlanCondition? {
    guard case .partValues(.dayOfWeek, let days) = time.mention.meaning, let focus,
      let table = model.table(named: focus), !table.columns.contains(where: { $0.role == .time }),
      let stored = table.columns.first(where: { column in
        column.type == .text && column.distinctCount <= 7 && !column.samples.isEmpty
          && column.samples.allSatisfy { Self.weekdays.contains($0.description.lowercased()) }
      })
    else { return nil }
    let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    let values = stored.samples.filter { sample in
      names.firstIndex(of: sample.description.lowercased()).map { days.contains($0 + 1) } ?? false
    }
    guard !values.isEmpty else { return nil }
    let column = PlanExpression.column(ColumnReference(table: focus, column: stored.name))
    return values.count == 1 ? .comparison(column, .equal, .literal(values[0])) : .inList(column, values)
  }

  private func calendarColumn(
    of time: ColumnReference, _ isWanted: (SemanticModel.Column) -> Bool
  ) -> ColumnReference? {
    let linked = model.relationships.filter { $0.from == time.table && $0.fromColumns == [time.column] }.map(
      \.to)
    for table in [time.table] + linked {
      let words = Set(NameSplitter.words(in: table).map(Inflection.singular))
      guard !words.isDisjoint(with: ["date", "calendar", "day", "time"]),
        let found = model.table(named: table)?.columns.first(where: isWanted)
      else { continue }
      return ColumnReference(table: table, column: found.name)
    }
    return nil
  }

  /// "sales on weekends vs weekdays": a row, or a figure, for each of two sets of weekdays, and no day that is of both.
  mutating func splitWeek() {
    var parts: [(index: Int, days: [Int])] = []
    for (index, time) in sketch.times.enumerated() where !time.isNegated && !consumedTimes.contains(index) {
      if case .partValues(.dayOfWeek, let days) = time.mention.meaning { parts.append((index, days)) }
    }
    guard parts.count == 2, Set(parts[0].days).isDisjoint(with: parts[1].days), let time = timeColumn(),
      let figure = plan.outputs.map(\.expression).first(where: \.isAggregated)
    else { return }
    let isWhole = parts[0].days.count + parts[1].days.count == 7
    let flag =
      isWhole
      ? calendarColumn(of: time) { column in
        column.distinctCount == 2 && NameSplitter.words(in: column.name).contains("weekend")
      } : nil
    if let flag {
      plan.groups.append(.column(flag))
      plan.outputs.insert(QueryPlan.Output(.column(flag)), at: 0)
    } else {
      let day = PlanExpression.part(.column(time), .dayOfWeek)
      let sides = parts.compactMap { part -> QueryPlan.Output? in
        let test = PlanCondition.inList(day, part.days.map { .integer(Int64($0)) })
        return restricted(figure, to: test).map {
          QueryPlan.Output($0, label: sketch.times[part.index].mention.text(of: part.days))
        }
      }
      guard sides.count == 2 else { return }
      plan.outputs.removeAll { $0.expression == figure }
      plan.outputs += sides
    }
    consumedTimes.formUnion(parts.map(\.index))
  }
}

extension TimeMention {
  /// The words for a set of weekdays.
  fileprivate func text(of days: [Int]) -> String {
    let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    if days == [6, 7] { return "weekend" }
    if days == [1, 2, 3, 4, 5] { return "weekdays" }
    return days.compactMap { names.indices.contains($0 - 1) ? names[$0 - 1] : nil }.joined(separator: ", ")
  }
}
