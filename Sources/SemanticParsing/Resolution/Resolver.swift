import QuerentCore
import SemanticLayer

/// Chooses elements for the open names of a sketch: a beam search over the candidates of all names, scored by how well
/// words fit, whether columns belong to the tables they are said to belong to, and how near everything lies together.
struct Resolver {
  let graph: ModelGraph
  let sketch: Sketch
  let weights: RankingWeights
  /// Tables of the plan that a follow-up edits, the main one first.
  let context: [String]
  private let width = 24
  /// Hops that tables which nothing joins are worth: other meanings are tried first.
  private static let costOfNoJoin = 15
  /// What leaving a word out that fits only in part is worth.
  private static let unreadScore = 0.45

  init(graph: ModelGraph, sketch: Sketch, weights: RankingWeights, context: [String] = []) {
    self.context = context
    self.graph = graph
    self.sketch = sketch
    self.weights = weights
  }

  /// The best assignments, best first, at most `count`.
  func assignments(count: Int) -> [Assignment] {
    var beam = [Assignment(elements: [], members: [:])]
    for index in sketch.phrases.indices {
      let options = options(for: sketch.phrases[index])
      var grown: [Assignment] = []
      for state in beam {
        guard !options.isEmpty else {
          var next = state
          next.elements.append(nil)
          grown.append(next)
          continue
        }
        // a word that only resembles a name may mean nothing of the data
        if mayBeLeftOut(index, options) || isBareVerb(index) {
          var next = state
          next.elements.append(nil)
          next.ranking.rest += Self.unreadScore
          grown.append(next)
        }
        for option in options {
          var next = state
          next.elements.append(option.element)
          next.ranking.match += option.score
          next.ranking.rest += fit(option, of: index, in: state)
          grown.append(next)
        }
      }
      beam = prune(grown)
    }
    for (index, condition) in sketch.conditions.enumerated() {
      let members: [Sketch.Member]
      var subject: Int?
      switch condition.kind {
      case .members(let found, let named): (members, subject) = (found, named)
      case .same(_, let found): members = found
      default: continue
      }
      let placements = placements(of: members, condition: index, beam: beam)
      guard !placements.isEmpty else { continue }
      beam = prune(
        beam.flatMap { state in
          placements.map { place($0, subject: subject, condition: index, in: state) }
        })
    }
    return beam.map(scored).sorted(by: Self.isBetter).prefix(count).map { $0 }
  }

  private static func isBetter(_ left: Assignment, _ right: Assignment) -> Bool {
    if left.score != right.score { return left.score > right.score }
    return "\(left.elements)" < "\(right.elements)"
  }

  private func prune(_ states: [Assignment]) -> [Assignment] {
    guard states.count > width else { return states }
    // rank partial states by their full score so far, so that coherence is felt early
    let ranked = states.map { (state: $0, value: scored($0).score) }
      .enumerated().sorted { ($0.element.value, -$0.offset) > ($1.element.value, -$1.offset) }
    return ranked.prefix(width).map(\.element.state)
  }

  // MARK: Phrases

  private func options(for phrase: Sketch.Phrase) -> [SchemaCandidate] {
    guard let best = phrase.candidates.first?.score else { return [] }
    // a whole name is never taken for part of another
    let least = best >= 0.97 ? 0.8 : best - 0.35
    return Array(phrase.candidates.filter { $0.score >= least }.prefix(12))
  }

  /// Whether a phrase need not stand for anything: no figure, key or order depends on it, and its best name fits only
  /// in part.
  private func mayBeLeftOut(_ index: Int, _ options: [SchemaCandidate]) -> Bool {
    guard sketch.phrases.count > 1, let best = options.first?.score, best < 0.94, index != sketch.focus else {
      return false
    }
    return sketch.conditions.contains { condition in
      if case .exists(index) = condition.kind { !condition.isNegated } else { false }
    }
  }

