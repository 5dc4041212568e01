/// How long a statement may run and how much it may give.
public struct ExecutionLimits: Hashable, Sendable {
  public var seconds: Double
  public var rows: Int
  /// How many pairs of rows it may compare by the estimate; one with more does not run.
  public var pairs: Double

  /// Makes limits; the defaults are 30 s, 100,000 rows and any number of pairs.
  public init(seconds: Double = 30, rows: Int = 100_000, pairs: Double = .infinity) {
    self.seconds = seconds
    self.rows = rows
    self.pairs = pairs
  }
}
