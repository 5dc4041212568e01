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
    let source: SeriesSource
    do {
      source = try resolve(in: workspace.catalogue, zone: zone)
    } catch {
      if let reading = try ModelSeries(workspace: workspace, options: self).read() { return reading }
      throw error
    }
    return try source.read(from: workspace.store)
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