  /// "kg of steel bought by month": a verb of trade, which happens to name a date of something else as well, need not
  /// mean it.
  private func isBareVerb(_ index: Int) -> Bool {
    let phrase = sketch.phrases[index]
    guard sketch.phrases.count > 1, index != sketch.focus, NeverActed.isTrade(phrase.text),
      case .column(let reference)? = phrase.candidates.first?.element,
      graph.model.column(reference)?.role == .time
    else { return false }
    return !sketch.targets.contains { $0.kind == .phrase(index) }
      && !sketch.groups.contains { $0.key == .phrase(index) }
  }

  private func fit(_ option: SchemaCandidate, of index: Int, in state: Assignment) -> Double {
    let phrase = sketch.phrases[index]
    var score = 0.0
    switch option.element {
    case .table:
      if phrase.wants == .number || phrase.wants == .date || phrase.wants == .column { score -= 0.5 }
    case .column(let reference):
      if phrase.wants == .table { score -= 0.5 }
      guard let column = graph.model.column(reference) else { break }
      if phrase.wants == .number, !column.isNumeric { score -= 0.35 }
      if phrase.wants == .date, column.role != .time { score -= 0.3 }
      if column.role == .identifier,
        graph.model.table(named: reference.table)?.primaryKey == [reference.column]
      {
        score += 0.05
      }
      if column.role == .identifier, !Self.asksForCode(phrase.text) { score -= 0.3 }
      if column.role == .identifier || column.isNumeric,
        phrase.text.hasSuffix("name") || phrase.text.hasSuffix("names")
      {
        score -= 0.4
      }
      if countTargets.contains(index) { score += column.isTally(of: phrase.text) ? 0.2 : -0.25 }
      // a reference called like what it refers to holds its keys: the thing is meant
      if column.isNumeric,
        graph.tables(referredToBy: reference).contains(where: { table in
          phrase.candidates.contains { $0.element == .table(table) && $0.score >= option.score - 0.05 }
        })
      {
        score -= 0.35
      }
    case .display:
      if phrase.wants == .number || phrase.wants == .date { score -= 0.5 }
    case .measure:
      if phrase.wants == .date { score -= 0.5 }
      if countTargets.contains(index) { score -= 0.7 }
      if option.score >= 0.9, !sketch.groups.isEmpty, namesWords(phrase, as: option) { score += 0.45 }
      // "revenue" names the figure better than the rows it is made of
      let table = phrase.candidates.first { if case .table = $0.element { true } else { false } }
      if !asksForFigures, option.score < (table?.score ?? 0) + 0.1 { score -= 0.3 }
      if isMassNoun(index) { score += 0.3 }
      if option.score < 0.75 { score -= 0.6 }
    }
    return score
  }

  /// Whether a column of words has the name of a figure: "errors by endpoint" counts them.
  private func namesWords(_ phrase: Sketch.Phrase, as figure: SchemaCandidate) -> Bool {
    phrase.candidates.contains { other in
      guard other.score >= figure.score, case .column(let reference) = other.element else { return false }
      return graph.model.column(reference)?.type == .text
    }
  }

  /// Whether the words ask for an id, a code or a number rather than for the thing it stands for.
  private static func asksForCode(_ text: String) -> Bool {
    text.split(separator: " ").contains {
      ["id", "ids", "code", "codes", "number", "numbers", "key", "zip", "ssn", "isbn", "sku"].contains($0)
    }
  }

  /// Whether bare measures are totals here: something is grouped, compared, or nothing but figures is asked for.
  private var asksForFigures: Bool {
    if !sketch.groups.isEmpty || sketch.comparison != nil || !sketch.operations.isEmpty
      || sketch.arithmetic.trend != nil
    {
      return true
    }
    let plain = sketch.targets.filter { if case .phrase = $0.kind { true } else { false } }
    return sketch.focus == nil || plain.isEmpty
  }

