public import QuerentCore
public import SemanticLayer

/// Proposes how a question may go on: what the grammar expects after the last words, out of the names, members and
/// dates of the data, what is likeliest asked for first. Nothing is proposed that the reader could not read; of words of
/// one kind and place (the members of a column) one is tried for all.
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
  private let words: CompletionWords

  /// Questions that are read for one Tab at most, so that none takes long: reading takes several times as long where there
  /// are hundreds of tables.
  private let mostReadings: Int

  /// Prepares the words of a model.
  public init(model: SemanticModel, members: MemberIndex, reader: QuestionReader) {
    self.reader = reader
    mostReadings = model.tables.count > 200 ? 3 : 12
    words = CompletionWords(model: model, members: members)
  }

  /// What may follow a text, likeliest first. All proposals have the same `typed`.
  /// - Parameter today: "today" for words like "last month".
  public func proposals(after text: String, today: CalendarDate? = nil, count: Int = 10) -> [Proposal] {
    guard text.utf8.count <= 200 else { return [] }
    var trials = Trials(left: mostReadings)
    for start in Self.starts(of: text) {
      let typed = String(text[start...])
      let head = String(text[..<start])
      let prefix = typed.lowercased()
      var found: [Proposal] = []
      for (kind, words) in expected(after: head, typed: typed) where found.count < count {
        for word in words where found.count < count {
          guard word.folded.utf8.count > prefix.utf8.count, word.folded.hasPrefix(prefix) else { continue }
          guard trials.passes(word.place, { reads(head, word.text, today) }) else { continue }
          found.append(Proposal(kind: kind, typed: typed, text: word.text))
        }
      }
      if !found.isEmpty { return found }
    }
    return []
  }

  /// Which places were found to be read, and how many more may be tried.
  private struct Trials {
    var left: Int
    private var outcomes: [String: [Bool]] = [:]

    init(left: Int) { self.left = left }

    /// Whether words of a place are read: what one of them gave holds for the rest; where the first did not fit, a
    /// second is tried.
    mutating func passes(_ place: String, _ read: () -> Bool) -> Bool {
      let known = outcomes[place] ?? []
      if known.contains(true) { return true }
      guard known.count < 2, left > 0 else { return false }
      left -= 1
      let isRead = read()
      outcomes[place, default: []].append(isRead)
      return isRead
    }
  }

  /// Where words that are still being typed may begin, the longest first: names have up to four words.
  private static func starts(of text: String) -> [String.Index] {
    var starts = [text.startIndex]
    for index in text.indices where text[index] == " " { starts.append(text.index(after: index)) }
    return Array(starts.suffix(4))
  }

  /// What the grammar expects after words.
  private func expected(after head: String, typed: String) -> [(Kind, [CompletionWords.Word])] {
    let tokens = Tokenizer.tokens(of: head)
    guard !tokens.isEmpty else {
      // after "top 5 " more may follow than questions begin with
      guard typed.last != " " else { return [] }
      return [(.figure, words.figures), (.beginning, words.beginnings)]
    }
    let markers = Self.lastMarkers(of: tokens)
    if markers.isEmpty {
      let hasPeriod = reader.analyse(Question(head)).items.contains { $0.time != nil }
      // the rest of "by re" is a key's
      return (hasPeriod ? [] : [(.period, words.periods)])
        + (typed.contains(" ") ? [] : [(.group, words.splits)])
    }
    // the first kind that fits: "by" opens groups before it is anything else
    let kinds: [(fits: (Marker) -> Bool, expected: [(Kind, [CompletionWords.Word])])] = [
      (
        { if case .group = $0 { true } else { $0 == .preposition(.by) } },
        [(.group, words.groups), (.period, words.grains)]
      ),
      (
        { if case .superlative = $0 { true } else { false } },
        [(.thing, words.ranked), (.group, words.groups)]
      ),
      ({ if case .order = $0 { true } else { false } }, [(.figure, words.figures)]),
      ({ $0 == .count }, [(.thing, words.things)]),
      ({ if case .aggregate = $0 { true } else { false } }, [(.figure, words.figures)]),
      (
        { if case .preposition = $0 { true } else { false } },
        [(.member, typed.isEmpty ? words.fewMembers : words.members), (.period, words.years)]
      ),
    ]
    return kinds.first { kind in markers.contains(where: kind.fits) }?.expected ?? []
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
  private func reads(_ head: String, _ word: String, _ today: CalendarDate?) -> Bool {
    reader.reading(of: Question(head + word, asOf: today), usingAllFrom: head.utf8.count) != nil
  }
}
