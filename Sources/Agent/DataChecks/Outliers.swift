public import QuerentCore
public import Storage

/// How many values of a column lie far from the middle half of them.
///
/// Tukey, "Exploratory Data Analysis" (1977): beyond the quartiles by more than one and a half times the distance between
/// them.
public struct Outliers: Hashable, Sendable {
  /// The first and the third quartile.
  public var quartiles: ClosedRange<Double>
  /// Values outside this range lie far out.
  public var fences: ClosedRange<Double>
  public var below: Int
  public var above: Int

  /// Looks at a column of numbers; `nil` when it has fewer than eight values, or most of them are equal.
  public init?(
    of column: String, in table: String, store: AnalyticsStore, limits: ExecutionLimits,
    cancellation: CancellationFlag
  ) {
    let name = quoted(column)
    let values = "SELECT \(name) AS v FROM \(quoted(table)) WHERE typeof(\(name)) IN ('integer', 'real')"
    func numbers(_ text: String) -> [Double?] {
      let rows = try? store.run(SQLQuery(text: text), limits: limits, cancellation: cancellation).rows
      return rows?.first?.map(\.number) ?? []
    }
    guard let count = numbers("SELECT count(*) FROM (\(values))").first??.rounded(), count >= 8 else {
      return nil
    }
    func quantile(_ share: Double) -> Double? {
      numbers("\(values) ORDER BY v LIMIT 1 OFFSET \(Int((count - 1) * share))").first ?? nil
    }
    guard let low = quantile(0.25), let high = quantile(0.75), low < high else { return nil }
    quartiles = low...high
    let reach = 1.5 * (high - low)
    fences = (low - reach)...(high + reach)
    let counts = numbers(
      "SELECT sum(v < \(fences.lowerBound)), sum(v > \(fences.upperBound)) FROM (\(values))")
    guard counts.count == 2, let under = counts[0], let over = counts[1] else { return nil }
    below = Int(under)
    above = Int(over)
  }
}
