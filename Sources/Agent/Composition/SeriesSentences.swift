import QuerentCore
import SemanticLayer

/// Sentences about a measure over time.
struct SeriesSentences {
  let composer: SentenceComposer

  func compose() -> (sentence: Draft.Claim, summary: Draft.Claim?) {
    let (table, shape) = (composer.table, composer.shape)
    let column = shape.figures[0]
    let key = shape.keys[0]
    var sentence = SentenceBuilder(table)
    let rows = table.rows.indices.filter { table.rows[$0][column].number != nil }.sorted {
      table.rows[$0][key].description < table.rows[$1][key].description
    }
    guard let first = rows.first, let last = rows.last, let extremes = Extremes(table, column) else {
      sentence.say("There is no \(composer.measure(column)) to report\(composer.scope): no row has a value.")
      return (sentence.claim, nil)
    }
    let measure = composer.measure(column)
    if composer.plan.limit?.count == 1, let order = composer.plan.order.first, order.expression.isAggregated {
      sentence.name(first, key)
      sentence.say(" has the \(order.isDescending ? "highest" : "lowest") \(measure)\(filters): ")
      sentence.figure(first, column)
      sentence.say(".")
      return (sentence.claim, nil)
    }
    if let added = runningTotal(last, key) { return (added, summary(extremes, column, key)) }
    sentence.say(measure.capitalizedFirst + filters)
    if rows.count == 1 {
      sentence.say(composer.verb(measure, isPast: true))
      sentence.figure(first, column)
      sentence.say(link)
      sentence.name(first, key)
      sentence.say(".")
      return (sentence.claim, nil)
    }
    tellMovement(&sentence, between: rows, column, key)
    return (sentence.claim, extremes.spread > 0 ? summary(extremes, column, key) : nil)
  }

  /// ` rose from $20.00 in Jan 2026 to $30.00 in Sep 2026; Oct 2026 is at $12.00 so far.`
  private func tellMovement(
    _ sentence: inout SentenceBuilder, between rows: [Int], _ column: Int, _ key: Int
  ) {
    let table = composer.table
    let told = composer.open.comparable(rows, key, in: table)
    guard let first = told.first, let last = told.last else { return }
    let start = table.rows[first][column].number ?? 0
    let end = table.rows[last][column].number ?? 0
    sentence.say(end > start ? " rose from " : end < start ? " fell from " : " stood at ")
    sentence.figure(first, column)
    sentence.say(link)
    sentence.name(first, key)
    if end != start {
      sentence.say(" to ")
      sentence.figure(last, column)
    } else {
      sentence.say(" as")
    }
    sentence.say(link)
    sentence.name(last, key)
    if let now = rows.last, now != last {
      sentence.say("; ")
      sentence.name(now, key)
      sentence.say(" is at ")
      sentence.figure(now, column)
      sentence.say(" so far")
    }
    sentence.say(".")
  }

  /// ` add up to $14.6 M by Oct 2026`, where a running total was asked for.
  private func runningTotal(_ last: Int, _ key: Int) -> Draft.Claim? {
    let shape = composer.shape
    guard let column = shape.figures.first(where: { shape.isRunningTotal($0, composer.plan) }),
      composer.table.rows[last][column].number != nil
    else { return nil }
    let measure = composer.measure(shape.figures[0])
    var sentence = SentenceBuilder(composer.table)
    sentence.say("\(measure.capitalizedFirst)\(filters) came to ")
    sentence.figure(last, column)
    sentence.say(" in all by ")
    sentence.name(last, key)
    sentence.say(".")
    return sentence.claim
  }

  /// ` in Mar 2017`, ` on 3 Mar 2017`, ` in the week of 27 Feb 2017`.
  private var link: String {
    switch composer.shape.grain {
    case .week: " in the week of "
    case .day: " on "
    case .hour: " at "
    default: " in "
    }
  }

  /// The period is told by the first and last bucket; only the filters are said.
  private var filters: String {
    var plan = composer.plan
    plan.period = nil
    return ScopeWords(words: composer.words).phrase(plan)
  }

  private func summary(_ extremes: Extremes, _ column: Int, _ key: Int) -> Draft.Claim {
    var summary = SentenceBuilder(composer.table)
    summary.say("Highest\(link)")
    summary.name(extremes.highest, key)
    summary.say(" (")
    summary.figure(extremes.highest, column)
    summary.say("), lowest\(link)")
    summary.name(extremes.lowest, key)
    summary.say(" (")
    summary.figure(extremes.lowest, column)
    summary.say(")")
    if composer.isAdditive(column), composer.plan.limit == nil, !composer.table.isTruncated {
      summary.say("; in all ")
      let rows = composer.table.rows
      summary.derived(rows.compactMap { $0[column].number }.exactSum, .sum, rows.indices, column)
    }
    summary.say(".")
    return summary.claim
  }
}
