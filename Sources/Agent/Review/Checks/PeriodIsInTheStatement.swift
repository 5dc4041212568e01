import QuerentCore
import SQLGeneration
import SemanticLayer

/// The period that is named is the period that was filtered by, and years of the question are part of it.
struct PeriodIsInTheStatement: ReviewCheck {
  let name = "period-is-in-the-statement"
  let isNotable = true

  func judge(_ attempt: Attempt, _ context: ReviewContext) -> Verdict {
    let plan = attempt.plan
    let years = QuestionWords(attempt.question.text).years
    if let period = plan.period, let range = period.range {
      let outside = years.filter { year in
        !touches(year, range) && !(plan.comparison.map { touches(year, $0.range) } ?? false)
      }
      if let year = outside.first, !plan.text.contains(String(year)) {
        return .failed("\(year) was asked, but the period is \(PeriodWords.name(range))")
      }
      guard isComparedAsText(period.column, context.model) else { return .passed("period applied") }
      let statement = attempt.query.inlined
      for bound in [range.start, range.end].compactMap({ $0 }) where !statement.contains(bound.iso) {
        // An end that is kept as the last day of the range is the same period.
        if !statement.contains(bound.adding(days: -1).iso), !statement.contains(String(bound.iso.prefix(7))) {
          return .failed("the period \(PeriodWords.name(range)) is not in the statement")
        }
      }
      return .passed("period applied")
    }
    if let words = QuestionWords(attempt.question.text).relativePeriod, !hasDates(context.model) {
      return .failed("\"\(words)\" was asked, and the data has no dates")
    }
    guard !years.isEmpty else { return .notApplicable }
    // "no visits after 2010" begins in 2011
    let missing = years.filter {
      !plan.text.contains(String($0)) && !plan.text.contains("\($0 + 1)-01-01")
    }
    return missing.isEmpty
      ? .passed("years applied") : .failed("\(missing[0]) was asked, but all dates are counted")
  }

  private func hasDates(_ model: SemanticModel) -> Bool {
    model.tables.contains { table in
      table.defaultTimeDimension != nil || table.columns.contains { $0.role == .time }
    }
  }

  private func touches(_ year: Int, _ range: TimeRange) -> Bool {
    guard let first = CalendarDate(year: year, month: 1, day: 1),
      let last = CalendarDate(year: year, month: 12, day: 31)
    else { return false }
    // "After 1989" starts in 1990, and "before 1990" ends in 1989.
    return (range.end.map { first <= $0 } ?? true) && (range.start.map { $0 <= last.adding(days: 1) } ?? true)
  }

  private func isComparedAsText(_ column: ColumnReference, _ model: SemanticModel) -> Bool {
    let style = model.column(column)?.dateStyle
    return style == nil || style == .iso
  }
}
