import ArgumentParser
import Detection
import Foundation
import QuerentCore
import Storage

/// Options that say which series of the data are looked at.
struct SeriesOptions: ParsableArguments {
  /// What the rows of one step become.
  enum Aggregate: String, ExpressibleByArgument, CaseIterable { case sum, avg, count }

  /// The length of a step; `auto` keeps times that are unique in their series and counts others by day, or by week or
  /// month where most days have no rows.
  enum Step: String, ExpressibleByArgument, CaseIterable { case auto, hour, day, week, month }

  @Option(name: .long, help: "The column of dates or times; the first one unless given.")
  var time: String?
  @Option(
    name: .long,
    help: "The column to look at; unless given, the only column of numbers, else rows are counted.")
  var measure: String?
  @Option(name: .long, help: "One series for each value of a column.")
  var by: String?
  @Option(name: .long, help: "The table, where several have these columns.")
  var table: String?
  @Option(name: .long, help: "sum, avg or count of the rows of a step; sum unless given.")
  var aggregate: Aggregate?
  @Option(name: .long, help: "auto, hour, day, week or month.")
  var grain: Step = .auto
  /// The table that holds every column named.
  /// - Parameter zone: whose days are meant, for times that name their offset or are epochs.
  func resolve(in catalogue: Catalogue, zone: String? = nil) throws -> SeriesSource {
    let asked = [time, measure, by].compactMap(\.self)
    let named = catalogue.tables.filter { candidate in table.map { Self.same($0, candidate.name) } ?? true }
    let tables = named.filter { candidate in
      asked.allSatisfy { name in candidate.columns.contains { Self.same($0.name, name) } }
        && candidate.columns.contains { isTime($0) }
    }
    guard let chosen = tables.first else {
      let holding = named.filter { candidate in
        asked.allSatisfy { name in candidate.columns.contains { Self.same($0.name, name) } }
      }
      if holding.count == 1, time == nil {
        throw CommandFailure.usage(
          "No column of \(holding[0].name) holds dates, and a course over time needs one.",
          "Columns: " + holding[0].columns.map(\.name).prefix(20).joined(separator: ", "))
      }
      throw CommandFailure.usage(
        asked.isEmpty
          ? "No table has a column of dates."
          : "No table with dates has the columns \(asked.joined(separator: ", ")).",
        "Columns: "
          + (named.isEmpty ? catalogue.tables : named).flatMap(\.columns).map(\.name).prefix(20)
          .joined(separator: ", "),
        "Name the column of times with --time, or the table with --table.")
    }
    guard tables.count == 1 else {
      throw CommandFailure.usage(
        "Several tables have these columns: \(tables.map(\.name).joined(separator: ", ")).",
        "Name one with --table.")
    }
    let column = { (name: String) in chosen.columns.first { Self.same($0.name, name) } }
    guard let clock = chosen.columns.first(where: isTime) else {
      throw CommandFailure.usage("No column of \(chosen.name) holds dates.", "Name one with --time.")
    }
    return SeriesSource(
      table: chosen.name, time: clock, measure: measure.flatMap(column), by: by.flatMap(column)?.name,
      aggregate: aggregate, grain: chosenGrain, zone: zone.flatMap { TimeZone(identifier: $0) })
  }

  private var chosenGrain: Detection.Grain? {
    switch grain {
    case .auto: nil
    case .hour: .hour
    case .day: .day
    case .week: .week
    case .month: .month
    }
  }

  private func isTime(_ column: Catalogue.Column) -> Bool {
    if let time { return Self.same(column.name, time) }
    return column.type == .date || column.type == .datetime
      || column.dateStyle != nil && column.dateStyle != .year
  }

  private static func same(_ left: String, _ right: String) -> Bool {
    left.lowercased() == right.lowercased()
  }
}