  /// "sales by region", "total sales", "top 3 by sales": the figure rather than the rows, unless they are counted.
  private func isMassNoun(_ index: Int) -> Bool {
    guard Self.massNouns.contains(sketch.phrases[index].text), !countTargets.contains(index) else {
      return false
    }
    let isRanked = sketch.orders.contains { if case .phrase(index) = $0.key { true } else { false } }
    let isSummed = sketch.targets.contains {
      if case .aggregate(.sum, index) = $0.kind { true } else { false }
    }
    return isRanked || isSummed || sketch.focus == nil || sketch.focus == index
  }

  /// Nouns for sums of money, never for their rows.
  static let massNouns: Set<String> = [
    "sales", "revenue", "revenues", "turnover", "income", "earnings", "costs", "expenses", "spending",
    "spend",
    "expenditure", "expenditures", "takings", "proceeds",
  ]

  private var countTargets: Set<Int> {
    var found: Set<Int> = []
    for target in sketch.targets {
      if case .count(let index?) = target.kind { found.insert(index) }
    }
    for order in sketch.orders {
      if case .count(let index?) = order.key { found.insert(index) }
    }
    for condition in sketch.conditions {
      if case .count(let index?, _, _) = condition.kind { found.insert(index) }
    }
    return found
  }

  /// The table whose rows a measure is made of: "West" beside sales is the region of the orders.
  func home(of element: SchemaElement?) -> String? {
    guard case .measure(let name)? = element else { return nil }
    return graph.model.measure(named: name).flatMap { PlanBuilder.home(of: $0.expression) }
  }

  var defaultHome: String? {
    graph.model.defaultMeasure.flatMap { home(of: .measure($0)) }
  }

  /// Whether the default measure is what is asked for: "how much did we sell", "best".
  private var asksForAmount: Bool {
    sketch.targets.contains { if case .implied(.amount) = $0.kind { true } else { false } }
      || sketch.arithmetic.trend != nil || sketch.arithmetic.traded != nil
      || sketch.arithmetic.occasion != nil
      || sketch.targets.isEmpty
        && (sketch.operations.contains(.growth) || sketch.operations.contains(.runningTotal))
  }

  /// The tables that the focus and the members stand for.
  private func homesOfMembers(_ state: Assignment, _ focus: String?) -> Set<String> {
    var homes = Set(state.members.values.compactMap { $0.first?.column.table })
    for element in state.elements { if let table = element?.tableName { homes.insert(table) } }
    if let focus { homes.insert(focus) }
    return homes
  }

  // MARK: The whole

