/// What is in a database: tables, their columns and what a profile of the values showed. `Storage` makes it;
/// the semantic model is inferred from it.
public struct Catalogue: Hashable, Sendable, Codable {
  /// One table or view.
  public struct Table: Hashable, Sendable, Codable {
    public var name: String
    public var columns: [Column]
    public var rowCount: Int
    /// Names of the columns of the declared, or else inferred, primary key.
    public var primaryKey: [String]
    public var isPrimaryKeyDeclared: Bool

    /// Makes a table.
    public init(
      name: String, columns: [Column], rowCount: Int, primaryKey: [String] = [],
      isPrimaryKeyDeclared: Bool = false
    ) {
      self.name = name
      self.columns = columns
      self.rowCount = rowCount
      self.primaryKey = primaryKey
      self.isPrimaryKeyDeclared = isPrimaryKeyDeclared
    }
  }

  /// One column and its profile.
  public struct Column: Hashable, Sendable, Codable {
    /// What the values are, whatever the declaration says.
    public enum ValueType: String, Hashable, Sendable, Codable {
      case integer, real, text, date, datetime, boolean, blob, empty
    }

    /// How the column writes dates.
    public enum DateStyle: String, Hashable, Sendable, Codable {
      /// `2017-03-01`, with or without time: compared and cut as text.
      case iso
      case epochSeconds = "epoch_seconds"
      case epochMilliseconds = "epoch_milliseconds"
      /// `3/1/2017` in text.
      case monthDayYear = "month_day_year"
      /// `1/3/2017` in text.
      case dayMonthYear = "day_month_year"
      /// `20170301` as number or text.
      case compact
      /// A month of a year: `2017-03` in text, `201703` as number or text.
      case yearMonth = "year_month"
      /// A four-digit year alone.
      case year
    }

    /// A frequent value and how often it occurs.
    public struct Frequent: Hashable, Sendable, Codable {
      public var value: Value
      public var count: Int

      /// Makes a frequent value.
      public init(value: Value, count: Int) {
        self.value = value
        self.count = count
      }
    }

    public var name: String
    public var declaredType: String
    public var type: ValueType
    public var dateStyle: DateStyle?
    public var distinctCount: Int
    public var nullCount: Int
    public var minimum: Value
    public var maximum: Value
    /// At most ten, most frequent first.
    public var topValues: [Frequent]
    /// Digits after the decimal point that every value keeps to, or `nil` when values have more than four.
    public var decimals: Int?
    public var isNotNull: Bool
    public var isUnique: Bool
    /// Mean length of text values in characters; 0 for others.
    public var meanLength: Double
    /// Whether the values lie in the table as text although `type` says number, date or boolean: SQL that compares
    /// or adds them must convert first.
    public var isStoredAsText: Bool

    /// Makes a column with an empty profile.
    public init(name: String, declaredType: String, type: ValueType) {
      self.name = name
      self.declaredType = declaredType
      self.type = type
      self.dateStyle = nil
      self.distinctCount = 0
      self.nullCount = 0
      self.minimum = .null
      self.maximum = .null
      self.topValues = []
      self.decimals = nil
      self.isNotNull = false
      self.isUnique = false
      self.meanLength = 0
      self.isStoredAsText = false
    }
  }

  /// A reference from one table to another.
  public struct ForeignKey: Hashable, Sendable, Codable {
    public var table: String
    public var columns: [String]
    public var referencedTable: String
    public var referencedColumns: [String]
    /// Declared in the schema, or inferred by name and value inclusion.
    public var isDeclared: Bool
    /// Share of referring values that exist in the referenced column, 0…1.
    public var inclusion: Double

    /// Makes a foreign key.
    public init(
      table: String, columns: [String], referencedTable: String, referencedColumns: [String],
      isDeclared: Bool, inclusion: Double = 1
    ) {
      self.table = table
      self.columns = columns
      self.referencedTable = referencedTable
      self.referencedColumns = referencedColumns
      self.isDeclared = isDeclared
      self.inclusion = inclusion
    }
  }

  public var tables: [Table]
  public var foreignKeys: [ForeignKey]

  /// Makes a catalogue.
  public init(tables: [Table], foreignKeys: [ForeignKey] = []) {
    self.tables = tables
    self.foreignKeys = foreignKeys
  }

  public func table(named name: String) -> Table? { tables.first { $0.name == name } }
}
