import Foundation
import QuerentCore
import Storage

extension Workspace {
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
