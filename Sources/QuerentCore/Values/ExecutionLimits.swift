/// How long a statement may run and how much it may give.
public struct ExecutionLimits: Hashable, Sendable {
  public var seconds: Double
  public var rows: Int

  /// Makes limits; the defaults are 30 s and 100,000 rows.
  public init(seconds: Double = 30, rows: Int = 100_000) {
    self.seconds = seconds
    self.rows = rows
  }
}
