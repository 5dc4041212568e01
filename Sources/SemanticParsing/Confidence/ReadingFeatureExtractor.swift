import SemanticLayer

/// Computes the features of the readings of one question.
struct ReadingFeatureExtractor {
  let model: SemanticModel
  let graph: ModelGraph
  let analysis: QuestionReader.Analysis

  /// What choosing names came to, before a follow-up edits the plan.
  func features(of assignment: Assignment) -> ReadingFeatures {
    var features = ReadingFeatures()
    let sketch = analysis.sketch
    var weakest = 1.0
    var explained = 0.0
    for (index, element) in assignment.elements.enumerated() {
      let phrase = sketch.phrases[index]
      guard let element, let chosen = phrase.candidates.first(where: { $0.element == element }) else {
        features["name.open"] = 1
        continue
      }
      weakest = min(weakest, chosen.score)
      explained += chosen.score
      features.set("name.corrected", when: chosen.correction != nil)
      let best = phrase.candidates.first?.score ?? 0
      features.set("name.beaten", when: chosen.score < best - 0.001)
      let rivals = phrase.candidates.filter { $0.element != element && $0.score > chosen.score - 0.03 }
      features.set("name.rivals", when: !rivals.isEmpty)
      features.set("name.several-rivals", when: rivals.count > 2)
      if case .measure = element {
        features["name.measure"] = 1
        features.set("name.weak-measure", when: chosen.score < 0.75)
      }
    }
    features["name.weakness"] = 1 - weakest
    features.set("name.weak", when: weakest < 0.9)
    features.set("name.very-weak", when: weakest < 0.75)
    if !assignment.elements.isEmpty {
      features["name.average-weakness"] = 1 - explained / Double(assignment.elements.count)
    }
    addMembers(assignment, to: &features)
    features["tables.unnamed"] = assignment.ranking.implicitTable
    features["tables.spread"] = assignment.ranking.spread
    let parts = Double(max(1, assignment.elements.count))
    features["score.belonging"] = assignment.belonging / parts
    return features
  }

  private func addMembers(_ assignment: Assignment, to features: inout ReadingFeatures) {
    var weakest = 1.0
    for (index, condition) in analysis.sketch.conditions.enumerated() {
      let members: [Sketch.Member]
      switch condition.kind {
      case .members(let found, _), .same(_, let found): members = found
      default: continue
      }
      features.set("member.ungrounded", when: members.contains(where: \.matches.isEmpty))
      features.set("member.several", when: members.count > 1)
      let columns = Set(members.first?.matches.map(\.column) ?? [])
      features.set("member.several-columns", when: columns.count > 1)
      for match in assignment.members[index] ?? [] { weakest = min(weakest, match.score) }
      features["member.any"] = 1
    }
    features["member.weakness"] = 1 - weakest
    features.set("member.partial", when: weakest < 0.85)
  }

  /// Features of the reading that is shown against its question and its rivals.
  func complete(_ reading: Interpretation, readings: [Interpretation]) -> ReadingFeatures {
    var features = reading.features
    features.merge(QuestionFeatures(analysis: analysis).features())
    features.merge(PlanFeatures(model: model, graph: graph).features(of: reading.plan))
    features["doubt"] = reading.doubt
    features.set("doubt.any", when: reading.doubt > 0)
    features["defaults"] = Double(reading.defaults.count)
    features.set("follow-up", when: !reading.inherited.isEmpty)
    addMismatches(reading, to: &features)
    let rivals = readings.filter { $0.plan != reading.plan }
    features.set("rival.none", when: rivals.isEmpty)
    if let rival = rivals.first {
      let gap = reading.score - rival.score
      features["rival.nearness"] = max(0, 1 - max(gap, 0) / 0.5)
      features.set("rival.close", when: gap < 0.1)
      if gap < 0.25 { features["rival.\(PlanFeatures.difference(reading.plan, rival.plan))"] = 1 }
    }
    return features
  }

