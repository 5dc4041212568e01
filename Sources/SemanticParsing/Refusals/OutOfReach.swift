import QuerentCore
import SemanticLayer

/// Requests that are no questions about what the data holds: changes to it, looks into the future, texts to be written.
/// They are refused before anything is read into them.
struct OutOfReach {
  /// What "next quarter" is counted from.
  let today: CalendarDate

  /// What "undo" gets where nothing keeps what was asked before.
  static func nothingBefore(_ model: SemanticModel) -> Refusal {
    var refusal = courtesy(model)
    refusal.why = "There is nothing to go back to."
    return refusal
  }

  /// What "thanks" gets: it asks nothing.
  static func courtesy(_ model: SemanticModel) -> Refusal {
    Refusal(
      .outOfScope, why: "That asks nothing of the data.",
      suggestions: model.tables.compactMap { ProposalWords(model: model).things(in: $0) }.prefix(2).map {
        "How many \($0) are there?"
      }
    )
  }

  /// Whether words ask for a change of the data whatever was talked about before; "remove", "update" and "drop" may speak of a
  /// filter or of what is shown.
  static func changesData(_ tokens: [Token]) -> Bool {
    let words = tokens.filter { $0.isWord && !polite.contains($0.lower) }
    guard let first = words.first, plainWrites.contains(first.lower) else { return false }
    return !words.contains {
      ["filter", "filters", "condition", "conditions", "grouping"].contains($0.lower)
    }
  }

  private static let plainWrites: Set<String> = [
    "delete", "truncate", "overwrite", "erase",
  ]

  /// The refusal of a request, without suggestions, or `nil` when it may be a question.
  func refusal(of tokens: [Token], items: [Item]) -> Refusal? {
    let words = tokens.filter { $0.isWord && !Self.polite.contains($0.lower) }
    guard let first = words.first else { return nil }
    if Self.writes.contains(first.lower), !items.contains(where: { $0.has(.sentenceEnd) && $0.text == "?" }) {
      return Refusal(
        .unsafeWrite, why: "Querent never changes your data; sources are opened read-only.",
        spans: [first.span])
    }
    if Self.composes(words) {
      return Refusal(
        .needsModel, why: "That needs a language model, and none is configured.", spans: [first.span])
    }
    // "what will sales be in December"
    let will =
      ["what", "how", "which"].contains(first.lower) && words.contains { $0.lower == "be" }
      ? words.dropFirst().first { $0.text == "will" && !isAfterSentence($0, in: tokens) } : nil
    let ahead =
      will ?? words.first { Self.future.contains($0.lower) && !isName($0, in: items) }
      ?? (isAhead(items) ? words.first { Self.coming.contains($0.lower) && !isName($0, in: items) } : nil)
    if let word = ahead {
      return Refusal(
        .notSupported,
        why: "That looks into the future in a way I cannot; a figure over time can be forecast.",
        spans: [word.span])
    }
    // "why is revenue down", "what happened in September"
    let asksWhy =
      first.lower == "why" || words.count > 1 && first.lower == "how" && words[1].lower == "come"
      || ["what"].contains(first.lower) && words.count > 1
        && ["changed", "happened"].contains(words[1].lower)
    if asksWhy, !isName(first, in: items) {
      return Refusal(
        .notSupported, why: Self.causes,
        spans: [first.span])
    }
    return nil
  }

  /// "will we hit quota this quarter?", "are we on track to meet our target?": whether something will come about, which
  /// no rows say. A goal that is a number is forecast instead.
  static func asksWhetherAhead(_ tokens: [Token]) -> Refusal? {
    let words = tokens.filter(\.isWord)
    guard words.count > 2, let first = words.first else { return nil }
    let isAhead =
      first.lower == "will"
      || ["are", "is", "am"].contains(first.lower)
        && words.prefix(5).contains { ["going", "track", "likely"].contains($0.lower) }
    guard isAhead,
      let goal = words.dropFirst().first(where: { goals.contains($0.lemma) || goals.contains($0.lower) }),
      goal.span.start < (words.last?.span.start ?? 0)
    else { return nil }
    return Refusal(
      .notSupported,
      why:
        "Whether that comes about is not in the data; a figure over time can be forecast, and compared with its goal so far.",
      spans: [goal.span])
  }

  private static let goals: Set<String> = [
    "hit", "reach", "make", "meet", "miss", "beat", "exceed", "achieve", "attain", "surpass",
  ]

  /// "which ones …? The first name will be fine.": said of the request, not of what is to come.
  private func isAfterSentence(_ word: Token, in tokens: [Token]) -> Bool {
    tokens.contains { $0.span.end <= word.span.start && [".", "?", "!"].contains($0.text) }
  }

  static let causes = "Causes are not searched for yet; how figures changed, and where, is answered."

  /// What can be asked about a change where its causes cannot.
  static func changes(in model: SemanticModel) -> [String] {
    guard let measure = model.defaultMeasure.flatMap({ model.measure(named: $0) }) else { return [] }
    let home = measure.expression.aggregateCalls.first?.table
    let parts = model.tables.first { $0.name == home }?.columns.filter { $0.role == .dimension } ?? []
    let compared = "\(measure.label) last month compared with the month before"
    return [compared]
      + parts.filter { (3...30).contains($0.distinctCount) }.prefix(2).map { "\(compared) by \($0.label)" }
  }

  /// Whether a time that is named begins after today.
  private func isAhead(_ items: [Item]) -> Bool {
    items.contains { item in
      guard case .range(let range)? = item.time?.meaning, let start = range.start else { return false }
      return today < start
    }
  }

  /// Whether a word belongs to a name of the data, such as a column `forecast`.
  private func isName(_ token: Token, in items: [Item]) -> Bool {
    items.contains { item in
      item.span.overlaps(token.span) && item.schema.contains { $0.score >= 0.7 && $0.correction == nil }
    }
  }

  private static func composes(_ words: [Token]) -> Bool {
    guard let first = words.first,
      ["write", "compose", "draft", "translate", "summarize", "summarise"].contains(first.lower)
    else { return false }
    return words.count > 1
  }

  private static let polite: Set<String> = [
    "please", "can", "could", "would", "you", "kindly", "just", "now", "i", "want", "to",
  ]

  private static let writes: Set<String> = [
    "delete", "remove", "drop", "update", "insert", "truncate", "alter", "rename", "overwrite", "erase",
    "modify",
    "create", "merge", "append",
  ]

  /// Words that speak of what is to come beside a time that is.
  private static let coming: Set<String> = ["will", "shall", "going", "next", "coming", "expected", "expect"]

  private static let future: Set<String> = [
    "forecast", "forecasts", "predict", "prediction", "predictions", "projection", "projected",
  ]
}