  /// Adds what only the whole assignment shows: belonging, focus, spread.
  private func scored(_ state: Assignment) -> Assignment {
    var result = state
    var ranking = state.ranking
    var belonging = 0.0
    var explicit: Set<String> = []
    var used: [String] = []
    func use(_ table: String) { if !used.contains(table) { used.append(table) } }
    for element in state.elements {
      switch element {
      case .table(let name)?:
        explicit.insert(name)
        use(name)
      case .measure(let name)?:
        // figures come from somewhere: their groups and names are looked for there first
        for table in graph.tables(ofMeasure: name) {
          explicit.insert(table)
          use(table)
        }
      default: break
      }
    }
    var homes = state.elements.compactMap { home(of: $0) }
    if homes.isEmpty,
      sketch.conditions.contains(where: { if case .profitable = $0.kind { true } else { false } }),
      let table = defaultHome
    {
      homes.append(table)
    }
    for table in homes {
      explicit.insert(table)
      use(table)
    }
    let focus =
      sketch.focus.flatMap { $0 < state.elements.count ? state.elements[$0]?.tableName : nil } ?? homes.first
      ?? (state.elements.isEmpty && context.isEmpty || asksForAmount ? defaultHome : nil)
    for (index, element) in state.elements.enumerated() {
      let reference: ColumnReference
      switch element {
      case .column(let found)?: reference = found
      case .display(let table)?: reference = ColumnReference(table: table, column: "")
      case .measure(let name)?:
        // "errors in app logs": the figure of the logs
        let owner = sketch.phrases[index].owner.flatMap {
          $0 < state.elements.count ? state.elements[$0] : nil
        }
        if let table = owner?.tableName {
          if graph.tables(ofMeasure: name).contains(table) {
            ranking.owner += 1
          } else if let verb = sketch.phrases[index].owner, Participle.isOne(sketch.phrases[verb].text),
            graph.model.measures.contains(where: { graph.tables(ofMeasure: $0.name) == [table] })
          {
            belonging -= 0.4
          }
        }
        continue
      default: continue
      }
      use(reference.table)
      let owner = sketch.phrases[index].owner.flatMap { $0 < state.elements.count ? state.elements[$0] : nil }
      if let table = owner?.tableName {
        if table == reference.table {
          ranking.owner += 1
        } else if case .column(let link)? = owner, link != reference,
          graph.model.column(link)?.isNumeric == false,
          graph.refers(link, to: reference.table)
        {
          ranking.owner += 1
        } else {
          let distance = graph.distance(table, reference.table) ?? 6
          belonging -= 0.08 * Double(distance)
        }
      }
      if let focus {
        if reference.table == focus, sketch.focus != index { ranking.focus += 1 }
      }
      if explicit.contains(reference.table) { ranking.explicitTable += 1 }
    }
    for table in used where !context.isEmpty {
      if table == context[0] { belonging += 0.35 } else if context.contains(table) { belonging += 0.15 }
    }
    // "the ids of customers without an account": not those in the accounts
    for condition in sketch.conditions where condition.isNegated {
      guard case .exists(let index) = condition.kind, index < state.elements.count,
        case .table(let absent)? = state.elements[index]
      else { continue }
      for target in sketch.targets {
        if case .phrase(let shown) = target.kind, shown < state.elements.count,
          case .column(let reference)? = state.elements[shown], reference.table == absent
        {
          belonging -= 0.9
        }
      }
    }
    for (_, matches) in state.members.sorted(by: { $0.key < $1.key }) {
      guard let table = matches.first?.column.table else { continue }
      if table == focus { ranking.focus += 0.8 }
      // "only EMEA": where the figures of the turn before come from
      if state.elements.isEmpty, let main = context.first(where: { $0 == defaultHome }) ?? context.first {
        belonging += table == main ? 0.35 : context.contains(table) ? 0.15 : 0
      }
      if let companion = graph.companion(table: table),
        homesOfMembers(state, focus).contains(companion.entity),
        AddressPart(ofColumn: matches[0].column.column) != nil
      {
        ranking.companion += 1
      }
      if used.contains(table) { ranking.explicitTable += 1 }
      use(table)
    }
    for condition in sketch.conditions {
      guard case .state(let states, let subject?) = condition.kind, subject < state.elements.count,
        let table = state.elements[subject]?.tableName ?? home(of: state.elements[subject])
      else { continue }
      if home(of: state.elements[subject]) != nil {
        // "overdue amount": the amount of what can be overdue
        belonging += states.contains { $0.table == table } ? 0.4 : -0.5
        continue
      }
      belonging += states.contains { $0.table == table } ? 0.3 : -0.2
    }
    belonging += listing(of: state.elements)
    belonging -= 0.25 * Double(inconsistencies(of: state.elements))
    belonging += 0.4 * Double(repetitions(of: state.elements))
    let implicit = used.filter { !explicit.contains($0) }.count
    let spread = graph.spread(of: used, penalty: Self.costOfNoJoin)
    ranking.implicitTable = Double(implicit)
    ranking.spread = Double(spread)
    result.belonging = belonging + weights.belonging(ranking)
    ranking.rest += belonging
    result.ranking = ranking
    result.score = weights.score(ranking)
    return result
  }
}

extension SemanticModel.Column {
  /// Whether the values are numbers that compare as numbers.
  var isNumeric: Bool { type == .integer || type == .real }
}
