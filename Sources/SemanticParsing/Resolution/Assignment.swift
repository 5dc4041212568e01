import SemanticLayer

/// Which element every open name of a sketch stands for.
struct Assignment: Hashable, Sendable {
  /// By phrase.
  var elements: [SchemaElement?]
  /// By condition: the matches of each member that are meant, all in one column.
  var members: [Int: [MemberIndex.Match]]
  var score: Double
  /// The named parts of the score, for explanations.
  var features: [String: Double]
}
