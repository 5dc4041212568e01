import Foundation
import GRDB

extension DocumentIndex {
  /// The section of a document that a line stands in, or `nil` when there is none.
  /// - Parameters:
  ///   - path: as it is cited.
  ///   - page: of documents with pages.
  public func section(of path: String, line: Int, page: Int? = nil) throws -> Chunk? {
    try queue.read { database in
      let decoder = JSONDecoder()
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT headings, lines FROM chunk JOIN document ON document.id = chunk.document WHERE path = ?
          ORDER BY chunk.id
          """, arguments: [path])
      while let row = try rows.next() {
        let lines = try decoder.decode([StoredLine].self, from: Data((row["lines"] as String).utf8))
        guard lines.contains(where: { $0.number == line && $0.page == page }) else { continue }
        return Chunk(
          path: path,
          headings: try decoder.decode([String].self, from: Data((row["headings"] as String).utf8)),
          lines: lines.map { SourceLine($0.text, number: $0.number, page: $0.page) })
      }
      return nil
    }
  }
}
