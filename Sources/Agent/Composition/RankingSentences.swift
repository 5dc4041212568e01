import QuerentCore
import SemanticLayer

/// Sentences about a measure by category.
struct RankingSentences {
  let composer: SentenceComposer

  private var table: ResultTable { composer.table }
  private var shape: ResultShape { composer.shape }

  func compose() -> (sentence: Draft.Claim, summary: Draft.Claim?) {
    let column = shape.figures[0]
    let key = shape.keys[0]
    var sentence = SentenceBuilder(table)
    guard let extremes = Extremes(table, column) else {
      sentence.say("There is no \(composer.measure(column)) to report\(composer.scope): no row has a value.")
      return (sentence.claim, nil)
    }
    if shape.isCompared { return (comparison(key) ?? single(extremes.highest, column, key), nil) }
    if table.rows.count == 1 { return (single(0, column, key), nil) }
    let isFromBelow =
      composer.plan.order.first.map { !$0.isDescending && $0.expression.isAggregated } ?? false
    let leader = isFromBelow ? extremes.lowest : extremes.highest
    let level = table.rows.indices.filter {
      table.rows[$0][column].number == table.rows[leader][column].number
    }
    if extremes.spread == 0 {
      let things = composer.words.plural(table.columns[key].label)
      sentence.say("All \(things) have the same \(composer.measure(column))\(composer.scope): ")
      sentence.figure(leader, column)
      sentence.say(".")
      return (sentence.claim, nil)
    }
    lead(&sentence, leader: leader, level: level, column, key, isFromBelow: isFromBelow)
    if let share = share(of: leader, column) {
      sentence.say(", ")
      sentence.derived(share, .shareOfTotal, leader..<(leader + 1), column)
      sentence.say(" of the total")
    }
    sentence.say(".")
    return (sentence.claim, summary(extremes, column, key, isFromBelow: isFromBelow))
  }

  /// `West leads with $60.00 of sales`, `West leads with 3 orders`, `West has the highest average discount: 12%`.
  private func lead(
    _ sentence: inout SentenceBuilder, leader: Int, level: [Int], _ column: Int, _ key: Int, isFromBelow: Bool
  ) {
    let measure = composer.measure(column)
    let extreme = isFromBelow ? "lowest" : "highest"
    sentence.name(leader, key)
    if level.count == 2 {
      sentence.say(" and ")
      sentence.name(level[1], key)
    } else if level.count > 2 {
      sentence.say(", among others level with it,")
    }
    if let counted = composer.counted(measure) {
      sentence.say(
        level.count == 2
          ? " have the \(extreme) number of \(counted)\(composer.scope): "
          : " has the \(extreme) number of \(counted)\(composer.scope): ")
      sentence.figure(leader, column)
    } else if composer.isAdditive(column), !isFromBelow {
      sentence.say(level.count == 2 ? " lead with " : " leads with ")
      sentence.figure(leader, column)
      sentence.say(" of \(measure)\(composer.scope)")
    } else {
      sentence.say(
        level.count == 2
          ? " have the \(extreme) \(measure)\(composer.scope): "
          : " has the \(extreme) \(measure)\(composer.scope): ")
      sentence.figure(leader, column)
    }
  }

  private func single(_ row: Int, _ column: Int, _ key: Int) -> Draft.Claim {
    var sentence = SentenceBuilder(table)
    sentence.name(row, key)
    sentence.say(" has ")
    sentence.figure(row, column)
    sentence.say(" of \(composer.measure(column))\(scopeBesideName).")
    return sentence.claim
  }

  /// What the answer is limited to besides the group the sentence names: not "West has 5 orders for region West".
  private var scopeBesideName: String {
    var plan = composer.plan
    let parts = composer.words.conjuncts(plan.filter).filter { part in
      guard case .comparison(let left, .equal, .literal) = part else { return true }
      return !plan.groups.contains(left)
    }
    plan.filter = parts.count > 1 ? .all(parts) : parts.first
    return ScopeWords(words: composer.words).phrase(plan)
  }

  /// A share is said only of parts that make a whole: added figures, none of them negative, none of them cut off.
  private func share(of row: Int, _ column: Int) -> Double? {
    let figures = table.rows.compactMap { $0[column].number }
    guard composer.isAdditive(column), composer.plan.limit == nil, composer.plan.having == nil,
      !table.isTruncated,
      figures.allSatisfy({ $0 >= 0 }), let figure = table.rows[row][column].number
    else { return nil }
    let total = figures.exactSum
    return total > 0 ? figure / total : nil
  }

  private func summary(_ extremes: Extremes, _ column: Int, _ key: Int, isFromBelow: Bool) -> Draft.Claim {
    var summary = SentenceBuilder(table)
    let other = isFromBelow ? extremes.highest : extremes.lowest
    summary.say(
      isFromBelow ? "Highest shown is " : composer.plan.limit == nil ? "Lowest is " : "Lowest shown is ")
    summary.name(other, key)
    summary.say(" with ")
    summary.figure(other, column)
    if composer.isAdditive(column), !table.isTruncated {
      summary.say("; together ")
      summary.derived(table.rows.compactMap { $0[column].number }.exactSum, .sum, table.rows.indices, column)
    }
    summary.say(".")
    return summary.claim
  }

  /// The category whose figure changed most between the two periods; the first where the plan ranks by the change.
  private func comparison(_ key: Int) -> Draft.Claim? {
    guard shape.figures.count >= 4 else { return nil }
    let (now, before, delta) = (shape.figures[0], shape.figures[1], shape.figures[2])
    let changed = table.rows.indices.filter {
      table.rows[$0][delta].number != nil && table.rows[$0][before].number != nil
    }
    guard
      let most = composer.plan.changeRanking != nil
        ? changed.first
        : changed.max(by: {
          abs(table.rows[$0][delta].number ?? 0) < abs(table.rows[$1][delta].number ?? 0)
        })
    else { return nil }
    let difference = table.rows[most][delta].number ?? 0
    var sentence = SentenceBuilder(table)
    sentence.name(most, key)
    guard difference != 0 else {
      sentence.say(" and all others stand where they stood.")
      return sentence.claim
    }
    sentence.say(
      " \(changeWords(difference)): \(composer.measure(now))"
        + composer.verb(composer.measure(now), isPast: true))
    sentence.figure(most, now)
    sentence.say("\(composer.scope), ")
    sentence.magnitude(most, delta)
    let row = table.rows[most]
    if composer.plan.changeRanking == .relative, row[shape.figures[3]].number != nil,
      SentenceComposer.isTelling(now: row[now].number, before: row[before].number)
    {
      sentence.say(" (")
      sentence.magnitude(most, shape.figures[3])
      sentence.say(")")
    }
    let other = ScopeWords(words: composer.words).period(composer.plan.comparison?.range)
    sentence.say(difference > 0 ? " more than\(other)." : " less than\(other).")
    return sentence.claim
  }

  private func changeWords(_ difference: Double) -> String {
    switch composer.plan.changeRanking {
    case nil: "changed most"
    case .absolute: difference > 0 ? "grew most" : "fell most"
    case .relative: difference > 0 ? "grew fastest" : "fell fastest"
    }
  }
}
