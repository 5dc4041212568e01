import QuerentCore
import SemanticLayer

/// Writes the sentence of an answer. Figures and names are copied from cells by code; no sentence holds a number of
/// its own making.
struct SentenceComposer {
  let model: SemanticModel
  let plan: QueryPlan
  let table: ResultTable
  let shape: ResultShape
  /// The last date in the data, after which there is nothing to tell.
  var lastDate: CalendarDate?

  var words: PlanWords { PlanWords(model: model) }
  var scope: String { ScopeWords(words: words).phrase(plan) }
  /// What the data cover only in part at the two ends of a series.
  var open: OpenBuckets { OpenBuckets(plan, table, shape, model: model, lastDate: lastDate) }
  var isPast: Bool { plan.period?.range != nil }

  /// The sentence, and the one under the chart where there is more to say.
  func compose() -> (sentence: Draft.Claim, summary: Draft.Claim?) {
    if let after = PartialPeriod.dayBefore(plan.period?.range, lastDate: lastDate) {
      return (notYet(after), nil)
    }
    if let explained = explainedChange() { return (explained, nil) }
    return switch shape.kind {
    case .empty: (empty(), nil)
    case .figures: (figures(), nil)
    case .change: (change(), nil)
    case .series: SeriesSentences(composer: self).compose()
    case .ranking: RankingSentences(composer: self).compose()
    case .matrix: (GroupLeaders(composer: self)?.compose() ?? matrix(), nil)
    case .list: (ListSentences(composer: self).compose(), nil)
    }
  }

  /// The measure of a figure column: `revenue`.
  func measure(_ column: Int) -> String {
    guard let index = shape.outputs[column] else { return table.columns[column].label }
    return words.words(plan.outputs[index])
  }

  /// ` is `, ` are `, ` was ` or ` were `: "sales were", "revenue was".
  func verb(_ noun: String, isPast: Bool) -> String {
    let last = noun.split(separator: " ").last ?? ""
    let isPlural =
      last.hasSuffix("s") && !last.hasSuffix("ss") && !last.hasSuffix("us") && !noun.hasPrefix("number of ")
    return isPast ? (isPlural ? " were " : " was ") : (isPlural ? " are " : " is ")
  }

  /// What is counted, when a measure is a count: `orders` of "number of orders".
  func counted(_ measure: String) -> String? {
    measure.hasPrefix("number of ") ? String(measure.dropFirst("number of ".count)) : nil
  }

  func isAdditive(_ column: Int) -> Bool {
    shape.outputs[column].map { model.isAdditive(plan.outputs[$0].expression) } ?? false
  }

  /// Nothing was found, which is not the same as zero.
  private func empty() -> Draft.Claim {
    Draft.Claim(text: "Nothing in the data matches\(scope): there are no rows to show.")
  }

  /// The period lies after the data: a count of zero would be true and misleading.
  private func notYet(_ lastDate: CalendarDate) -> Draft.Claim {
    Draft.Claim(text: "There is nothing to count\(scope): the data end on \(PeriodWords.words(lastDate)).")
  }

  private func figures() -> Draft.Claim {
    var sentence = SentenceBuilder(table)
    let shown = Array(shape.figures.prefix(4))
    if shown.allSatisfy({ table.rows[0][$0].isNull }) {
      let names = shown.map { measure($0) }.joined(separator: " and ")
      sentence.say("There is no \(names) to report\(scope): no row has a value.")
      return sentence.claim
    }
    if let counted = counted(shown) {
      let isOne = table.rows[0][shown[0]].number == 1
      sentence.say("There \(isPast ? (isOne ? "was" : "were") : (isOne ? "is" : "are")) ")
      sentence.figure(0, shown[0])
      sentence.say(" \(isOne ? Inflection.singular(of: counted) : counted)\(scope).")
      return sentence.claim
    }
    for (position, column) in shown.enumerated() {
      let name = measure(column)
      if position > 0 { sentence.say(position == shown.count - 1 ? " and " : ", ") }
      sentence.say(position == 0 ? name.capitalizedFirst : name)
      if table.rows[0][column].isNull {
        sentence.say(" has no value")
      } else {
        sentence.say(verb(name, isPast: isPast))
        sentence.figure(0, column)
      }
    }
    sentence.say("\(scope).")
    return sentence.claim
  }

