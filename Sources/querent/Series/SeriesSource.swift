import Agent
import Detection
import Foundation
import QuerentCore
import Storage

/// Where series are read from.
struct SeriesSource {
  var table: String
  var time: Catalogue.Column
  /// `nil` counts rows.
  var measure: Catalogue.Column?
  var by: String?
  var aggregate: SeriesOptions.Aggregate?
  /// `nil` is found from the data.
  var grain: Grain?
  var zone: TimeZone?

  /// What stands for the measure in a sentence.
  private var title: String { aggregate == .count ? "rows" : measure?.name ?? "rows" }

  /// What was read, and whole sentences on what was left out or decided.
  struct Reading {
    var series: [TimeSeries]
    var grain: Grain
    /// What stands for the measure in a sentence.
    var title: String
    var notes: [String]
  }

  /// The series, in the order of their names.
  func read(from store: AnalyticsStore) throws -> Reading {
    let rows = try rows(in: store)
    guard !rows.isEmpty else {
      throw CommandFailure.usage(
        "\(table) has no rows with a \(time.name).", "Name another column with --time.")
    }
    var clock = TimeReader(style: time.dateStyle, zone: zone)
    var observations: [Observation] = []
    var (unreadable, texts) = (Problem(), Problem())
    observations.reserveCapacity(rows.count)
    for row in rows where row.count == 7 {
      let count = Int(row[2].number ?? 0)
      texts.add(Int(row[5].number ?? 0), row[6])
      guard let second = clock.second(of: row[1]) else {
        unreadable.add(count, row[1])
        continue
      }
      let figures = Int(row[4].number ?? 0)
      // A step whose rows hold no figure at all is a gap, as one without rows is.
      if counts {
        observations.append(
          Observation(series: Self.name(row[0]), second: second, sum: Double(count), count: count))
      } else if figures > 0, let sum = row[3].number {
        observations.append(
          Observation(series: Self.name(row[0]), second: second, sum: sum, count: figures))
      }
    }
    try require(observations, unreadable, texts, rows: rows)
    let assembly = SeriesAssembly(
      observations, grain: grain,
      aggregate: counts ? .sum : aggregate.flatMap { StepAggregate(rawValue: $0.rawValue) })
    return Reading(
      series: assembly.series, grain: assembly.grain, title: title,
      notes: notes(assembly, clock, unreadable, texts))
  }

  private var counts: Bool { measure == nil || aggregate == .count }

  /// Rows that could not be used, and the first of them.
  private struct Problem {
    var rows = 0
    var first = Value.null

    mutating func add(_ count: Int, _ value: Value) {
      if rows == 0 { first = value }
      rows += count
    }
  }

  private func require(
    _ observations: [Observation], _ unreadable: Problem, _ texts: Problem, rows: [[Value]]
  ) throws {
    let total = rows.reduce(0) { $0 + Int($1[2].number ?? 0) }
    if unreadable.rows * 2 > total {
      throw CommandFailure.usage(
        "\(time.name) does not hold times: \(unreadable.rows) of \(total) rows cannot be read, the first is "
          + "\"\(Self.name(unreadable.first))\".",
        "Dates like 2026-03-01, 3/1/2026, 1 Mar 2026, 20260301 and seconds or milliseconds since 1970 are read."
      )
    }
    guard let measure, !counts else { return }
    if texts.rows * 2 > total {
      throw CommandFailure.usage(
        "\(measure.name) holds text, not numbers: \(texts.rows) of \(total) rows, the first is "
          + "\"\(Self.name(texts.first))\".",
        "Name a column of numbers with --measure, or count rows with --aggregate count.")
    }
    if observations.isEmpty {
      throw CommandFailure.usage(
        "\(measure.name) holds no number in any row.", "Name another with --measure.")
    }
  }

  private func notes(
    _ assembly: SeriesAssembly, _ clock: TimeReader, _ unreadable: Problem, _ texts: Problem
  ) -> [String] {
    let rows = { (count: Int) in "\(count) \(count == 1 ? "row" : "rows")" }
    var notes: [String] = []
    if unreadable.rows > 0 {
      notes.append(
        "\(rows(unreadable.rows)) left out: \(time.name) cannot be read, as \"\(Self.name(unreadable.first))\"."
      )
    }
    if texts.rows > 0, !counts, let measure {
      notes.append("\(rows(texts.rows)) left out: \(measure.name) is text, as \"\(Self.name(texts.first))\".")
    }
    let word = assembly.grain.word
    if assembly.isCoarsened {
      notes.append("Most days have no rows, so a step is a \(word); --grain day decides otherwise.")
    }
    if assembly.areAveraged {
      notes.append(
        "\(assembly.repeated) repeated times: the mean of their values was taken; --aggregate sum adds them up."
      )
    } else if assembly.areSteps, assembly.repeated > 0 {
      notes.append("\(assembly.repeated) repeated times: their values were added up.")
    }
    for (second, edge) in [(assembly.partialFirst, "begins"), (assembly.partialLast, "ends")] {
      guard let second else { continue }
      notes.append("The \(word) of \(assembly.grain.text(second)) is left out: the data \(edge) within it.")
    }
    if let note = clock.note { notes.append(note) }
    return notes
  }

  private func rows(in store: AnalyticsStore) throws -> [[Value]] {
    let clock = Self.quoted(time.name)
    let figure = measure.map { Self.quoted($0.name) } ?? "NULL"
    // SQLite adds text up as zero without a word, so only what is a number counts as one.
    let text = "typeof(\(figure)) IN ('text', 'blob')"
    let isNumeric =
      "(trim(\(figure)) GLOB '*[0-9]*' AND trim(\(figure)) NOT GLOB '*[^-+.0-9eE]*' AND trim(\(figure)) GLOB '[-+.0-9]*')"
    let number =
      "CASE WHEN NOT \(text) THEN \(figure) WHEN \(isNumeric) THEN CAST(trim(\(figure)) AS REAL) END"
    let isText = "\(text) AND trim(\(figure)) <> '' AND NOT \(isNumeric)"
    return try run(
      """
      SELECT \(by.map(Self.quoted) ?? "''"), \(clock), count(*), sum(\(number)), count(\(number)), \
      sum(\(isText)), min(CASE WHEN \(isText) THEN \(figure) END) \
      FROM \(Self.quoted(table)) WHERE \(clock) IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2
      """, in: store)
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
