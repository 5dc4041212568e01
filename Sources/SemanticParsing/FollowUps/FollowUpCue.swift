/// How a turn refers to the one before it.
enum FollowUpCue: Hashable, Sendable {
  /// The turn stands alone.
  case none
  /// "their names", "which of those …": the rows asked for before, shown otherwise or narrowed down.
  case reference
  /// "and in Texas?", "only EMEA", "by month": edits the plan, names nothing to show.
  case ellipsis
  /// "what about March?", "same for Texas": puts one thing in the place of another of its kind.
  case replacement

  /// Finds the cue in the items of a turn.
  static func find(in items: [Item], sketch: Sketch) -> FollowUpCue {
    let texts = items.prefix(4).map(\.text)
    let opening = texts.joined(separator: " ")
    if replacements.contains(where: { opening.hasPrefix($0) }) { return .replacement }
    let targets = sketch.targets
    let words = Set(items.flatMap { $0.text.split(separator: " ").map(String.init) })
    let refers = !words.isDisjoint(with: references)
    if targets.isEmpty {
      let hasEdit =
        !sketch.conditions.isEmpty || !sketch.times.isEmpty || !sketch.groups.isEmpty
        || !sketch.orders.isEmpty || sketch.limit != nil || sketch.comparison != nil
        || !sketch.operations.isEmpty
      return hasEdit || refers ? .ellipsis : .none
    }
    if refers { return .reference }
    if ["and", "only", "just", "now", "then"].contains(texts.first ?? "") { return .ellipsis }
    return .none
  }

  private static let replacements = [
    "what about", "how about", "and what about", "and how about", "same for", "the same for", "and for",
    "same thing for",
    "same question for",
  ]

  private static let references: Set<String> = [
    "their", "them", "they", "those", "these", "its", "it", "his", "her", "he", "she", "him", "theirs",
    "that", "this",
    "same", "ones", "instead", "previous", "above",
  ]
}