  /// The things counted, when the one figure is a count: `orders`.
  private func counted(_ columns: [Int]) -> String? {
    columns.count == 1 && shape.figures.count == 1 ? counted(measure(columns[0])) : nil
  }

  private func change() -> Draft.Claim {
    var sentence = SentenceBuilder(table)
    let (now, before, delta, relative) = (
      shape.figures[0], shape.figures[min(1, shape.figures.count - 1)],
      shape.figures[min(2, shape.figures.count - 1)],
      shape.figures[min(3, shape.figures.count - 1)]
    )
    let scopeWords = ScopeWords(words: words)
    let other = scopeWords.period(plan.comparison?.range)
    sentence.say(measure(now).capitalizedFirst + verb(measure(now), isPast: true))
    sentence.figure(0, now)
    sentence.say(scope)
    let row = table.rows[0]
    guard let difference = row[delta].number, row[before].number != nil else {
      sentence.say("; there is nothing to compare it with\(other).")
      return sentence.claim
    }
    if difference == 0 {
      sentence.say(", the same as\(other).")
      return sentence.claim
    }
    sentence.say(", ")
    sentence.magnitude(0, delta)
    // a percentage of a percentage says little beside its points
    let isTelling = Self.isTelling(now: row[now].number, before: row[before].number)
    if row[relative].number != nil, relative != delta, table.columns[delta].unit != "pp", isTelling {
      sentence.say(" (")
      sentence.magnitude(0, relative)
      sentence.say(")")
    }
    sentence.say(difference > 0 ? " more than\(other), when it was " : " less than\(other), when it was ")
    sentence.figure(0, before)
    sentence.say(isTelling ? "." : ", too little for a percentage to say much.")
    return sentence.claim
  }

  /// Whether a relative change says something: from next to nothing everything is thousands of percent more.
  static func isTelling(now: Double?, before: Double?) -> Bool {
    guard let now, let before else { return true }
    return abs(now) <= 50 * abs(before)
  }

  private func matrix() -> Draft.Claim {
    var sentence = SentenceBuilder(table)
    let column = shape.figures[0]
    guard let extremes = Extremes(table, column) else {
      sentence.say("There is no \(measure(column)) to report\(scope): no row has a value.")
      return sentence.claim
    }
    if table.rows.count == 1 {
      sentence.say("\(measure(column).capitalizedFirst) \(isPast ? "was" : "is") ")
      sentence.figure(0, column)
      sentence.say(" for ")
      sentence.names(0, shape.keys)
      sentence.say(scope.isEmpty ? "." : ",\(scope).")
      return sentence.claim
    }
    sentence.say("The highest \(measure(column))\(scope)" + verb(measure(column), isPast: false))
    sentence.figure(extremes.highest, column)
    sentence.say(" for ")
    sentence.names(extremes.highest, shape.keys)
    if extremes.spread > 0 {
      sentence.say(", the lowest ")
      sentence.figure(extremes.lowest, column)
      sentence.say(" for ")
      sentence.names(extremes.lowest, shape.keys)
    }
    sentence.say(".")
    return sentence.claim
  }
}

/// The rows with the highest and the lowest figure of a column; the first of equals.
struct Extremes {
  var highest: Int
  var lowest: Int
  var spread: Double

  init?(_ table: ResultTable, _ column: Int) {
    let figures = table.rows.indices.compactMap { row in table.rows[row][column].number.map { (row, $0) } }
    guard var high = figures.first, var low = figures.first else { return nil }
    for entry in figures {
      if entry.1 > high.1 { high = entry }
      if entry.1 < low.1 { low = entry }
    }
    highest = high.0
    lowest = low.0
    spread = high.1 - low.1
  }
}
