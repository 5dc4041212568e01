import Foundation
import GRDB
import QuerentCore

@testable import Agent

/// Questions over one hand-made database, each with a statement written before the question was ever asked.
///
/// `Data/NAME.sql` (or `NAME.csv`) holds invented rows, `NAME.txt` a line `question | statement` each. Lines below
/// `known wrong:` are questions that were still read wrong when the file was last recorded; no line is ever dropped.
struct SchemaCorpus {
  struct Line {
    var question: String
    var gold: String
    var isKnownWrong: Bool
  }

  static let names = [
    "broker", "dealership", "clinic", "wallet", "insurance", "star", "flat", "college", "subscriptions",
    "claims_mart", "export", "practice", "hotels", "freight", "charity", "property", "garden", "stays_mart",
    "erp_dump", "museums", "recruiting", "utility", "pipeline", "outdoor", "gym",
    "wholesale", "telecom", "jobshop", "orders_export", "retail_dw", "consulting", "unnamed", "fakt_pos",
    "till", "fitness", "sales_data_sample", "adventure", "school_office", "xtrct_0424", "lending", "agency",
    "lender",
    "parcels", "webshop", "clinic_mart", "drinks", "cryptic", "lawfirm", "seatsale",
  ]

  let name: String
  private(set) var asOf: CalendarDate?
  private(set) var lines: [Line] = []

  init(_ name: String) throws {
    self.name = name
    var isKnownWrong = false
    for raw in try String(contentsOf: Self.file(name, "txt"), encoding: .utf8).split(separator: "\n") {
      if raw.hasPrefix("as of ") { asOf = CalendarDate(iso: String(raw.dropFirst(6))) }
      if raw.hasPrefix("known wrong:") { isKnownWrong = true }
      guard let bar = raw.range(of: " | ") else { continue }
      lines.append(
        Line(
          question: String(raw[..<bar.lowerBound]), gold: String(raw[bar.upperBound...]),
          isKnownWrong: isKnownWrong))
    }
  }

  /// Whether the data is one flat file, where nothing is joined.
  static func isOneTable(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: file(name, "csv").path)
  }

  /// Opens the database, made anew in a folder.
  func open(in folder: String) throws -> Analyst {
    var source = Self.file(name, "csv").path
    if !Self.isOneTable(name) {
      source = folder + "/\(name).sqlite"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let queue = try DatabaseQueue(path: source)
      let script = try String(contentsOf: Self.file(name, "sql"), encoding: .utf8)
      try queue.inDatabase { try $0.execute(sql: script) }
      try queue.close()
    }
    return Analyst(
      workspace: try Workspace.open(
        [source], options: WorkspaceOptions(), cancellation: CancellationFlag(), report: { _ in },
        progress: { _ in }))
  }

  /// Whether the answer to a question holds the rows of its statement. It may show more columns; the order counts
  /// where the statement orders its rows.
  func isRight(_ line: Line, _ answer: Answer, _ analyst: Analyst) -> Bool {
    guard answer.status == .answered, let actual = answer.table?.rows,
      let expected = analyst.run(sql: line.gold).answer.table?.rows
    else { return false }
    return Self.holds(actual, expected, ignoringOrder: !Self.isOrdered(line.gold))
  }

  /// Writes the file anew, with the lines sorted into right and known wrong.
  func record(_ isRight: [Bool]) throws {
    var text = asOf.map { "as of \($0.iso)\n" } ?? ""
    func write(_ wanted: Bool) {
      for (line, right) in zip(lines, isRight) where right == wanted {
        text += "\(line.question) | \(line.gold)\n"
      }
    }
    write(true)
    text += "known wrong:\n"
    write(false)
    try text.write(to: Self.file(name, "txt"), atomically: true, encoding: .utf8)
  }

  // MARK: Comparing

  /// The order by of the statement itself rather than of one inside parentheses.
  private static func isOrdered(_ sql: String) -> Bool {
    guard let order = sql.range(of: "ORDER BY", options: .backwards) else { return false }
    let rest = sql[order.lowerBound...]
    return rest.count { $0 == ")" } <= rest.count { $0 == "(" }
  }

  /// Whether some columns of the rows are the expected ones.
  static func holds(_ rows: [[Value]], _ expected: [[Value]], ignoringOrder: Bool) -> Bool {
    guard rows.count == expected.count else { return false }
    guard let width = rows.first?.count, let wanted = expected.first?.count else { return true }
    let candidates = (0..<wanted).map { column in
      (0..<width).filter { candidate in
        RowComparison.equal(
          rows.map { [$0[candidate]] }, expected.map { [$0[column]] }, ignoringOrder: ignoringOrder)
      }
    }
    func fits(_ chosen: [Int]) -> Bool {
      if chosen.count == wanted {
        return RowComparison.equal(
          rows.map { row in chosen.map { row[$0] } }, expected, ignoringOrder: ignoringOrder)
      }
      return candidates[chosen.count].contains { !chosen.contains($0) && fits(chosen + [$0]) }
    }
    return fits([])
  }

  private static func file(_ name: String, _ type: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Data/\(name).\(type)")
  }
}
