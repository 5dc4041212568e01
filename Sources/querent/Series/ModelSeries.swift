import Agent
import Detection
import Foundation
import QuerentCore
import SemanticLayer
import Storage
import Tools

extension SeriesOptions {
  /// The series of one table, or, where no table has all that is named, of the model: a measure it knows, by a column of
  /// a table that the rows refer to.
  func read(from workspace: Workspace, zone: String?) throws -> SeriesSource.Reading {
    var source: SeriesSource
    do {
      source = try resolve(in: workspace.catalogue, zone: zone)
    } catch {
      if let reading = try ModelSeries(workspace: workspace, options: self).read() { return reading }
      throw error
    }
    var note: String?
    if measure == nil, aggregate != .count {
      let numbers = numbers(of: source, in: workspace)
      if numbers.count == 1 { source.measure = numbers[0] }
      note = Self.note(numbers.map(\.name), of: source.table)
    }
    var reading = try source.read(from: workspace.store)
    if let note { reading.notes.insert(note, at: 0) }
    return reading
  }

  /// The columns that can be the measure of a table: numbers that name nothing.
  private func numbers(of source: SeriesSource, in workspace: Workspace) -> [Catalogue.Column] {
    guard let table = workspace.catalogue.tables.first(where: { $0.name == source.table }) else { return [] }
    let roles = workspace.model.table(named: table.name)
    return table.columns.filter { column in
      (column.type == .integer || column.type == .real) && column.name != source.time.name
        && column.name != source.by && roles?.column(named: column.name)?.role == .measure
    }
  }

  /// What was taken where nothing was named: the only column of numbers, else the rows, as the several are a choice.
  private static func note(_ numbers: [String], of table: String) -> String? {
    switch numbers.count {
    case 0: nil
    case 1:
      "\(numbers[0]) is looked at, the only column of numbers in \(table); --aggregate count counts rows."
    default:
      "Rows are counted; --measure looks at one of \(numbers.prefix(6).joined(separator: ", "))"
        + (numbers.count > 6 ? " and \(numbers.count - 6) more." : ".")
    }
  }
}

/// Series of what the semantic model knows by name.
struct ModelSeries {
  var workspace: Workspace
  var options: SeriesOptions

  private var model: SemanticModel { workspace.model }

  /// - Returns: `nil` where the names are not those of the model, or do not go together.
  func read() throws -> SeriesSource.Reading? {
    let access = SeriesAccess(
      model: model, query: QueryTool(store: workspace.store, compiler: workspace.compiler),
      lastDate: workspace.defaultAsOf)
    var found: PlannedSeries?
    for plan in plans where found == nil {
      do {
        found = try access.series(
          of: plan, grain: grain, limits: ExecutionLimits(seconds: 120, rows: 4_000_000),
          cancellation: Interruption.flag)
      } catch ToolFailure.notRun(let problem) {
        throw CommandFailure.opening(problem)
      } catch is SeriesProblem {
        continue
      } catch is ToolFailure {
        // tables that do not go together
        continue
      }
    }
    guard let planned = found else { return nil }
    let series = planned.timeSeries().sorted { $0.name < $1.name }
    var notes: [String] = []
    if let partial = planned.partial?.start {
      notes.append("The step of \(partial.iso) is left out: the data end within it.")
    }
    if planned.leftOut > 0 {
      notes.append("\(planned.leftOut) series with rows in too few steps are left out.")
    }
    return SeriesSource.Reading(
      series: series, grain: series.first?.grain ?? .day, title: planned.figures.first?.name ?? "rows",
      notes: notes)
  }

  private var grain: TimeGrain? { TimeGrain(rawValue: options.grain.rawValue) }

  /// The combinations of what the names can mean, the likeliest first.
  private var plans: [QueryPlan] {
    let keys: [PlanExpression?] = options.by.map { columns($0).map { .column($0) } } ?? [nil]
    let times: [PlanExpression?] =
      options.time.map { columns($0).map { .bucket(.column($0), grain ?? .day) } } ?? [nil]
    return figures.flatMap { figure in
      keys.flatMap { key in
        times.map { time in
          let groups = [key, time].compactMap(\.self)
          return QueryPlan(outputs: groups.map { .init($0) } + [.init(figure)], groups: groups)
        }
      }
    }
  }

  private var figures: [PlanExpression] {
    guard let name = options.measure, options.aggregate != .count else {
      return tables.map { .aggregate(AggregateCall(.count, table: $0.name)) }
    }
    let stated = model.measures.filter { [$0.name, $0.label].contains { Self.same($0, name) } }
    let function: Aggregate = options.aggregate == .avg ? .average : .sum
    return (options.aggregate == nil ? stated.map { .measure($0.name) } : [])
      + columns(name).map { .aggregate(AggregateCall(function, of: .column($0), table: $0.table)) }
  }

  /// The tables whose rows can be counted.
  private var tables: [SemanticModel.Table] {
    if let name = options.table { return model.table(named: name).map { [$0] } ?? [] }
    return model.tables.filter { $0.defaultTimeDimension != nil }.sorted { $0.rowCount > $1.rowCount }
  }

  /// Columns of a name, `region` or `customers.region`.
  private func columns(_ name: String) -> [ColumnReference] {
    model.tables.flatMap { table in
      table.columns.filter { Self.same($0.name, name) || Self.same("\(table.name).\($0.name)", name) }
        .map { ColumnReference(table: table.name, column: $0.name) }
    }
  }

  private static func same(_ left: String, _ right: String) -> Bool {
    left.lowercased() == right.lowercased()
  }
}
