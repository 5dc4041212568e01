/// The rows a query gave, with typed columns. The one object that feeds the sentence, the chart, the screen and
/// every export.
public struct ResultTable: Hashable, Sendable {
  /// A column of a result.
  public struct Column: Hashable, Sendable {
    /// What the cells of a column are, which decides how they are aligned, separated and charted.
    public enum Kind: String, Hashable, Sendable {
      /// Whole numbers that are counted or added: thousands are separated.
      case integer
      /// Numbers with a fraction.
      case real
      /// Names, categories and free text.
      case text
      /// Calendar days, months, quarters or years as ISO text (`2017-03-01`, `2017-03`, `2017-Q1`, `2017`).
      case date
      /// Date with time as ISO text.
      case datetime
      /// Numbers that name things (ids, codes, years, zip codes): never separated, never added.
      case identifier
      case boolean
    }

    /// The name in the SQL result.
    public var name: String
    /// What a person reads: `net revenue`, not `net_revenue`.
    public var label: String
    public var kind: Kind
    /// `USD`, `%`, `days`; `nil` for a plain count or text. A `%` column holds fractions (0.25 means 25 %).
    public var unit: String?
    /// Whether the column is a group key rather than a figure.
    public var isKey: Bool

    /// Makes a column; `label` defaults to the name with underscores read as spaces.
    public init(name: String, label: String? = nil, kind: Kind, unit: String? = nil, isKey: Bool = false) {
      self.name = name
      self.label = label ?? String(name.map { $0 == "_" ? " " : $0 })
      self.kind = kind
      self.unit = unit
      self.isKey = isKey
    }
  }

  public var columns: [Column]
  /// Row-major cells, each row as long as `columns`.
  public var rows: [[Value]]
  /// Whether rows were cut at the row limit.
  public var isTruncated: Bool
  /// Time in SQLite, in milliseconds.
  public var elapsedMilliseconds: Double

  /// Makes a table from its parts.
  public init(
    columns: [Column], rows: [[Value]], isTruncated: Bool = false, elapsedMilliseconds: Double = 0
  ) {
    self.columns = columns
    self.rows = rows
    self.isTruncated = isTruncated
    self.elapsedMilliseconds = elapsedMilliseconds
  }
}
