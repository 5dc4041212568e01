import Agent
import Detection
import QuerentCore
import Storage

/// Where series are read from.
struct SeriesSource {
  var table: String
  var time: String
  var measure: String?
  var by: String?
  var aggregate: SeriesOptions.Aggregate
  var grain: SeriesOptions.Grain

  /// The series, in the order of their names.
  func read(from store: AnalyticsStore) throws -> [TimeSeries] {
    let clock = Self.quoted(time)
    let name = by.map(Self.quoted) ?? "''"
    let length =
      switch grain {
      case .day: 10
      case .hour: 13
      case .auto: try repeats(name, clock, in: store) ? 10 : 19
      }
    let figure =
      switch (aggregate, measure) {
      case (.count, _), (_, nil): "count(*)"
      case (.sum, let column?): "sum(\(Self.quoted(column)))"
      case (.avg, let column?): "avg(\(Self.quoted(column)))"
      }
    // A step whose rows hold no figure at all is a gap, as one without rows is.
    let result = try run(
      """
      SELECT \(name), substr(\(clock), 1, \(length)), \(figure) FROM \(Self.quoted(table)) \
      WHERE \(clock) IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2
      """, in: store)
    var order: [String] = []
    var observations: [String: [(second: Int, value: Double)]] = [:]
    for row in result where row.count == 3 {
      guard let stamp = row[1].text, let second = Timestamp.second(of: stamp), let value = row[2].number
      else { continue }
      let series = Self.name(row[0])
      if observations[series] == nil { order.append(series) }
      observations[series, default: []].append((second, value))
    }
    return order.compactMap { TimeSeries(name: $0, observations: observations[$0] ?? []) }
  }

  /// Whether some time stands on several rows of a series, so that rows are events and not steps.
  private func repeats(_ name: String, _ clock: String, in store: AnalyticsStore) throws -> Bool {
    try !run(
      """
      SELECT 1 FROM \(Self.quoted(table)) WHERE \(clock) IS NOT NULL \
      GROUP BY \(by == nil ? "" : name + ", ")\(clock) HAVING count(*) > 1 LIMIT 1
      """, in: store
    ).isEmpty
  }

  private func run(_ text: String, in store: AnalyticsStore) throws -> [[Value]] {
    do {
      return try store.run(
        SQLQuery(text: text), limits: ExecutionLimits(seconds: 120, rows: 20_000_000),
        cancellation: Interruption.flag
      ).rows
    } catch {
      throw CommandFailure.opening(error)
    }
  }

  private static func name(_ value: Value) -> String {
    switch value {
    case .null: "(none)"
    case .text(let text): text
    case .integer(let integer): String(integer)
    case .real(let real): String(real)
    case .blob: "(bytes)"
    }
  }

  private static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
