import QuerentCore

/// What the words of a turn say about the turn before it, and the words that are left to read.
struct Turn: Hashable, Sendable {
  /// What is done to the plan before.
  enum Act: Hashable, Sendable {
    /// Nothing is said: the turn may stand alone.
    case none
    /// "what about …", "… instead": something takes the place of its like.
    case replace
    /// "add …", "… too": something joins what is there.
    case add
    case remove
    /// "without …", "except …": rows are left out.
    case exclude
    /// "only …", "filter the list to …".
    case narrow
    /// "compare with …": a member or a period beside the one there was.
    case compare
    /// "break it down by …": another key.
    case split
    /// "who are they", "list them": the rows behind a figure.
    case listRows
    /// "how many are there".
    case countRows
    /// "show all".
    case liftLimit
    /// "all dates".
    case liftPeriod
    case reverse
  }

  /// What "remove the …" names besides columns and members.
  enum Part: Hashable, Sendable { case filter, column, limit, order, groups, period }

  var act = Act.none
  /// Opens with "and", "then", "now".
  var isContinuing = false
  /// A row of the answer before: 1 for "the first one", -1 for "the last one".
  var position: Int?
  /// "the month before", "a year earlier": steps of a grain from the period before.
  var shift: (grain: TimeGrain, steps: Int)? {
    get { shiftGrain.map { ($0, shiftSteps) } }
    set {
      shiftGrain = newValue?.grain
      shiftSteps = newValue?.steps ?? 0
    }
  }
  private var shiftGrain: TimeGrain?
  private var shiftSteps = 0
  var removedParts: Set<Part> = []
  /// "cheapest first": sorts, and keeps all rows.
  var sortsOnly = false
  /// Speaks of the list or table as such: "update the list to …".
  var namesResult = false
  var tokens: [Token]

  /// Reads the words of a turn.
  init(_ all: [Token]) {
    tokens = all
    readClosing()
    readOpening()
    readPosition()
    readShift()
  }

  /// How many things the turn does that the words left to read do not name.
  var edits: Int {
    switch act {
    case .listRows, .countRows, .liftLimit, .liftPeriod, .reverse: 1
    default: (position == nil ? 0 : 1) + (shift == nil ? 0 : 1) + removedParts.count
    }
  }

  // MARK: The end

  private mutating func readClosing() {
    cutFirst()
    var isChanged = true
    while isChanged {
      isChanged = false
      var end = tokens.count
      while end > 0, tokens[end - 1].kind == .punctuation { end -= 1 }
      for (phrases, found) in [
        (TurnPhrases.closingAdditions, Act.add), (TurnPhrases.closingReplacements, .replace),
        (TurnPhrases.closingSilence, .none),
      ] {
        for words in phrases where words.count < end {
          let start = end - words.count
          guard TurnPhrases.length(of: [words], at: start, in: tokens) == words.count else { continue }
          tokens.removeSubrange(start..<end)
          if found != .none { act = found }
          isChanged = true
          break
        }
        if isChanged { break }
      }
    }
  }

  /// "cheapest first": the word only says where the cheapest stand.
  private mutating func cutFirst() {
    var end = tokens.count
    while end > 0, tokens[end - 1].kind == .punctuation { end -= 1 }
    guard end >= 2, tokens[end - 1].lower == "first", tokens[end - 2].isWord else { return }
    let before = tokens[end - 2].lower
    guard before.hasSuffix("est") || ["best", "worst", "most", "least", "fewest"].contains(before) else {
      return
    }
    tokens.removeSubrange((end - 1)..<end)
    sortsOnly = true
  }

  // MARK: The beginning

  private mutating func readOpening() {
    var start = 0
    while start < tokens.count, tokens[start].kind == .punctuation || isPolite(start) {
      if TurnPhrases.continuing.contains(tokens[start].lower) { isContinuing = true }
      if tokens[start].lower == "also", act == .none { act = .add }
      start += 1
    }
    guard start < tokens.count else { return }
    if let found = wholeAct(from: start) {
      act = found
      tokens = []
      return
    }
    if let length = revisingLength(at: start) {
      namesResult = true
      let narrows = ["filter", "narrow", "restrict", "reduce", "trim", "limit"].contains(tokens[start].lower)
      act = act == .none ? (narrows ? .narrow : .add) : act
      tokens.removeSubrange(0..<(start + length))
      start = 0
      skipShow(&start)
      guard start < tokens.count else { return }
    }
    for (phrases, found) in [
      (TurnPhrases.replacing, Act.replace), (TurnPhrases.adding, .add), (TurnPhrases.removing, .remove),
      (TurnPhrases.excluding, .exclude), (TurnPhrases.narrowing, .narrow), (TurnPhrases.splitting, .split),
      (TurnPhrases.comparing, .compare),
    ] {
      guard let length = TurnPhrases.length(of: phrases, at: start, in: tokens),
        start + length < tokens.count
      else { continue }
      act = found
      if found == .compare { return }
      tokens.removeSubrange(0..<(start + length))
      if found == .add { cutColumnWords() }
      if found == .remove { cutParts() }
      if found == .replace { readInner() }
      return
    }
    if isContinuing { tokens.removeSubrange(0..<start) }
  }

  /// "what about only the West", "what about without refunds".
  private mutating func readInner() {
    for (phrases, found) in [(TurnPhrases.excluding, Act.exclude), (TurnPhrases.narrowing, .narrow)] {
      guard let length = TurnPhrases.length(of: phrases, at: 0, in: tokens), length < tokens.count else {
        continue
      }
      act = found
      tokens.removeSubrange(0..<length)
      return
    }
  }

