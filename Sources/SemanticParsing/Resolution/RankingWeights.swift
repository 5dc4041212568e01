/// Weights of the named features that rank assignments: as set by hand here, as learned in ``learned``.
public struct RankingWeights: Hashable, Sendable {
  /// Words equal the name.
  public var match = 1.6
  /// A member is exactly a stored value.
  public var member = 0.8
  /// A column stands in the table it is said to belong to.
  public var owner = 0.45
  /// A column stands in the table the question is about.
  public var focus = 0.22
  /// A column stands in a table that is named.
  public var explicitTable = 0.12
  /// A table takes part without being named.
  public var implicitTable = -0.12
  /// A hop of the join.
  public var spread = -0.06
  /// A place is looked for where the addresses of the things asked for lie.
  public var companion = 0.65

  /// The weights set by hand, from which learning starts and which it is held to.
  public init() {}

  func score(_ features: RankingFeatures) -> Double {
    features.rest + match * features.match + member * features.member + belonging(features)
      + implicitTable * features.implicitTable + spread * features.spread
  }

  /// What belonging together adds.
  func belonging(_ features: RankingFeatures) -> Double {
    owner * features.owner + focus * features.focus + explicitTable * features.explicitTable
      + companion * features.companion
  }
}

/// What ``RankingWeights`` weigh, added up over the names and members of an assignment.
struct RankingFeatures: Hashable, Sendable {
  var match = 0.0
  var member = 0.0
  var owner = 0.0
  var focus = 0.0
  var explicitTable = 0.0
  var implicitTable = 0.0
  var spread = 0.0
  var companion = 0.0
  /// What is not learned: what a name's place in the sentence asks of it.
  var rest = 0.0

  /// By name, for learning; zeros are left out.
  var named: [(name: String, value: Double)] {
    [
      ("match", match), ("member", member), ("owner", owner), ("focus", focus),
      ("explicitTable", explicitTable), ("implicitTable", implicitTable), ("spread", spread),
      ("companion", companion),
    ].filter { $0.1 != 0 }
  }
}
