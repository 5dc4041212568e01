import Foundation
import QuerentCore
import Storage

extension Workspace {
  /// - Throws: `StorageError` when rows of a file were left out, with the first.
  static func refuseRejected(in store: AnalyticsStore) throws(StorageError) {
    let query = SQLQuery(
      text: "SELECT file, line, reason, count(*) OVER () FROM _querent_rejects ORDER BY rowid LIMIT 1")
    guard
      let row = (try? store.run(query, limits: ExecutionLimits(), cancellation: CancellationFlag()))?.rows
        .first,
      row.count == 4, let file = row[0].text, let line = row[1].number, let count = row[3].number
    else { return }
    let lines = count == 1 ? "1 line" : "\(FigureFormat.number(count)) lines"
    throw .refusedFile(
      path: file,
      reason: "\(lines) cannot be read, the first is \(FigureFormat.number(line)): \(row[2].text ?? "")",
      suggestion: "mend the file, or set data: {import_quarantine: true} to go on without them")
  }

  /// A table and the file it was imported from.
  public struct LoadedFile: Hashable, Sendable {
    public var table: String
    public var path: String
  }

  /// The files behind the tables, in the order they were named; empty for a database.
  public var loadedFiles: [LoadedFile] {
    let query = SQLQuery(text: "SELECT table_name, path FROM _querent_files ORDER BY rowid")
    let rows =
      (try? store.run(query, limits: ExecutionLimits(), cancellation: CancellationFlag()))?.rows ?? []
    return rows.compactMap { row in
      guard row.count == 2, case .text(let table) = row[0], case .text(let path) = row[1],
        catalogue.tables.contains(where: { $0.name == table })
      else { return nil }
      return LoadedFile(table: table, path: path)
    }
  }
}
