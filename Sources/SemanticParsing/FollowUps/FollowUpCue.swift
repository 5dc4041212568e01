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
}