  private func isPolite(_ index: Int) -> Bool {
    TurnPhrases.polite.contains(tokens[index].lower) && tokens[index].kind != .quoted
      // "OK" in capitals may be Oklahoma
      && !(tokens[index].text == "OK" && index > 0)
  }

  private func wholeAct(from start: Int) -> Act? {
    var end = tokens.count
    while end > start, tokens[end - 1].kind == .punctuation { end -= 1 }
    for (phrases, found) in [
      (TurnPhrases.rows, Act.listRows), (TurnPhrases.counting, .countRows),
      (TurnPhrases.lifting, .liftLimit), (TurnPhrases.timeless, .liftPeriod),
      (TurnPhrases.reversing, .reverse),
    ] where TurnPhrases.length(of: phrases, at: start, in: tokens) == end - start {
      return found
    }
    return nil
  }

  /// `update this list to include`, without `include`.
  private func revisingLength(at start: Int) -> Int? {
    guard TurnPhrases.length(of: TurnPhrases.revising, at: start, in: tokens) != nil else { return nil }
    var index = start + 1
    while index < tokens.count,
      ["the", "this", "that", "my", "our", "those", "these"].contains(tokens[index].lower),
      index + 1 < tokens.count, TurnPhrases.results.contains(tokens[index + 1].lower)
    {
      index += 1
    }
    guard index < tokens.count, TurnPhrases.results.contains(tokens[index].lower) else { return nil }
    index += 1
    while index < tokens.count,
      ["to", "so", "that", "down", "it", "by", "for", "and", "with"].contains(tokens[index].lower)
    {
      index += 1
    }
    return index - start
  }

  private mutating func skipShow(_ start: inout Int) {
    while start < tokens.count,
      ["show", "display", "list", "me", "us", "also", "please", "shows", "give", "contain", "have"].contains(
        tokens[start].lower)
    {
      if tokens[start].lower == "also" { act = .add }
      start += 1
    }
    tokens.removeSubrange(0..<start)
    start = 0
  }

  /// "a column showing", "another column with".
  private mutating func cutColumnWords() {
    let small: Set<String> = [
      "a", "an", "the", "another", "one", "more", "extra", "in", "new", "column", "columns", "field",
      "fields",
      "figure", "with", "for", "of", "showing", "shows", "show", "that", "containing", "me", "both",
    ]
    guard tokens.prefix(4).contains(where: { ["column", "columns", "field", "fields"].contains($0.lower) })
    else { return }
    while let first = tokens.first, small.contains(first.lower) { tokens.removeFirst() }
  }

  private mutating func cutParts() {
    let words: [String: Part] = [
      "filter": .filter, "filters": .filter, "condition": .filter, "conditions": .filter,
      "restriction": .filter, "restrictions": .filter, "filtering": .filter, "constraint": .filter,
      "column": .column, "columns": .column, "limit": .limit, "top": .limit, "cap": .limit,
      "sort": .order, "sorting": .order, "ordering": .order, "grouping": .groups, "groups": .groups,
      "breakdown": .groups, "split": .groups, "period": .period, "dates": .period, "timeframe": .period,
    ]
    tokens.removeAll { token in
      guard token.isWord, let part = words[token.lower] else { return false }
      removedParts.insert(part)
      return true
    }
    if removedParts.contains(.period) { removedParts.remove(.filter) }
  }

  // MARK: Rows and periods pointed at

  private static let ordinals: [String: Int] = [
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "last": -1, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5,
  ]

  private mutating func readPosition() {
    for index in tokens.indices {
      guard let place = Self.ordinals[tokens[index].lower] else {
        if tokens[index].lower == "number", index + 1 < tokens.count,
          case .number(let number) = tokens[index + 1].kind, number.value == number.value.rounded(),
          number.value >= 1, number.value < 1000, isPointedAt(index, index + 2)
        {
          cut(index..<(index + 2), place: Int(number.value))
          return
        }
        continue
      }
      let isOne = index + 1 < tokens.count && tokens[index + 1].lower == "one"
      let end = isOne ? index + 2 : index + 1
      if isOne || isPointedAt(index, end) && index > 0 && tokens[index - 1].lower == "the" {
        cut(index..<end, place: place)
        return
      }
    }
  }

  /// Whether nothing but small words stands around: "and the third?", "what about number 2".
  private func isPointedAt(_ start: Int, _ end: Int) -> Bool {
    (tokens[..<start] + tokens[end...]).allSatisfy { token in
      token.kind == .punctuation || Stopwords.contains(token.lower)
    }
  }

  private mutating func cut(_ range: Range<Int>, place: Int) {
    var start = range.lowerBound
    let small: Set<String> = ["the", "of", "for", "about", "in", "from", "by", "is"]
    while start > 0, small.contains(tokens[start - 1].lower) { start -= 1 }
    tokens.removeSubrange(start..<range.upperBound)
    position = place
  }

  /// "the month before", "a year earlier", "the following quarter".
  private mutating func readShift() {
    for index in tokens.indices {
      guard let grain = TimeGrain(rawValue: tokens[index].lemma), index > 0, index + 1 < tokens.count else {
        continue
      }
      let before = tokens[index - 1].lower
      let after = tokens[index + 1].lower
      let steps: Int? =
        switch after {
        case "before", "earlier", "prior": -1
        case "after", "later": 1
        default: nil
        }
      guard let steps, ["the", "a", "one", "an"].contains(before) else { continue }
      var end = index + 2
      if end < tokens.count, tokens[end].lower == "that" || tokens[end].lower == "then" { end += 1 }
      guard end >= tokens.count || tokens[end].kind == .punctuation else { continue }
      var start = index - 1
      while start > 0, ["in", "for", "during"].contains(tokens[start - 1].lower) { start -= 1 }
      tokens.removeSubrange(start..<end)
      shift = (grain, steps)
      return
    }
  }
}