  /// Words that ask for something the plan does not do.
  private func addMismatches(_ reading: Interpretation, to features: inout ReadingFeatures) {
    let plan = reading.plan
    let shape = PlanShape(of: plan)
    func has(_ marker: Marker) -> Bool { analysis.items.contains { $0.has(marker) } }
    func any(_ holds: (Item) -> Bool) -> Bool { analysis.items.contains(where: holds) }
    let limits = plan.limit != nil || shape.nested > 0
    let extreme = shape.aggregates.contains { $0.function == .minimum || $0.function == .maximum }
    features.set("mismatch.superlative", when: any { $0.superlative != nil } && !limits && !extreme)
    features.set("mismatch.negation", when: has(.negation) && shape.negations == 0 && plan.combination == nil)
    features.set(
      "mismatch.or", when: any { $0.conjunction == .or } && shape.alternatives == 0 && plan.combination == nil
    )
    features.set(
      "mismatch.both",
      when: any { $0.conjunction == .both } && plan.combination == nil && shape.memberships == 0)
    features.set(
      "mismatch.group",
      when: (has(.each) || any { $0.group == .each || $0.group == .per }) && plan.groups.isEmpty)
    features.set(
      "mismatch.count",
      when: has(.count)
        && !shape.aggregates.contains { $0.function == .count || $0.function == .countDistinct })
    features.set(
      "mismatch.comparison",
      when: any { $0.comparator != nil } && shape.comparisons == 0 && shape.betweens == 0
        && plan.period == nil)
    features.set("mismatch.order", when: any { $0.order != nil } && plan.order.isEmpty)
    features.set(
      "mismatch.condition",
      when: any { $0.relative != nil } && plan.filter == nil && plan.having == nil && plan.period == nil
        && plan.limit == nil && plan.tables.isEmpty)
    addUnused(plan, shape, described: reading.described, to: &features)
    features.merge(
      Contradictions(model: model, graph: graph, analysis: analysis).features(of: reading, shape))
  }

  /// Names of the question that stand nowhere in the plan, and columns of the plan nobody named.
  private func addUnused(
    _ plan: QueryPlan, _ shape: PlanShape, described: Set<ColumnReference>, to features: inout ReadingFeatures
  ) {
    let named = analysis.sketch.phrases.map { phrase in
      Set(phrase.candidates.filter { $0.score >= 0.6 }.map(\.element))
    }
    var unusedTables = 0
    var unusedColumns = 0
    for candidates in named {
      let tables = candidates.compactMap { if case .table(let name) = $0 { name } else { nil } }
      let columns = candidates.compactMap { if case .column(let reference) = $0 { reference } else { nil } }
      let isUsed =
        tables.contains { shape.tables.contains($0) }
        || columns.contains { column in
          shape.columns.contains { $0.table == column.table && $0.column == column.column }
            || plan.period?.column == column
        }
      guard !isUsed else { continue }
      if tables.isEmpty { unusedColumns += 1 } else { unusedTables += 1 }
    }
    features["lost.names"] = Double(min(lostNames(plan, shape), 3))
    if shape.measures == 0 {
      features["unused.columns"] = Double(min(unusedColumns, 3))
      features["unused.tables"] = Double(min(unusedTables, 3))
    }
    let known = Set(named.flatMap { $0 })
    let members = Set(analysis.items.flatMap(\.values).map(\.column))
    let unnamed = shape.columns.filter { column in
      let plain = ColumnReference(table: column.table, column: column.column)
      return !known.contains(.column(plain)) && !members.contains(plain) && !described.contains(plain)
    }
    features["unnamed.columns"] = Double(min(unnamed.count, 4))
    features.set("unnamed.condition", when: unnamed.contains { shape.conditionColumns.contains($0) })
  }

  /// Names of the question that nothing in the plan answers to, its measures included.
  private func lostNames(_ plan: QueryPlan, _ shape: PlanShape) -> Int {
    var columns = Set(shape.columns.map { ColumnReference(table: $0.table, column: $0.column) })
    columns.formUnion(shape.conditionColumns.map { ColumnReference(table: $0.table, column: $0.column) })
    if let time = plan.period?.column {
      columns.insert(ColumnReference(table: time.table, column: time.column))
    }
    var tables = Set(shape.tables)
    var measures: Set<String> = []
    for output in plan.outputs.map(\.expression) + plan.order.map(\.expression) {
      output.visit { part in if case .measure(let name) = part { measures.insert(name) } }
    }
    for name in measures {
      guard let expression = model.measure(named: name)?.expression else { continue }
      columns.formUnion(expression.columnReferences)
      tables.formUnion(expression.aggregateCalls.map(\.table))
    }
    return analysis.sketch.phrases.count { phrase in
      let candidates = phrase.candidates.filter { $0.score >= 0.6 }
      return !candidates.isEmpty
        && !candidates.contains { candidate in
          switch candidate.element {
          case .table(let name), .display(let name): tables.contains(name)
          case .column(let reference): columns.contains(reference)
          case .measure(let name): measures.contains(name)
          }
        }
    }
  }
}
