import Agent
import Foundation
import QuerentCore

/// What the last run of a question file answered, kept in the state folder, so that a failure can show what is new.
struct PreviousRun {
  /// What is kept of a question.
  private struct Entry: Codable {
    /// The day of the run, as 2026-10-31.
    var day: String
    /// The keys of the rows of its answer, such as the name of each rep.
    var rows: [String]
  }

  /// Answers of more rows are not kept.
  private static let mostRows = 2_000
  private let path: String?
  private let today: String?
  private var before: [String: Entry] = [:]
  private var now: [String: Entry] = [:]

  /// The last run of a question file; standard input has none, and neither has a file nobody ran.
  init(of file: String, stateFolder: String?, today: CalendarDate?) {
    self.today = today?.iso
    guard file != "-", let stateFolder else {
      path = nil
      return
    }
    let full = URL(filePath: file).standardizedFileURL.path
    let path = "\(stateFolder)/runs/\(StableName.of(full)).json"
    self.path = path
    guard let data = FileManager.default.contents(atPath: path) else { return }
    before = (try? JSONDecoder().decode([String: Entry].self, from: data)) ?? [:]
  }

  /// `not in the previous run (2026-10-24)`, for the rows of an answer that were not in that of the last run; `nil` for
  /// the others, and for all where there was none.
  func notes(on answer: Answer, of id: String) -> [String?] {
    guard let table = answer.table else { return [] }
    guard let entry = before[id], let keys = Self.keys(of: table) else { return table.rows.map { _ in nil } }
    let known = Set(entry.rows)
    return keys.map { known.contains($0) ? nil : "not in the previous run (\(entry.day))" }
  }

  /// Notes an answer of this run.
  mutating func add(_ answer: Answer, of id: String) {
    guard path != nil, let today, answer.status == .answered, let table = answer.table,
      table.rows.count <= Self.mostRows, let keys = Self.keys(of: table)
    else { return }
    now[id] = Entry(day: today, rows: keys)
  }

  /// Keeps this run for the next; questions that did not run keep what they had. A folder that cannot be written keeps
  /// nothing.
  func write() {
    guard let path, !now.isEmpty else { return }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    guard let data = try? encoder.encode(before.merging(now) { $1 }) else { return }
    let url = URL(filePath: path)
    try? FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    try? data.write(to: url, options: .atomic)
  }

  /// What tells the rows apart: their keys, else their texts and dates; `nil` for figures alone.
  private static func keys(of table: ResultTable) -> [String]? {
    let keys = table.columns.indices.filter { table.columns[$0].isKey }
    let names = table.columns.indices.filter {
      [.text, .date, .identifier].contains(table.columns[$0].kind)
    }
    let chosen = keys.isEmpty ? names : keys
    guard !chosen.isEmpty else { return nil }
    return table.rows.map { row in chosen.map { "\(row[$0])" }.joined(separator: "\u{1F}") }
  }
}

/// Short names of files for texts of any length, the same in every run.
enum StableName {
  /// The 64-bit FNV-1a hash of the text, in hexadecimal (Fowler, Noll and Vo, draft-eastlake-fnv).
  static func of(_ text: String) -> String {
    let hash = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    return String(hash, radix: 16)
  }
}
