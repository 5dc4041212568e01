import QuerentCore
import SemanticLayer

/// Walks over the items of a question once, left to right, and fills a ``Sketch``; the rules do the reading, this holds
/// their state.
struct SketchReader {
  /// Which part of the sentence the cursor is in.
  enum Section: Hashable { case target, condition, group, order }

  let items: [Item]
  var cursor = 0
  var sketch = Sketch()
  var section = Section.target
  /// Aggregates read before the phrase they apply to: "average and maximum salary".
  var pendingAggregates: [Aggregate] = []
  var isCountPending = false
  var isDistinctPending = false
  var isNegationPending = false
  /// The last column phrase of a condition, which a comparator or value may speak of.
  var subject: Int?
  var lastPhrase: Int?
  /// The phrase that names the entity a relative clause speaks of.
  var antecedent: Int?
  var isAlternativePending = false
  var isBothPending = false
  var isEachPending = false
  var isExistencePending = false
  /// Conditions narrow down what is compared with, until the next "and".
  var isInner = false
  /// A number read before the words it limits: "3 most common".
  var pendingNumber: (number: NumberMention, item: Int)?
  /// A superlative that waits for the phrase it orders by: "top 10 customers".
  var pendingPositional: Bool?
  /// Target count when the current sentence began.
  var sentenceStart = 0
  var sentenceCount = 0
  /// The figure that the sentences before asked for or ranked by: "List the number and …" means it.
  var earlierFigure: Sketch.Target.Kind?
  /// Whether the current sentence adds to the one before ("And what is the rate?").
  var isAddition = false
  /// Whether the current sentence orders what to show ("List the names.").
  var isCommand = false
  var usedItems: Set<Int> = []
  /// "the three products that have the most …": the number stands before the noun.
  var presetLimit: Int?
  /// The order a "top N" waits to have named: "top 10 customers by margin".
  var pendingTopOrder: Int?
  /// The item that parts the two sides of a ratio.
  var pendingRatioSplit: Int?

  /// Items that another rule has used ahead.
  var usedAhead: Set<Int> = []

  /// What is shown may have been said a turn before.
  var followsTurn = false

  init(items: [Item]) { self.items = items }

  /// Reads all items.
  static func read(_ items: [Item], followsTurn: Bool = false) -> Sketch {
    var reader = SketchReader(items: items)
    reader.followsTurn = followsTurn
    reader.run()
    return reader.sketch
  }

  private mutating func run() {
    while cursor < items.count {
      let start = cursor
      var isRead = false
      for rule in QuestionGrammar.rules where rule.read(&self) {
        isRead = true
        let used = start..<max(cursor, start + 1)
        sketch.rules.append(
          Interpretation.RuleApplication(
            rule: rule.name, span: items[start].span.union(items[min(used.upperBound, items.count) - 1].span))
        )
        break
      }
      if !isRead {
        if items[cursor].isUnknown || items[cursor].number != nil || items[cursor].isValue {
          sketch.unread.append(cursor)
        }
        cursor += 1
      } else if cursor == start {
        cursor += 1
      }
    }
    finish()
  }

  private mutating func finish() {
    defer { settleRanking() }
    joinStateNames()
    sketch.listsSideBySide = namesSideBySide
    sketch.namesAlternatives = items.contains { $0.conjunction == .or || $0.conjunction == .either }
    sketch.listsNames = items.prefix(3).contains {
      ["names", "names of", "the names", "the names of"].contains($0.text)
    }
    noteWordsBesideMembers()
    takeMeanPerEntity()
    if isCountPending {
      sketch.targets.append(Sketch.Target(kind: .count(nil), isDistinct: isDistinctPending))
      isCountPending = false
    }
    if let isDescending = pendingPositional {
      sketch.orders.append(
        .init(key: .quality(of: sketch.focus), isDescending: isDescending, isSuperlative: true))
      pendingPositional = nil
    }
  }

  /// "customers and suppliers", "all cities of customers and suppliers": the only tables named, with "and" between.
  private var namesSideBySide: Bool {
    let tables = sketch.phrases.filter { items[$0.item].isMostlyTable }.map(\.item).sorted()
    guard tables.count == 2, sketch.targets.allSatisfy({ if case .phrase = $0.kind { true } else { false } })
    else { return false }
    let between = items[(tables[0] + 1)..<tables[1]]
    return between.contains { $0.conjunction == .and || $0.conjunction == .or || $0.text == "as well as" }
      && between.allSatisfy { $0.conjunction != nil || isSilent($0) || $0.text == "as well as" }
      && items[..<tables[0]].contains {
        $0.has(.all) || $0.conjunction == .both || $0.text.hasSuffix(" all")
          || sketch.targets.count == 2 && ["name", "names"].contains($0.text)
      }
  }

