import QuerentCore
import SemanticLayer

/// Times filter rows, cut series into buckets, or name what to compare with.
enum PeriodRules {
  static let all: [GrammarRule] = [
    GrammarRule("bare-year", examples: ["what about 2016?"]) { reader in
      guard reader.item.time == nil, let number = reader.item.number, number.isDigits, !number.isPercent,
        !number.isCurrency,
        number.value >= 1950, number.value <= 2100, number.value == number.value.rounded(),
        reader.sketch.targets.isEmpty, reader.sketch.conditions.isEmpty, !reader.isCountPending,
        reader.items[(reader.cursor + 1)...].allSatisfy({ $0.has(.sentenceEnd) || reader.isSilent($0) }),
        reader.items[..<reader.cursor].allSatisfy({ !$0.isSchema && $0.comparator == nil }),
        let start = CalendarDate(year: number.count, month: 1, day: 1)
      else { return false }
      let year = TimeRange(containing: start, grain: .year)
      reader.sketch.times.append(
        Sketch.Time(
          mention: TimeMention(tokens: reader.item.tokens, meaning: .range(year), rule: "bare year"),
          subject: nil))
      reader.cursor += 1
      return true
    },
    GrammarRule(
      "time", examples: ["sales in 2017", "orders last quarter", "revenue by month", "sales Q1 vs Q2"]
    ) { reader in
      guard let mention = reader.item.time else { return false }
      // "zip code 2014", "flight 1999": a number that follows a column is a value of it
      if mention.rule == "bare year", reader.item.number != nil,
        let previous = reader.previous(before: reader.cursor),
        reader.items[previous].isSchema, !reader.items[previous].isMostlyTable
      {
        return false
      }
      switch mention.meaning {
      case .range, .ranges, .partValues:
        reader.sketch.times.append(
          Sketch.Time(mention: mention, subject: reader.timeSubject, isNegated: reader.isNegationPending))
        if reader.isBothPending || reader.item.text.split(separator: " ").contains("both") {
          reader.sketch.times[reader.sketch.times.count - 1].isBoth = true
        }
        if reader.isAlternativePending {
          reader.sketch.times[reader.sketch.times.count - 1].isAlternative = true
        }
        reader.isAlternativePending = false
        reader.isBothPending = false
        reader.isNegationPending = false
      case .comparison(let range, let against):
        if let range {
          reader.sketch.times.append(
            Sketch.Time(
              mention: TimeMention(
                tokens: mention.tokens, meaning: .range(range), isRelative: mention.isRelative,
                rule: mention.rule),
              subject: reader.timeSubject))
        }
        reader.sketch.comparison = against
        reader.sketch.comparisonStep = mention.step
      case .grain(let grain?) where reader.isRate(mention):
        reader.sketch.arithmetic.rateStep = grain
      case .grain(let grain):
        reader.sketch.groups.append(Sketch.Group(key: .grain(grain)))
        reader.cursor += 1
        if mention.rule.hasPrefix("by ") { reader.readKeysAfterGrain() }
        return true
      case .part(let part):
        reader.sketch.groups.append(Sketch.Group(key: .part(part)))
      }
      reader.cursor += 1
      return true
    },
  ]
}

extension SketchReader {
  /// "average daily sales", "average sales per month": a mean over days or months rather than a series of them.
  func isRate(_ mention: TimeMention) -> Bool {
    guard sketch.arithmetic.rateStep == nil, sketch.operations.isEmpty else { return false }
    let text = item.text
    let isAdjective = ["daily", "weekly", "monthly", "quarterly", "yearly", "annual", "hourly"].contains(text)
    if isAdjective { return pendingAggregates == [.average] }
    guard text.hasPrefix("per ") || text.hasPrefix("each ") || text.hasPrefix("a "),
      sketch.targets.count == 1,
      case .aggregate(.average, let index) = sketch.targets[0].kind
    else { return false }
    let figure = items[sketch.phrases[index].item]
    return figure.isMostlyTable
      || figure.schema.contains { if case .measure = $0.element { $0.score >= 0.9 } else { false } }
  }

  /// The date column a time stands beside: `hired` in "hired in 1998".
  var timeSubject: Int? {
    guard let previous = previous(before: cursor),
      let known = sketch.phrases.firstIndex(where: { $0.item == previous })
    else { return nil }
    // "by region and quarter in 2026": a step of time, whatever column some table calls so
    if TimeGrain(rawValue: sketch.phrases[known].text) != nil,
      sketch.groups.contains(where: { $0.key == .phrase(known) })
    {
      return nil
    }
    return known
  }
}
