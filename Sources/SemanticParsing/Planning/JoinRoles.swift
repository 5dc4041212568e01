public import SemanticLayer

/// Tells apart several references between the same two tables: a trip's start station from its end station, by the
/// words of the question ("trips that ended in …") against the words of the referring columns.
struct JoinRoles {
  let model: SemanticModel
  /// Stems of the question's words.
  let stems: Set<String>
  /// The words themselves, in lower case.
  var words: Set<String> = []

  /// A plan whose ambiguous tables have roles.
  struct Outcome {
    var plan: QueryPlan
    /// Roles taken without a word for them, in words.
    var guesses: [String] = []
  }

  func resolve(_ plan: QueryPlan) -> Outcome {
    var outcome = Outcome(plan: plan)
    let tables = Self.tables(of: plan)
    for referring in tables {
      for referred in tables where referred != referring {
        let rivals = model.relationships.filter {
          $0.from == referring && $0.to == referred && $0.fromColumns.count == 1
        }
        guard rivals.count > 1 else { continue }
        let scores = rivals.map { score($0, among: rivals) }
        guard let best = scores.max() else { continue }
        let likeliest = rivals.indices.filter { scores[$0] == best }
        // a reference that is called after what it leads to is the plain one
        let chosen = rivals[likeliest.first { rivals[$0].isCalledAfterTarget } ?? likeliest[0]]
        if scores.count(where: { $0 == best }) > 1 {
          let words = NameWords.words(in: chosen.role).filter { $0 != "id" }.joined(separator: " ")
          outcome.guesses.append("\(referred) joined through \(words)")
        }
        outcome.plan = Self.setting(chosen.role, for: referred, in: outcome.plan)
      }
    }
    outcome.plan.filter = outcome.plan.filter.map(inside)
    return outcome
  }

  /// The condition with the plans in it resolved.
  private func inside(_ condition: PlanCondition) -> PlanCondition {
    switch condition {
    case .comparison(let left, let operation, .plan(let plan)):
      .comparison(left, operation, .plan(resolve(plan).plan))
    case .inPlan(let value, let plan): .inPlan(value, resolve(plan).plan)
    case .not(let inner): .not(inside(inner))
    case .all(let parts): .all(parts.map(inside))
    case .any(let parts): .any(parts.map(inside))
    case .comparison, .between, .inList, .like, .isNull: condition
    }
  }

  /// How many words of a reference, which its rivals do not have, occur in the question.
  private func score(
    _ relationship: SemanticModel.Relationship, among rivals: [SemanticModel.Relationship]
  ) -> Int {
    let others = rivals.filter { $0.role != relationship.role }.flatMap { NameWords.words(in: $0.role) }
    // "bookings" says nothing of who they were booked by
    let own = Set(
      NameWords.words(in: relationship.from).map { Lemmatizer.stem(of: Lemmatizer.lemma(of: $0)) })
    return NameWords.words(in: relationship.role).filter { !others.contains($0) }.count { word in
      let stem = Lemmatizer.stem(of: Lemmatizer.lemma(of: word))
      if own.contains(stem), !words.contains(word) { return false }
      return stems.contains(stem) || Self.directions[stem].map { !stems.isDisjoint(with: $0) } ?? false
    }
  }

  /// Words that say "from" and "to" for referring columns that say source and destination.
  private static let directions: [String: Set<String>] = {
    var table: [String: Set<String>] = [:]
    for word in sources { table[word] = sources }
    for word in destinations { table[word] = destinations }
    return table
  }()

  static let sources: Set<String> = [
    "from", "start", "depart", "leav", "sourc", "origin", "begin", "out", "pickup", "send", "sender",
  ]
  static let destinations: Set<String> = [
    "to", "end", "arriv", "land", "dest", "destin", "into", "reach", "finish", "dropoff", "receiv", "target",
  ]

  // MARK: Plans

  static func tables(of plan: QueryPlan) -> [String] {
    var found: [String] = []
    func add(_ name: String) { if !found.contains(name) { found.append(name) } }
    func add(_ expression: PlanExpression) {
      for call in expression.aggregateCalls { add(call.table) }
      for reference in expression.columnReferences where reference.role == nil { add(reference.table) }
    }
    for output in plan.outputs { add(output.expression) }
    for key in plan.groups { add(key) }
    for key in plan.order { add(key.expression) }
    for condition in [plan.filter, plan.having].compactMap({ $0 }) {
      for call in condition.aggregateCalls { add(call.table) }
      for reference in condition.columnReferences where reference.role == nil { add(reference.table) }
    }
    if let period = plan.period { add(period.column.table) }
    for table in plan.tables { add(table) }
    return found
  }

  fileprivate static func setting(_ role: String, for table: String, in plan: QueryPlan) -> QueryPlan {
    func replacement(_ expression: PlanExpression) -> PlanExpression? {
      guard case .column(var reference) = expression, reference.table == table, reference.role == nil else {
        return nil
      }
      reference.role = role
      return .column(reference)
    }
    var result = plan
    // the instance with the role takes part through its columns
    if tables(of: plan).contains(table), plan.tables.contains(table) {
      var isNamed = false
      for condition in [plan.filter, plan.having].compactMap({ $0 }) {
        isNamed = isNamed || condition.columnReferences.contains { $0.table == table }
      }
      isNamed =
        isNamed || plan.outputs.contains { $0.expression.columnReferences.contains { $0.table == table } }
      isNamed =
        isNamed || plan.order.contains { $0.expression.columnReferences.contains { $0.table == table } }
      if isNamed { result.tables.removeAll { $0 == table } }
    }
    result.outputs = plan.outputs.map {
      QueryPlan.Output($0.expression.replacing(replacement), label: $0.label)
    }
    result.groups = plan.groups.map { $0.replacing(replacement) }
    result.order = plan.order.map {
      QueryPlan.OrderKey($0.expression.replacing(replacement), descending: $0.isDescending)
    }
    if let period = plan.period, period.column.table == table, period.column.role == nil {
      result.period?.column.role = role
    }
    result.filter = plan.filter?.replacing(replacement)
    result.having = plan.having?.replacing(replacement)
    if let combination = plan.combination {
      result.combination = QueryPlan.Combination(
        combination.operation, setting(role, for: table, in: combination.plan))
    }
    return result
  }
}

extension QueryPlan {
  /// The plan with the instance of a table that a role leads to in place of the plain one, wherever its columns stand.
  public func joining(_ table: String, as role: String) -> QueryPlan {
    JoinRoles.setting(role, for: table, in: self)
  }
}
