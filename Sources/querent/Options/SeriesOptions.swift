import ArgumentParser
import Detection
import QuerentCore
import Storage

/// Options that say which series of the data are looked at.
struct SeriesOptions: ParsableArguments {
  /// What the rows of one step become.
  enum Aggregate: String, ExpressibleByArgument, CaseIterable { case sum, avg, count }

  /// Rows of the same step belong together; `auto` keeps times that are unique in their series.
  enum Grain: String, ExpressibleByArgument, CaseIterable { case auto, hour, day }

  @Option(name: .long, help: "The column of dates or times; the first one unless given.")
  var time: String?
  @Option(name: .long, help: "The column to look at; rows are counted unless given.")
  var measure: String?
  @Option(name: .long, help: "One series for each value of a column.")
  var by: String?
  @Option(name: .long, help: "The table, where several have these columns.")
  var table: String?
  @Option(name: .long, help: "sum, avg or count of the rows of a step.")
  var aggregate: Aggregate = .sum
  @Option(name: .long, help: "auto, hour or day.")
  var grain: Grain = .auto

  /// The table that holds every column named.
  func resolve(in catalogue: Catalogue) throws -> SeriesSource {
    let asked = [time, measure, by].compactMap(\.self)
    let tables = catalogue.tables.filter { candidate in
      (table.map { Self.same($0, candidate.name) } ?? true)
        && asked.allSatisfy { name in candidate.columns.contains { Self.same($0.name, name) } }
        && candidate.columns.contains { isTime($0) }
    }
    guard let chosen = tables.first else {
      throw CommandFailure.usage(
        asked.isEmpty
          ? "No table has a column of dates."
          : "No table with dates has the columns \(asked.joined(separator: ", ")).",
        "Columns: " + catalogue.tables.flatMap(\.columns).map(\.name).prefix(20).joined(separator: ", "))
    }
    guard tables.count == 1 else {
      throw CommandFailure.usage(
        "Several tables have these columns: \(tables.map(\.name).joined(separator: ", ")).",
        "Name one with --table.")
    }
    let column = { (name: String) in chosen.columns.first { Self.same($0.name, name) }?.name ?? name }
    let clock = chosen.columns.first { isTime($0) }
    return SeriesSource(
      table: chosen.name, time: clock?.name ?? "", measure: measure.map(column), by: by.map(column),
      aggregate: aggregate, grain: grain)
  }

  private func isTime(_ column: Catalogue.Column) -> Bool {
    if let time { return Self.same(column.name, time) }
    return column.type == .date || column.type == .datetime
  }

  private static func same(_ left: String, _ right: String) -> Bool {
    left.lowercased() == right.lowercased()
  }
}
