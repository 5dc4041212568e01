import SemanticLayer

extension Sketch {
  /// A figure set against the period before it: "which regions grew most last quarter", "how did the West do?".
  struct Trend: Hashable, Sendable {
    enum Direction: Hashable, Sendable { case up, down, either }

    struct Threshold: Hashable, Sendable {
      /// Greater than zero, whatever the direction.
      var amount: Double
      var isRelative: Bool
      /// Whether the amount itself is enough: "by at least".
      var includesAmount: Bool
    }

    /// Which changes are wanted; `either` keeps all.
    var direction = Direction.either
    /// The largest changes come first because that was asked: "grew most", "the biggest drop".
    var isRanked = false
    /// Ranked by the relative change: "fastest growing".
    var isRelative = false
    /// How far it must have gone: 0.2 in "dropped by more than 20 %", 500 in "fell by over 500".
    var threshold: Threshold?
    /// How many of them.
    var limit: Int?
    /// "how is the West doing": a look at one figure, at its last complete month where no time is named.
    var isGlance = false
  }
}

/// Words that say a figure went up or down.
struct TrendWord: Hashable, Sendable {
  enum Form: Hashable, Sendable { case verb, progressive, noun }

  var direction: Sketch.Trend.Direction
  var form: Form

  /// What a word says; `nil` for any other word.
  init?(_ text: String) {
    guard let found = Self.table[text] else { return nil }
    self = found
  }

  private init(_ direction: Sketch.Trend.Direction, _ form: Form) {
    self.direction = direction
    self.form = form
  }

  private static let table: [String: TrendWord] = {
    var table: [String: TrendWord] = [:]
    func add(_ direction: Sketch.Trend.Direction, _ form: Form, _ words: String) {
      for word in words.split(separator: " ") { table[String(word)] = TrendWord(direction, form) }
    }
    add(
      .up, .verb,
      "grew grow grows grown rose rise rises risen increased increase increases improved improve improves gained gain gains climbed climb surged jumped soared expanded"
    )
    add(
      .down, .verb,
      "declined decline declines dropped drop drops fell fall falls fallen decreased decrease decreases shrank shrink shrunk lost lose loses worsened worsen slipped sank plunged slumped weakened deteriorated slid"
    )
    add(.up, .progressive, "growing rising increasing improving gaining climbing expanding surging")
    add(
      .down, .progressive,
      "declining dropping falling decreasing shrinking losing worsening slipping sinking slumping weakening deteriorating"
    )
    add(.either, .verb, "changed moved")
    return table
  }()

  /// Words that are a change as a noun: "the biggest drop in sales".
  static let nouns: [String: Sketch.Trend.Direction] = [
    "drop": .down, "drops": .down, "decline": .down, "declines": .down, "decrease": .down, "decreases": .down,
    "fall": .down, "falls": .down, "dip": .down, "loss": .down, "losses": .down, "slump": .down,
    "decline in": .down,
    "growth": .up, "growth in": .up, "increase": .up, "increases": .up, "increase in": .up, "rise": .up,
    "gain": .up, "gains": .up, "jump": .up, "improvement": .up, "improvements": .up,
    "change": .either, "changes": .either, "change in": .either, "changes in": .either, "swing": .either,
  ]
}
