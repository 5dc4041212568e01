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
    let start = table.rows[first][column].number ?? 0
    let end = table.rows[last][column].number ?? 0
    let measure = composer.measure(column)
    if composer.plan.limit?.count == 1, let order = composer.plan.order.first, order.expression.isAggregated {
      sentence.name(first, key)
      sentence.say(" has the \(order.isDescending ? "highest" : "lowest") \(measure)\(filters): ")
      sentence.figure(first, column)
      sentence.say(".")
      return (sentence.claim, nil)
    }
    sentence.say(measure.capitalizedFirst + filters)
    if rows.count == 1 {
      sentence.say(composer.verb(measure, isPast: true))
      sentence.figure(first, column)
      sentence.say(link)
      sentence.name(first, key)
      sentence.say(".")
      return (sentence.claim, nil)
    }
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
    sentence.say(".")
    return (sentence.claim, extremes.spread > 0 ? summary(extremes, column, key) : nil)
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
