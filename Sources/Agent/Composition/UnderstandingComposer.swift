import QuerentCore
import SemanticLayer
import SemanticParsing

/// Writes the `Understood as` line from a plan: what was taken, in words a person checks.
struct UnderstandingComposer {
  var model: SemanticModel
  /// The last date in the data, after which there is nothing to show.
  var lastDate: CalendarDate?

  private var words: PlanWords { PlanWords(model: model) }

  /// - Parameter groupCount: how many groups there are before the limit, when that was counted.
  func compose(_ interpretation: Interpretation, question: Question, groupCount: Int? = nil) -> Understanding
  {
    let plan = interpretation.plan
    var understanding = Understanding(metric: metric(of: plan))
    understanding.groups = groups(of: plan)
    if let limit = limit(of: plan, groupCount: groupCount) { understanding.groups.append(limit) }
    understanding.filters = words.words(all: words.conjuncts(plan.filter))
    understanding.filters += words.words(all: words.conjuncts(plan.having))
    understanding.filters += other(plan.combination)
    understanding.period = period(of: plan)
    understanding.grain = grain(of: plan)
    understanding.defaults = interpretation.defaults
    understanding.corrections = interpretation.corrections
    understanding.inherited = interpretation.inherited.map { words.words($0) }
    understanding.unread = interpretation.unread.map { question.text.utf8Slice($0) }
    return understanding
  }

  /// What a second list adds, keeps or takes away: `and also: product = Boots`.
  private func other(_ combination: QueryPlan.Combination?) -> [String] {
    guard let combination else { return [] }
    let plan = combination.plan
    var parts =
      words.words(all: words.conjuncts(plan.filter)) + words.words(all: words.conjuncts(plan.having))
    if let range = plan.period?.range { parts.append(PeriodWords.resolved(range)) }
    if parts.isEmpty { parts = ["\(metric(of: plan))"] }
    let link =
      switch combination.operation {
      case .union: "or"
      case .intersect: "and also"
      case .except: "but not"
      }
    return ["\(link): \(parts.joined(separator: ", "))"] + other(plan.combination)
  }

  private func metric(of plan: QueryPlan) -> String {
    let figures = plan.outputs.filter { $0.expression.isAggregated }
    if !figures.isEmpty { return list(figures.map { words.words($0) }) }
    if plan.isAggregated, plan.having != nil || plan.order.contains(where: { $0.expression.isAggregated }) {
      return list(plan.outputs.map { words.words($0) })
    }
    let tables = plan.outputs.compactMap { output -> String? in
      if case .column(let reference) = output.expression { reference.table } else { nil }
    }
    let labels = plan.outputs.map { words.words($0) }
    guard let table = tables.first, Set(tables).count == 1 else { return list(labels) }
    let name = words.label(table: table)
    return "\(plan.isDistinct ? "different " : "")\(list(labels)) of \(name)"
  }

  /// Long lists of outputs are cut: the table below shows them all.
  private func list(_ items: [String]) -> String {
    items.count > 5
      ? items.prefix(4).joined(separator: ", ") + " and \(items.count - 4) more"
      : items.joined(separator: ", ")
  }

  private func groups(of plan: QueryPlan) -> [String] {
    let keys = plan.groups.filter { group in
      if case .bucket = group { false } else { true }
    }
    return keys.isEmpty ? [] : ["by " + keys.map { name(of: $0, in: plan) }.joined(separator: " and ")]
  }

  /// The key, or what is shown of the thing it stands for: `customer name` for `customer id`.
  private func name(of key: PlanExpression, in plan: QueryPlan) -> String {
    if case .column(let reference) = key, !plan.outputs.contains(where: { $0.expression == key }),
      let shown = plan.outputs.first(where: {
        if case .column(let other) = $0.expression { other.table == reference.table } else { false }
      })
    {
      return words.words(shown)
    }
    return words.words(key)
  }

  private func grain(of plan: QueryPlan) -> String? {
    for case .bucket(_, let grain) in plan.groups { return grain.words }
    return nil
  }

  private func limit(of plan: QueryPlan, groupCount: Int?) -> String? {
    guard let limit = plan.limit else { return nil }
    let direction: String =
      switch plan.order.first(where: { !limit.per.contains($0.expression) })?.isDescending {
      case true?: "top"
      case false?: "bottom"
      case nil: "first"
      }
    if limit.count == 1, limit.offset > 0 { return "number \(limit.offset + 1) from the \(direction)" }
    var text = "\(direction) \(limit.count)"
    if !limit.per.isEmpty {
      text += " for each " + limit.per.map { words.words($0) }.joined(separator: " and ")
    }
    if let groupCount, groupCount > limit.count { text += " of \(FigureFormat.number(Double(groupCount)))" }
    return text
  }

  /// The resolved dates, always: of the period, or of all the data.
  private func period(of plan: QueryPlan) -> String {
    if let period = plan.period, let range = period.range {
      var text = PeriodWords.resolved(range)
      if let note = PartialPeriod.note(range, lastDate: lastDate) { text += ", \(note)" }
      if let comparison = plan.comparison { text += " vs \(PeriodWords.resolved(comparison.range))" }
      return text
    }
    guard let column = plan.period?.column ?? mainTimeColumn(of: plan), let profile = model.column(column),
      let first = LastDate.date(profile.minimum, style: profile.dateStyle),
      let last = LastDate.date(profile.maximum, style: profile.dateStyle)
    else { return "all dates" }
    return "all dates (\(PeriodWords.days(first, last)))"
  }

  private func mainTimeColumn(of plan: QueryPlan) -> ColumnReference? {
    for case .bucket(.column(let reference), _) in plan.groups { return reference }
    guard let fact = PlanTables.facts(of: plan, in: model).first, let table = model.table(named: fact) else {
      return nil
    }
    return table.defaultTimeDimension.map { ColumnReference(table: table.name, column: $0) }
  }
}

/// Says when a period is not over yet in the data.
enum PartialPeriod {
  /// The last date in the data, when a range lies wholly after it.
  static func dayBefore(_ range: TimeRange?, lastDate: CalendarDate?) -> CalendarDate? {
    guard let lastDate, let start = range?.start, start > lastDate else { return nil }
    return lastDate
  }

  /// `so far: data end on 14 Dec 2017`, when the range goes on after the last date. A single missing day may be a day
  /// without business, so it does not count; nor does an open end.
  static func note(_ range: TimeRange, lastDate: CalendarDate?) -> String? {
    guard let lastDate, let end = range.end, lastDate < end.adding(days: -2) else { return nil }
    if let start = range.start, start > lastDate {
      return "after the last date in the data (\(PeriodWords.words(lastDate)))"
    }
    return "so far: data end on \(PeriodWords.words(lastDate))"
  }
}

extension String {
  /// The words a span covers; an offset inside a character or past the end gives what can be read.
  func utf8Slice(_ span: TextSpan) -> String {
    let bytes = Array(utf8)
    let start = Swift.min(Swift.max(0, span.start), bytes.count)
    let end = Swift.min(Swift.max(start, span.end), bytes.count)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
