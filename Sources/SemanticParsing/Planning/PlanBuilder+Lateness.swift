import QuerentCore
import SemanticLayer

extension PlanBuilder {
  /// "paid late": done after the day it was due, both of which the row holds.
  mutating func late(_ isLate: Bool) -> PlanCondition? { lateness(isLate, of: namedTables) ?? missed() }

  private func lateness(_ isLate: Bool, of tables: [String]) -> PlanCondition? {
    for table in tables {
      let times = (model.table(named: table)?.columns ?? []).filter { $0.role == .time }
      guard let due = times.first(where: { $0.timeRole == .due }) else { continue }
      let others = times.filter { $0.timeRole != .due && $0.timeRole != .birth && $0.timeRole != .snapshot }
      let named = others.filter { column in
        sketch.phrases.contains { Self.shareStem($0.text, column.name) }
      }
      guard
        let done = named.first(where: { $0.timeRole == .closed }) ?? others.first(where: {
          $0.timeRole == .closed
        })
          ?? others.first(where: { $0.timeRole == .end })
          ?? (others.count == 1 ? others.first : nil)
      else { continue }
      return .comparison(
        .column(ColumnReference(table: table, column: done.name)), isLate ? .greater : .lessOrEqual,
        .column(ColumnReference(table: table, column: due.name)))
    }
    return nil
  }

  /// "finished late in 2024": the year is that of the finishing.
  func dateOfLateness(for time: Sketch.Time) -> ColumnReference? {
    let subject = time.subject.map { sketch.phrases[$0].text } ?? ""
    guard subject.hasSuffix("late") || time.subject.flatMap({ column($0) }) == nil,
      sketch.conditions.contains(where: { if case .late = $0.kind { true } else { false } }),
      case .comparison(.column(let done), _, _)? = lateness(true, of: namedTables)
    else { return nil }
    return done
  }

  /// "on-time delivery rate": of the rows that are done, those done by the day they were due.
  mutating func buildRateOfLateness(_ isLate: Bool, _ index: Int) {
    consumed.insert(index)
    let tables = namedTables + model.tables.sorted { $0.rowCount > $1.rowCount }.map(\.name)
    guard let test = lateness(isLate, of: tables), case .comparison(let done, _, _) = test,
      case .column(let reference) = done
    else {
      _ = missed()
      missedWords.append(sketch.conditions[index].span)
      return
    }
    let part = AggregateCall(.count, table: reference.table, where: test)
    let whole = AggregateCall(.count, table: reference.table, where: .not(.isNull(done)))
    plan.outputs = [QueryPlan.Output(.arithmetic(.divide, .aggregate(part), .aggregate(whole)))]
    focus = reference.table
  }

  /// "out of stock": the number that is left is 0.
  mutating func outOfStock(isNegated: Bool) -> PlanCondition? {
    for table in namedTables {
      for column in model.table(named: table)?.columns ?? [] where column.isNumeric && column.role == .measure
      {
        let words = NameSplitter.words(in: column.name)
        guard words.contains("stock") || words.contains("inventory") || words.suffix(2) == ["on", "hand"]
        else {
          continue
        }
        return .comparison(
          .column(ColumnReference(table: table, column: column.name)), isNegated ? .greater : .lessOrEqual,
          .literal(.integer(0)))
      }
    }
    return missed()
  }

  private var namedTables: [String] {
    [focus].compactMap { $0 } + assignment.elements.compactMap { $0?.tableName }
  }

  private static func shareStem(_ text: String, _ name: String) -> Bool {
    let stems = Set(NameWords.words(in: text).map(Lemmatizer.stem(of:)))
    return NameSplitter.words(in: name).contains { stems.contains(Lemmatizer.stem(of: $0)) }
  }
}
