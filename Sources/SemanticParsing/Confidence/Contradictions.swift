import QuerentCore
import SemanticLayer

/// What a plan does that no question of its kind asks for, whatever the data: signs that part of the question was lost or
/// that words were taken for the wrong thing.
struct Contradictions {
  let model: SemanticModel
  let graph: ModelGraph
  let analysis: QuestionReader.Analysis

  func features(of reading: Interpretation, _ shape: PlanShape) -> ReadingFeatures {
    let plan = reading.plan
    var found = ReadingFeatures()
    let isFollowUp = !reading.inherited.isEmpty
    // one figure over all rows has no order and no first row
    found.set(
      "contradiction.ordered-figure",
      when: plan.isAggregated && plan.groups.isEmpty && (!plan.order.isEmpty || plan.limit != nil))
    found.set("contradiction.shows-fixed", when: showsOnlyFixed(plan))
    found.set("contradiction.who", when: !isFollowUp && asksWho && !showsName(plan))
    found.set("contradiction.groups-by-figure", when: plan.groups.contains { isMeasure($0) })
    found.set("contradiction.groups-by-date", when: groupsByDate(plan))
    found.set("contradiction.lost-verb", when: losesVerb)
    found.set("contradiction.groups-by-row", when: groupsByRow(plan))
    found.set("contradiction.spreads", when: spreads(plan, shape))
    found.set("contradiction.sums-rates", when: shape.aggregates.contains { sumsRates($0) })
    found.set(
      "contradiction.comparison",
      when: analysis.sketch.isComparing && plan.combination?.operation == .intersect)
    let lost = analysis.items.contains { $0.has(.negation) } && shape.negations == 0 && shape.missing == 0
    found.set("contradiction.negation", when: !isFollowUp && lost && plan.combination == nil)
    found.merge(UnansweredWords(model: model, analysis: analysis).features(of: reading, shape))
    found.merge(UnaskedParts(model: model, graph: graph, analysis: analysis).features(of: reading, shape))
    let certain = found.sorted.count { !$0.name.hasPrefix("swallowed.") }
    found["contradictions"] = Double(min(certain, 2))
    addCodes(plan, to: &found)
    found.set("plan.average-per", when: shape.aggregates.contains { $0.function == .average } && saysPer)
    let rivals = rivalTimes(plan)
    found.set("period.rivals", when: rivals > 0)
    found.set("period.several-rivals", when: rivals > 1)
    addOpaque(shape, to: &found)
    return found
  }

  /// "who": by a word that opens the question.
  private var asksWho: Bool { analysis.sketch.opener == .who || analysis.tokens.first?.lower == "who" }

  /// Whether something is shown that can name a person; the number of an order does not.
  private func showsName(_ plan: QueryPlan) -> Bool {
    plan.outputs.contains { output in
      output.expression.columnReferences.contains { reference in
        guard !output.expression.isAggregated, let column = model.column(reference) else { return false }
        return column.role == .dimension || column.role == .text || isNumberOfThing(reference)
      }
    }
  }

  /// `customer_id` where nothing else names a customer; what refers to others is no person.
  private func isNumberOfThing(_ reference: ColumnReference) -> Bool {
    model.column(reference)?.role == .identifier
      && model.table(named: reference.table)?.displayColumn == reference.column
      && !model.relationships.contains { $0.from == reference.table }
  }

  /// "what does X buy" that shows X: every column shown is one that was required to be the same in all rows.
  private func showsOnlyFixed(_ plan: QueryPlan) -> Bool {
    guard !plan.isAggregated, !plan.outputs.isEmpty, let filter = plan.filter else { return false }
    let fixed = filter.conjuncts.compactMap { condition -> PlanExpression? in
      if case .comparison(let left, .equal, .literal) = condition { left } else { nil }
    }
    return plan.outputs.allSatisfy { fixed.contains($0.expression) }
  }

  private func isMeasure(_ key: PlanExpression) -> Bool {
    guard case .column(let reference) = key, let column = model.column(reference) else { return false }
    return column.role == .measure && !column.isUnique
  }

  /// Days beside months, or each day where a step of time was named.
  private func groupsByDate(_ plan: QueryPlan) -> Bool {
    let days = plan.groups.contains { key in
      if case .column(let reference) = key { model.column(reference)?.role == .time } else { false }
    }
    let steps = plan.groups.contains { if case .bucket = $0 { true } else { false } }
    return days && steps
  }

