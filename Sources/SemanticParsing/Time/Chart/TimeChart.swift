import QuerentCore
import SemanticLayer

/// Reads time bottom-up. Rules are tried in the order of their list and see what the rules above them made; within a
/// rule, places are tried from right to left, so that a rule may take its own result as its last part.
struct TimeChart {
  /// Something read, from the place it is stored at up to `end`.
  struct Edge {
    let end: Int
    let item: TimeItem
    /// The index of the rule, −1 for the lexicon.
    let rule: Int
  }

  let lexemes: [TimeLexeme]
  private(set) var edges: [[Edge]]
  private let calendar: AsOfCalendar
  private let compiled: CompiledTimeRules
  /// The words of the text, by number, and the kinds of items read so far: a rule that needs others is not tried.
  private var hasWord: [Bool]
  private var kinds: UInt16 = 0

  init(tokens: [Token], calendar: AsOfCalendar, compiled: CompiledTimeRules = .shared) {
    self.calendar = calendar
    self.compiled = compiled
    self.lexemes = TimeLexeme.lexemes(of: tokens, compiled.vocabulary)
    self.edges = Array(repeating: [], count: lexemes.count)
    self.hasWord = Array(repeating: false, count: compiled.vocabulary.count)
    for lexeme in lexemes { hasWord[Int(lexeme.word)] = true }
    hasWord[0] = false
    for (start, end, item) in TimeLexicon.items(in: tokens, lexemes: lexemes, calendar: calendar) {
      add(Edge(end: end, item: item, rule: -1), at: start)
    }
    for index in compiled.rules.indices where canApply(compiled.rules[index].steps) { apply(index) }
  }

  private mutating func add(_ edge: Edge, at start: Int) {
    edges[start].append(edge)
    kinds |= 1 << edge.item.kind.rawValue
  }

  private func canApply(_ steps: [CompiledTimeRule.Step]) -> Bool {
    for step in steps {
      switch step {
      case .words(let words): if !words.contains(where: { hasWord[Int($0)] }) { return false }
      case .item(let kind): if kinds & (1 << kind.rawValue) == 0 { return false }
      case .optional, .adjacent, .notBefore, .notAfter, .notItem: continue
      }
    }
    return true
  }

  private mutating func apply(_ index: Int) {
    let rule = compiled.rules[index]
    for start in lexemes.indices.reversed() {
      var found: [(end: Int, items: [TimeItem])] = []
      match(rule.steps, 0, at: start, from: start, items: [], into: &found)
      for (end, items) in found where end > start {
        guard let item = rule.rule.production(TimeMatch(items: items, calendar: calendar)) else { continue }
        let named = item.named(rule.rule.name)
        if !edges[start].contains(where: { $0.end == end && $0.item == named }) {
          add(Edge(end: end, item: named, rule: index), at: start)
        }
      }
    }
  }

  /// Tries the steps of a pattern from `step` on at a place; `found` gets every way to finish.
  private func match(
    _ steps: [CompiledTimeRule.Step], _ step: Int, at position: Int, from start: Int, items: [TimeItem],
    into found: inout [(end: Int, items: [TimeItem])]
  ) {
    guard step < steps.count else {
      found.append((position, items))
      return
    }
    let word = position < lexemes.count ? lexemes[position].word : 0
    switch steps[step] {
    case .words(let words):
      guard word != 0, words.contains(word) else { return }
      match(steps, step + 1, at: position + 1, from: start, items: items, into: &found)
    case .optional(let words):
      if word != 0, words.contains(word) {
        match(steps, step + 1, at: position + 1, from: start, items: items, into: &found)
      }
      match(steps, step + 1, at: position, from: start, items: items, into: &found)
    case .item(let kind):
      guard position < lexemes.count else { return }
      for edge in edges[position] where edge.item.kind == kind {
        match(steps, step + 1, at: edge.end, from: start, items: items + [edge.item], into: &found)
      }
    case .adjacent:
      guard position < lexemes.count, lexemes[position].touchesPrevious else { return }
      match(steps, step + 1, at: position, from: start, items: items, into: &found)
    case .notBefore(let words):
      guard word == 0 || !words.contains(word) else { return }
      match(steps, step + 1, at: position, from: start, items: items, into: &found)
    case .notAfter(let words):
      guard start == 0 || !words.contains(lexemes[start - 1].word) else { return }
      match(steps, step + 1, at: position, from: start, items: items, into: &found)
    case .notItem(let kind):
      let isThere = position < edges.count && edges[position].contains { $0.item.kind == kind }
      if !isThere { match(steps, step + 1, at: position, from: start, items: items, into: &found) }
    }
  }

  /// The finished mentions that do not overlap: the longest first, then the rule that stands first in the list.
  func mentions() -> [TimeMention] {
    var candidates: [(start: Int, end: Int, rule: Int, mention: TimeMention?)] = []
    for (start, edges) in edges.enumerated() {
      for edge in edges {
        switch edge.item {
        case .mention(let mention): candidates.append((start, edge.end, edge.rule, mention))
        case .blocked: candidates.append((start, edge.end, edge.rule, nil))
        default: continue
        }
      }
    }
    let order = candidates.indices.sorted { left, right in
      let (a, b) = (candidates[left], candidates[right])
      return (a.start - a.end, a.rule, a.start, left) < (b.start - b.end, b.rule, b.start, right)
    }
    var isTaken = Array(repeating: false, count: lexemes.count)
    var mentions: [TimeMention] = []
    for candidate in order.map({ candidates[$0] })
    where !isTaken[candidate.start..<candidate.end].contains(true) {
      for index in candidate.start..<candidate.end { isTaken[index] = true }
      guard var mention = candidate.mention else { continue }
      mention.tokens = lexemes[candidate.start].token..<(lexemes[candidate.end - 1].token + 1)
      mentions.append(mention)
    }
    return mentions.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// The names of the rules that took part anywhere.
  var appliedRules: Set<String> {
    Set(edges.joined().filter { $0.rule >= 0 }.map { compiled.rules[$0.rule].rule.name })
  }
}

extension TimeItem {
  /// Notes the rule's name where none is noted yet.
  fileprivate func named(_ name: String) -> TimeItem {
    switch self {
    case .period(var period):
      if period.rule.isEmpty { period.rule = name }
      return .period(period)
    case .mention(var mention):
      if mention.rule.isEmpty { mention.rule = name }
      return .mention(mention)
    default: return self
    }
  }
}
