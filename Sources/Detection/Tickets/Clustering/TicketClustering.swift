/// What a collection of texts is about.
public struct TicketClustering: Hashable, Sendable {
  /// Something a reader of the groups should know.
  public enum Warning: Hashable, Sendable {
    /// One group holds this share of all texts, over a half.
    case oneClusterHolds(Double)
    /// This share of the texts is in no group, over a half.
    case noiseHolds(Double)
  }

  /// A group of texts.
  public struct Cluster: Hashable, Sendable {
    /// Two or three of its terms; different for every group.
    public var name: String
    /// What tells it from the rest, most telling first, as people wrote it.
    public var terms: [String]
    /// The texts in it, in order.
    public var members: [Int]
    /// The texts nearest to its middle, none of them nearly the same as another.
    public var representatives: [Int]
    /// Texts that repeat another of the group word for word.
    public var repeats: Int
  }

  /// Largest first.
  public var clusters: [Cluster]
  /// The group of each text; none for a text like no other.
  public var assignment: [Int?]
  /// What to be careful about.
  public var warnings: [Warning]
}
