public import QuerentCore

/// Something odd in loaded data, found by counting and never by guessing.
public struct DataFinding: Hashable, Sendable {
  /// What was looked for.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case duplicateRows = "duplicate rows"
    case duplicateKeys = "duplicate keys"
    case missingKeys = "missing keys"
    case orphanKeys = "orphan keys"
    case badDates = "bad dates"
    case gaps
    case lateLoad = "late load"
    case partialPeriod = "partial period"
  }

  public var kind: Kind
  public var table: String
  public var column: String?
  /// Rows or days it is about.
  public var count: Int
  /// One sentence with the figures.
  public var text: String
  /// Whether figures come out wrong because of it; otherwise it is worth knowing.
  public var isSerious: Bool

  /// Makes a finding.
  public init(kind: Kind, table: String, column: String? = nil, count: Int, text: String, isSerious: Bool) {
    self.kind = kind
    self.table = table
    self.column = column
    self.count = count
    self.text = text
    self.isSerious = isSerious
  }
}

/// What a check of data found, and what it could not look at.
public struct DataReport: Hashable, Sendable {
  public var findings: [DataFinding] = []
  /// Checks that were made, for a clean bill that says what it covers.
  public var checks = 0
  /// Checks that could not be made, each with the reason.
  public var skipped: [String] = []

  /// Makes an empty report.
  public init() {}

  /// The findings as rows: kind, table, column, count, whether figures come out wrong, and the sentence.
  public var table: ResultTable {
    ResultTable(
      columns: [
        .init(name: "check", kind: .text, isKey: true), .init(name: "table", kind: .text, isKey: true),
        .init(name: "column", kind: .text, isKey: true), .init(name: "count", kind: .integer),
        .init(name: "serious", kind: .boolean), .init(name: "finding", kind: .text),
      ],
      rows: findings.map {
        [
          .text($0.kind.rawValue), .text($0.table), $0.column.map { .text($0) } ?? .null,
          .integer(Int64($0.count)), .integer($0.isSerious ? 1 : 0), .text($0.text),
        ]
      })
  }
}
