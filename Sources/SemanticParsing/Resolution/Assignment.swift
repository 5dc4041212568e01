import SemanticLayer

/// Which element every open name of a sketch stands for.
struct Assignment: Hashable, Sendable {
  /// By phrase.
  var elements: [SchemaElement?]
  /// By condition: the matches of each member that are meant, all in one column.
  var members: [Int: [MemberIndex.Match]]
  var score = 0.0
  /// The named parts of the score.
  var ranking = RankingFeatures()
  /// What belonging together adds to the score.
  var belonging = 0.0
}