  /// "which products are returned": taken for a word that asks to show something.
  private var losesVerb: Bool {
    analysis.items.indices.dropFirst(2).contains { index in
      analysis.items[index].opener == .command && analysis.items[index].text.hasSuffix("ed")
        && analysis.items[index - 1].has(.be) && !analysis.items[index].isSchema
    }
  }

  /// Each row of events by itself, beside a key of something else.
  private func groupsByRow(_ plan: QueryPlan) -> Bool {
    guard plan.groups.count > 1 else { return false }
    let tables = Set(plan.groups.flatMap(\.columnReferences).map(\.table))
    return tables.count > 1
      && plan.groups.contains { key in
        guard case .column(let reference) = key, let table = model.table(named: reference.table) else {
          return false
        }
        return table.primaryKey == [reference.column]
          && !model.relationships.contains { $0.to == table.name && $0.from != table.name }
      }
  }

  /// Sums of a fact under the keys of another one: what belongs to a customer counts for each rep who sold something to it.
  private func spreads(_ plan: QueryPlan, _ shape: PlanShape) -> Bool {
    let calls = plan.outputs.flatMap { output -> [AggregateCall] in
      if case .measure(let name) = output.expression {
        return model.measure(named: name)?.expression.aggregateCalls ?? []
      }
      return output.expression.aggregateCalls
    }
    let adding: Set<Aggregate> = [.sum, .average, .median]
    let homes = Set(calls.filter { adding.contains($0.function) }.map(\.table))
    guard homes.count == 1, let home = homes.first else { return false }
    return plan.groups.contains { key in
      guard case .column(let reference) = key else { return false }
      return reference.table != home && !graph.isSingle(from: home, to: reference.table)
    }
  }

  private func sumsRates(_ call: AggregateCall) -> Bool {
    guard call.function == .sum, case .column(let reference)? = call.argument else { return false }
    return model.column(reference)?.additivity == .nonAdditive
  }

  private var saysPer: Bool { analysis.items.contains { $0.group == .per } }

  /// How many other dates the rows of the period have, where no word says which is meant.
  private func rivalTimes(_ plan: QueryPlan) -> Int {
    guard let period = plan.period, let table = model.table(named: period.column.table) else { return 0 }
    let plain = ColumnReference(table: period.column.table, column: period.column.column)
    let isNamed = analysis.sketch.phrases.contains { phrase in
      phrase.candidates.contains { $0.element == .column(plain) && $0.score >= 0.6 }
    }
    guard !isNamed else { return 0 }
    return table.columns.count { $0.role == .time && $0.name != plain.column }
  }

  // MARK: Codes

  private static let codeWords: Set<String> = ["id", "code", "key", "number", "no", "nr", "sk", "cd", "num"]

  /// Keys and codes that are shown or grouped by though nobody asked for numbers.
  private func addCodes(_ plan: QueryPlan, to found: inout ReadingFeatures) {
    let asked = analysis.tokens.contains {
      Self.codeWords.contains($0.stem) || Self.codeWords.contains($0.lower) || $0.lower == "ids"
    }
    guard !asked else { return }
    for key in plan.outputs.map(\.expression) + plan.groups {
      guard case .column(let reference) = key, !plan.groups.isEmpty || !plan.isAggregated else { continue }
      let isReference = model.relationships.contains {
        $0.from == reference.table && $0.fromColumns == [reference.column]
      }
      let isShown = plan.outputs.contains { $0.expression == key }
      found.set("code.shows-reference", when: isReference && isShown)
      let words = NameSplitter.rawWords(in: reference.column)
      let isCode = words.last.map { Self.codeWords.contains($0) } ?? false
      found.set("code.shows-code", when: isCode && isShown && words.count > 1)
    }
  }

  // MARK: Names

  /// Columns whose names had to be written out, or still say nothing: `amt_net`, `kd_nr`.
  private func addOpaque(_ shape: PlanShape, to found: inout ReadingFeatures) {
    var opaque = 0
    var short = 0
    let columns = shape.columns + shape.conditionColumns
    for reference in columns {
      let raw = NameSplitter.rawWords(in: reference.column)
      let words = NameSplitter.words(in: reference.column)
      if raw != words { short += 1 }
      let isOpaque = words.contains { word in
        word != "id" && word.utf8.count > 1 && word.utf8.allSatisfy({ $0 >= 97 && $0 <= 122 })
          && !word.contains { "aeiouy".contains($0) }
      }
      if isOpaque { opaque += 1 }
    }
    found.set("name.written-out", when: short > 0)
    found.set("name.opaque", when: opaque > 0)
  }
}
