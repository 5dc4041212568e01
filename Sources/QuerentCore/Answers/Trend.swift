/// A single figure among those of the periods before it, so that a person sees whether it is high or low.
public struct Trend: Hashable, Sendable {
  /// The length of a period.
  public var grain: TimeGrain
  /// How many periods the course has, the answered one last; a period without a row is a gap.
  public var count: Int
  /// The period and the figure, in the order of time. The figure of the last row is that of the answer.
  public var table: ResultTable
  /// Whether the answered period goes on after the data, so that it is not compared with the one before.
  public var isOpen: Bool

  /// Makes a trend.
  public init(grain: TimeGrain, count: Int, table: ResultTable, isOpen: Bool) {
    self.grain = grain
    self.count = count
    self.table = table
    self.isOpen = isOpen
  }
}
