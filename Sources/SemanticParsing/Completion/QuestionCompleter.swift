public import QuerentCore
public import SemanticLayer

/// Proposes how a question may go on: what the grammar expects after the last words, out of the names, members and
/// dates of the data. Nothing is proposed that the reader could not read.
public struct QuestionCompleter: Sendable {
  /// What a proposal is.
  public enum Kind: Hashable, Sendable { case figure, group, thing, member, period, beginning }

  /// Words that may take the place of the end of a text.
  public struct Proposal: Hashable, Sendable {
    public var kind: Kind
    /// The end of the text that the words take the place of; empty when they follow it.
    public var typed: String
    public var text: String
  }

  private let reader: QuestionReader
  private let figures: [String]
  private let things: [String]
  private let groups: [String]
  private let members: [String]
  private let fewMembers: [String]
  private let years: [Int]

  /// Columns with more values than this are not proposed by value.
  private static let memberLimit = 1_000
  /// Columns with no more values than this are proposed before a letter is typed.
  private static let fewLimit = 12

  /// Prepares the words of a model.
  public init(model: SemanticModel, members: MemberIndex, reader: QuestionReader) {
    self.reader = reader
    figures = Self.distinct(model.measures.map(\.label))
    // what the default figure is made of comes first
    let facts =
      model.defaultMeasure.flatMap { model.measure(named: $0) }?.expression.aggregateCalls.map(\.table) ?? []
    let filled = model.tables.filter { $0.rowCount > 0 }
    let tables = filled.filter { facts.contains($0.name) } + filled.filter { !facts.contains($0.name) }
    things = Self.distinct(tables.map(\.label))
    groups = Self.distinct(
      tables.flatMap(\.columns).filter { $0.role == .dimension && $0.distinctCount > 1 && !$0.isUnique }
        .map(\.label) + tables.filter { $0.displayColumn != nil }.map { $0.entity?.name ?? $0.label })
    self.members = Self.distinct(members.columns(withAtMost: Self.memberLimit).flatMap(\.values))
    fewMembers = Self.distinct(members.columns(withAtMost: Self.fewLimit).flatMap(\.values))
    let dates = tables.flatMap { table in
      table.columns.filter { $0.name == table.defaultTimeDimension }
        .flatMap { [$0.minimum.text, $0.maximum.text] }
    }
    let found = dates.compactMap { $0.flatMap { CalendarDate(iso: String($0.prefix(10))) }?.year }
    years =
      found.min().map { first in
        Array((max(first, (found.max() ?? first) - 9)...(found.max() ?? first)).reversed())
      } ?? []
  }

  private static func distinct(_ words: [String]) -> [String] {
    var seen: Set<String> = []
    return words.filter { !$0.isEmpty && seen.insert($0.lowercased()).inserted }
  }

  /// What may follow a text, likeliest first. All proposals have the same `typed`.
  /// - Parameter today: "today" for words like "last month".
  public func proposals(after text: String, today: CalendarDate? = nil, count: Int = 10) -> [Proposal] {
    guard text.utf8.count <= 200 else { return [] }
    var found: [Proposal] = []
    for start in Self.starts(of: text) {
      let typed = String(text[start...])
      let head = String(text[..<start])
      for (kind, words) in expected(after: head, typed: typed) where found.count < count {
        for word in words where found.count < count {
          guard word.utf8.count > typed.utf8.count, word.lowercased().hasPrefix(typed.lowercased()),
            reads(head, word, kind, today)
          else { continue }
          found.append(Proposal(kind: kind, typed: typed, text: word))
        }
      }
      if !found.isEmpty { return found }
    }
    return found
  }

  /// Where words that are still being typed may begin, the longest first: names have up to four words.
  private static func starts(of text: String) -> [String.Index] {
    var starts = [text.startIndex]
    for index in text.indices where text[index] == " " { starts.append(text.index(after: index)) }
    return Array(starts.suffix(4))
  }

  /// What the grammar expects after words.
  private func expected(after head: String, typed: String) -> [(Kind, [String])] {
    let tokens = Tokenizer.tokens(of: head)
    guard !tokens.isEmpty else {
      // after "top 5 " more may follow than questions begin with
      guard typed.last != " " else { return [] }
      return [(.figure, figures), (.beginning, things.flatMap { ["how many \($0)", "top 5 \($0)"] })]
    }
    let values = typed.isEmpty ? fewMembers : members
    let markers = Self.lastMarkers(of: tokens)
    if markers.isEmpty {
      let hasPeriod = reader.analyse(Question(head)).items.contains { $0.time != nil }
      return hasPeriod ? [] : [(.period, periods)]
    }
    // the first kind that fits: "by" opens groups before it is anything else
    let kinds: [(fits: (Marker) -> Bool, expected: [(Kind, [String])])] = [
      (
        { if case .group = $0 { true } else { $0 == .preposition(.by) } },
        [(.group, groups), (.period, TimeGrain.allCases.reversed().filter { !$0.isFiscal }.map(\.words))]
      ),
      ({ if case .superlative = $0 { true } else { false } }, [(.thing, things), (.group, groups)]),
      ({ if case .order = $0 { true } else { false } }, [(.figure, figures)]),
      ({ $0 == .count }, [(.thing, things)]),
      ({ if case .aggregate = $0 { true } else { false } }, [(.figure, figures)]),
      (
        { if case .preposition = $0 { true } else { false } },
        [(.member, values), (.period, years.map(String.init))]
      ),
    ]
    return kinds.first { kind in markers.contains(where: kind.fits) }?.expected ?? []
  }

  private var periods: [String] {
    ["last", "this"].flatMap { word in
      [TimeGrain.month, .quarter, .year, .week].map { "\(word) \($0.rawValue)" }
    }
  }

  /// What the closed-class phrase that the words end with may be; a number after "top" belongs to it.
  private static func lastMarkers(of tokens: [Token]) -> [Marker] {
    var end = tokens.count
    if end > 1, case .number = tokens[end - 1].kind { end -= 1 }
    for start in max(0, end - 3)..<end {
      let markers = MarkerTable.matches(at: start, in: Array(tokens[..<end]))
        .filter { $0.tokens.upperBound == end }.map(\.marker)
        .filter { marker in
          if end == tokens.count { return true }
          if case .superlative = marker { return true }
          return false
        }
      if !markers.isEmpty { return markers }
    }
    return []
  }

  /// Whether the text goes on to a question that is read, with every word of the proposal used.
  private func reads(_ head: String, _ word: String, _ kind: Kind, _ today: CalendarDate?) -> Bool {
    let best: Interpretation?
    switch reader.read(Question(head + word, asOf: today)) {
    case .interpretations(let readings), .clarification(_, let readings): best = readings.first
    case .refusal: best = nil
    }
    guard let best else { return false }
    return !best.unread.contains { $0.end > head.utf8.count }
  }
}