  /// "lost deals by reason" where the deals have a `lost_reason`: the state and the noun name it together.
  private mutating func joinStateNames() {
    for condition in sketch.conditions where !condition.isNegated {
      guard case .state(let states, _) = condition.kind,
        let state = items.first(where: { $0.span == condition.span })
      else { continue }
      let tables = Set(states.map(\.table))
      for index in sketch.phrases.indices where sketch.phrases[index].item != sketch.focus {
        let names = sketch.phrases[index].candidates.indices.filter { place in
          guard case .column(let reference) = sketch.phrases[index].candidates[place].element,
            tables.contains(reference.table)
          else { return false }
          return NameWords.words(in: reference.column)
            == NameWords.words(in: state.text) + NameWords.words(in: sketch.phrases[index].text)
        }
        guard names.count == 1 else { continue }
        var joined = sketch.phrases[index].candidates.remove(at: names[0])
        joined.score = 1.05
        sketch.phrases[index].candidates.insert(joined, at: 0)
      }
    }
  }

  /// "how many orders per customer on average": the mean is said last.
  private mutating func takeMeanPerEntity() {
    guard pendingAggregates == [.average], sketch.targets.count == 1,
      case .count(_?) = sketch.targets[0].kind,
      sketch.groups.count == 1, sketch.groups[0].isPer || sketch.groups[0].isEach,
      case .phrase(let entity) = sketch.groups[0].key, isTable(entity), sketch.orders.isEmpty,
      sketch.arithmetic.perEntity == nil
    else { return }
    sketch.arithmetic.perEntity = entity
    sketch.groups = []
    pendingAggregates = []
  }

  // MARK: Looking

  var item: Item { items[cursor] }

  /// The item so many places on, fillers and articles included.
  func peek(_ offset: Int = 1) -> Item? {
    let index = cursor + offset
    return items.indices.contains(index) ? items[index] : nil
  }

  /// The index of the next item at or after `start` that says something.
  func next(from start: Int) -> Int? {
    var index = start
    while index < items.count {
      if !isSilent(items[index]) { return index }
      index += 1
    }
    return nil
  }

  /// Whether an item carries nothing by itself: an article, "please".
  func isSilent(_ item: Item) -> Bool {
    guard !item.isSchema, !item.isValue, item.number == nil, item.time == nil, item.date == nil,
      item.states.isEmpty, !item.isUnknown
    else {
      return false
    }
    return item.markers.isEmpty || item.markers.allSatisfy { $0 == .filler || $0 == .all }
  }

  /// The item before the cursor that says something.
  func previous(before index: Int) -> Int? {
    var index = index - 1
    while index >= 0 {
      if !isSilent(items[index]) { return index }
      index -= 1
    }
    return nil
  }

  // MARK: Making

  /// Enters a phrase for the item at an index.
  mutating func phrase(at index: Int, wants: Sketch.Want = .any, owner: Int? = nil) -> Int {
    if let known = sketch.phrases.firstIndex(where: { $0.item == index }) {
      if wants != .any { sketch.phrases[known].wants = wants }
      if let owner { sketch.phrases[known].owner = owner }
      return known
    }
    let item = items[index]
    sketch.phrases.append(
      Sketch.Phrase(
        candidates: item.schema, span: item.span, text: item.text, owner: owner, wants: wants,
        link: item.link, item: index))
    let made = sketch.phrases.count - 1
    sketch.phrases[made].isDenied = isNegationPending
    lastPhrase = made
    return made
  }

  /// Adds a condition, taking up what is pending: a negation, an "or".
  mutating func add(_ kind: Sketch.Condition.Kind, span: TextSpan) {
    sketch.conditions.append(
      Sketch.Condition(
        kind: kind, isNegated: isNegationPending, isAlternative: isAlternativePending,
        isConjoined: isBothPending,
        isInner: isInner, span: span))
    isNegationPending = false
    isAlternativePending = false
    isExistencePending = false
  }

  /// Whether a phrase names a table better than a column.
  func isTable(_ phrase: Int) -> Bool { items[sketch.phrases[phrase].item].isMostlyTable }
}
