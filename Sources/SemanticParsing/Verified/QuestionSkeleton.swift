import QuerentCore
import SemanticLayer

/// The words of a question with members, numbers and periods taken out: two questions of one skeleton ask the same of
/// other values. Articles, fillers and the words a question opens with do not count; every other word does.
struct QuestionSkeleton: Hashable {
  /// What stood at a place that was taken out.
  enum Slot: Hashable {
    case members([MemberIndex.Match])
    case number(Double)
    case range(TimeRange)
  }

  private(set) var symbols: [String] = []
  private(set) var slots: [Slot] = []
  /// Whether anything but values is left.
  private(set) var hasWords = false

  /// A value that fits less is no value but a guess.
  private static let leastFit = 0.85

  init(_ analysis: QuestionReader.Analysis) {
    let reader = SketchReader(items: analysis.items)
    for item in analysis.items where !reader.isSilent(item) && !item.has(.sentenceEnd) {
      if symbols.isEmpty, Self.opens(item) { continue }
      if let slot = Self.slot(item) {
        slots.append(slot)
        symbols.append(Self.symbol(slot))
      } else {
        symbols.append(analysis.tokens[item.tokens].map(\.lemma).joined(separator: " "))
        hasWords = true
      }
    }
  }

  /// "What were", "show me": the words after them say what is asked.
  private static func opens(_ item: Item) -> Bool {
    switch item.opener {
    case .what, .which, .command: !item.isSchema && !item.isValue
    default: false
    }
  }

  private static func slot(_ item: Item) -> Slot? {
    if case .range(let range) = item.time?.meaning { return .range(range) }
    if item.time != nil { return nil }
    if let number = item.number { return .number(number.value) }
    let fitting = item.values.filter { $0.score >= leastFit }
    guard let best = fitting.first, best.score >= item.schema.first?.score ?? 0 else { return nil }
    return .members(fitting)
  }

  private static func symbol(_ slot: Slot) -> String {
    switch slot {
    case .members: "<member>"
    case .number: "<number>"
    case .range(let range): "<period \(range.start == nil ? "" : "from") \(range.end == nil ? "" : "to")>"
    }
  }

  static func == (left: QuestionSkeleton, right: QuestionSkeleton) -> Bool { left.symbols == right.symbols }
  func hash(into hasher: inout Hasher) { hasher.combine(symbols) }
}
