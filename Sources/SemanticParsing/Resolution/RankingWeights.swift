/// Weights of the named features that rank assignments.
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
  public var implicitTable = 0.12
  /// A hop of the join.
  public var spread = 0.06
  /// A place is looked for where the addresses of the things asked for lie.
  public var companion = 0.65

  /// The default weights.
  public init() {}
}
