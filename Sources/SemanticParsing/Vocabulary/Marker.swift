import SemanticLayer

/// What a word of the closed class does in a question.
enum Marker: Hashable, Sendable {
  /// `what`, `which`, `show`, `list`: opens a list of things to show.
  case opener(Opener)
  case aggregate(Aggregate)
  /// `how many`, `number of`, `count of`.
  case count
  /// `how much`.
  case amount
  case distinct
  /// `highest`, `most`, `cheapest`: picks rows at one end of an order.
  case superlative(Superlative)
  /// `more than`, `at least`, `older than`.
  case comparator(Comparator)
  case negation
  case conjunction(Conjunction)
  /// `for each`, `per`, `by`, `grouped by`.
  case group(GroupWord)
  /// `sorted by`, `in descending order of`.
  case order(OrderWord)
  /// `ascending`, `from high to low`.
  case direction(isDescending: Bool)
  /// `who`, `whose`, `that`, `with`, `where`: opens a condition.
  case relative(Relative)
  /// A preposition: `in`, `from`, `of`.
  case preposition(Preposition)
  case be
  case have
  case possessive
  case all
  case between
  /// `contains the word`, `starts with`.
  case pattern(Pattern)
  /// `is missing`, `empty`, `not filled`.
  case missing
  /// `same … as`.
  case same
  /// `each`, `every` on its own.
  case each
  /// `share of`, `percentage of`.
  case share
  case ratio
  case existence
  case comma
  case sentenceEnd
  /// `than` left alone.
  case than
  /// `ever`, `please`, `of`-less filler that says nothing.
  case filler
  case pronoun
  /// `make up`, `account for`: before a share of a whole.
  case makesUp
  /// `contributed to`, `drove`: before a change.
  case contribution
  /// `new`, `first-time`: before those who came for the first time.
  case newcomer
  case runningTotal
  case growth
  case cumulativeShare
  case difference
  case rank
  case ago
  case versus
  case movingAverage
  /// `all the information about`.
  case everything
  /// `good`, `bad`.
  case evaluation(isGood: Bool)
  /// `lose money`, `profitable`.
  case profitability(isLoss: Bool)

  enum Opener: Hashable, Sendable { case what, which, who, when, `where`, how, command, yesNo }

  struct Superlative: Hashable, Sendable {
    var isDescending: Bool
    /// `old` in `oldest`; `nil` for `most`, `highest`.
    var adjective: String?
    /// `most`, `fewest`: counts what follows.
    var countsThings = false
    /// `top`, `first`: takes a number and needs no measure of its own.
    var isPositional = false
    /// `most common`, `most popular`.
    var isFrequency = false
    /// `best`, `worst`, `leading`: by the default measure.
    var isQuality = false
    /// `latest`, `earliest`, `most recent`: by date.
    var isTemporal = false
  }

  struct Comparator: Hashable, Sendable {
    var operation: ComparisonOperator
    /// `old` in `older than`.
    var adjective: String?
    /// `before`, `after`, `earlier than`.
    var isTemporal = false
  }

  enum Conjunction: Hashable, Sendable { case and, or, but, both, either, neither, nor, except, also }
  enum GroupWord: Hashable, Sendable { case by, each, per, grouped }
  enum OrderWord: Hashable, Sendable { case sorted, alphabetical, chronological, inOrder }
  enum Relative: Hashable, Sendable { case that, whose, with, without, `where`, having, when }
  enum Preposition: Hashable, Sendable {
    case of, `in`, from, to, at, on, `for`, by, role, about, among, during
  }
  enum Pattern: Hashable, Sendable { case contains, startsWith, endsWith, like }
}
