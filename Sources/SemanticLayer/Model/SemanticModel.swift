public import QuerentCore

/// What the tables of a database mean: what a row is, what is added up, what is grouped by, how tables join.
///
/// Inferred from a ``Catalogue`` for any database, written as YAML by `querent model init`, edited by people.
/// The vocabulary is that of semantic layers such as dbt's and Cube's.
public struct SemanticModel: Hashable, Sendable {
  public var tables: [Table] { didSet { tablePlaces = NamePlaces(tables.map(\.name)) } }
  public var relationships: [Relationship]
  /// Measures over one or several tables: `revenue`, `margin`, `average order value`.
  public var measures: [Measure] { didSet { measurePlaces = NamePlaces(measures.map(\.name)) } }
  /// The measure a bare "how did we do" means.
  public var defaultMeasure: String?
  public var calendar: BusinessCalendar
  /// What audits are told about the data.
  public var audit = AuditModel()
  private var tablePlaces: NamePlaces
  private var measurePlaces: NamePlaces
  /// Words of the business that are not names of columns: `AMER` for a region member, `biggies` for customers.
  public var synonyms: [Synonym]

  /// Makes a model.
  public init(
    tables: [Table], relationships: [Relationship] = [], measures: [Measure] = [],
    defaultMeasure: String? = nil, calendar: BusinessCalendar = BusinessCalendar(), synonyms: [Synonym] = []
  ) {
    self.tables = tables
    self.tablePlaces = NamePlaces(tables.map(\.name))
    self.measurePlaces = NamePlaces(measures.map(\.name))
    self.relationships = relationships
    self.measures = measures
    self.defaultMeasure = defaultMeasure
    self.calendar = calendar
    self.synonyms = synonyms
  }

  /// A table, compared without case as SQLite does.
  public func table(named name: String) -> Table? {
    tablePlaces.place(of: name).map { tables[$0] }
  }

  public func measure(named name: String) -> Measure? {
    measurePlaces.exactPlace(of: name).map { measures[$0] }
  }

  /// The column a reference names, or `nil`.
  public func column(_ reference: ColumnReference) -> Column? {
    table(named: reference.table)?.column(named: reference.column)
  }
}

extension SemanticModel {
  /// A table and what one row of it is.
  public struct Table: Hashable, Sendable {
    /// The name in SQL.
    public var name: String
    /// What people read: `order items` for `Order_Items`.
    public var label: String
    public var synonyms: [String]
    /// What one row is: `one line of an order`.
    public var grain: String
    public var primaryKey: [String]
    public var entity: Entity?
    /// The column that shows a row to a person: the name rather than the id.
    public var displayColumn: String?
    /// The time dimension a bare period applies to.
    public var defaultTimeDimension: String?
    public var columns: [Column]
    public var rowCount: Int

    /// Makes a table.
    public init(
      name: String, label: String, synonyms: [String] = [], grain: String = "", primaryKey: [String] = [],
      entity: Entity? = nil, displayColumn: String? = nil, defaultTimeDimension: String? = nil,
      columns: [Column] = [], rowCount: Int = 0
    ) {
      self.name = name
      self.label = label
      self.synonyms = synonyms
      self.grain = grain
      self.primaryKey = primaryKey
      self.entity = entity
      self.displayColumn = displayColumn
      self.defaultTimeDimension = defaultTimeDimension
      self.columns = columns
      self.rowCount = rowCount
    }

    /// A column, compared without case as SQLite does.
    public func column(named name: String) -> Column? {
      columns.first { $0.name == name } ?? columns.first { $0.name.lowercased() == name.lowercased() }
    }
  }

  /// The thing a table is about, counted by its id: rows of `orders` may be lines, and "how many orders" counts
  /// distinct `order_id`.
  public struct Entity: Hashable, Sendable {
    /// Singular: `order`.
    public var name: String
    /// The column whose distinct values are counted; `nil` when every row is one.
    public var countedBy: String?

    /// Makes an entity.
    public init(name: String, countedBy: String? = nil) {
      self.name = name
      self.countedBy = countedBy
    }
  }

  /// A column and its part in questions.
  public struct Column: Hashable, Sendable {
    /// The part a column plays.
    public enum Role: String, Hashable, Sendable {
      /// Names a row or another row: counted, joined, never added. Includes zip codes and phone numbers.
      case identifier
      /// Grouped by and filtered on.
      case dimension
      /// A date, a time or a year.
      case time = "time_dimension"
      /// A number that is aggregated.
      case measure
      /// Long free text: searched, not grouped.
      case text
    }

    /// Where a time dimension stands in the life of a row.
    public enum TimeRole: String, Hashable, Sendable {
      case event, created, due, closed, start, end, birth, snapshot
    }

    public var name: String
    public var label: String
    public var synonyms: [String]
    public var type: Catalogue.Column.ValueType
    public var role: Role
    public var dateStyle: Catalogue.Column.DateStyle?
    public var timeRole: TimeRole?
    /// How a measure is aggregated when the question does not say: sum; average for rates, prices, ages, scores.
    public var defaultAggregate: Aggregate?
    /// Whether sums over any dimension make sense, or not over time (balances), or never (rates).
    public var additivity: Additivity
    /// `USD`, `%`, `days`, `years`.
    public var unit: String?
    public var distinctCount: Int
    public var nullCount: Int
    public var minimum: Value
    public var maximum: Value
    public var samples: [Value]
    /// Digits after the decimal point every value keeps to; `nil` when unknown.
    public var decimals: Int?
    public var isUnique: Bool
    /// Whether numbers, dates or booleans lie in the table as text, so that SQL must convert before it compares.
    public var isStoredAsText: Bool

    /// Makes a column with an empty profile.
    public init(
      name: String, label: String, synonyms: [String] = [], type: Catalogue.Column.ValueType, role: Role,
      dateStyle: Catalogue.Column.DateStyle? = nil, timeRole: TimeRole? = nil,
      defaultAggregate: Aggregate? = nil, additivity: Additivity = .additive, unit: String? = nil
    ) {
      self.name = name
      self.label = label
      self.synonyms = synonyms
      self.type = type
      self.role = role
      self.dateStyle = dateStyle
      self.timeRole = timeRole
      self.defaultAggregate = defaultAggregate
      self.additivity = additivity
      self.unit = unit
      self.distinctCount = 0
      self.nullCount = 0
      self.minimum = .null
      self.maximum = .null
      self.samples = []
      self.decimals = nil
      self.isUnique = false
      self.isStoredAsText = false
    }
  }

  /// Over which dimensions a measure may be summed (Kimball, "The Data Warehouse Toolkit", 2013, ch. 3).
  public enum Additivity: String, Hashable, Sendable {
    case additive
    case semiAdditive = "semi_additive"
    case nonAdditive = "non_additive"
  }

  /// Whether more is better, for wording and chart colours.
  public enum Polarity: String, Hashable, Sendable {
    case higherIsBetter = "higher_is_better"
    case lowerIsBetter = "lower_is_better"
    case neutral
  }

  /// A named figure.
  public struct Measure: Hashable, Sendable {
    /// An identifier: `average_order_value`.
    public var name: String
    public var label: String
    public var synonyms: [String]
    /// Over aggregates of columns; a ratio divides two sums, never averages row ratios.
    public var expression: PlanExpression
    public var additivity: Additivity
    public var unit: String?
    public var polarity: Polarity
    /// A definition in words.
    public var note: String

    /// Makes a measure.
    public init(
      name: String, label: String, synonyms: [String] = [], expression: PlanExpression,
      additivity: Additivity = .additive, unit: String? = nil, polarity: Polarity = .higherIsBetter,
      note: String = ""
    ) {
      self.name = name
      self.label = label
      self.synonyms = synonyms
      self.expression = expression
      self.additivity = additivity
      self.unit = unit
      self.polarity = polarity
      self.note = note
    }
  }

  /// A many-to-one reference, from the table with the foreign key to the table it points at.
  public struct Relationship: Hashable, Sendable {
    /// How many rows stand on each side.
    public enum Cardinality: String, Hashable, Sendable {
      case manyToOne = "many_to_one"
      case oneToOne = "one_to_one"
      /// The referenced columns are not unique (a key that both tables share).
      case manyToMany = "many_to_many"
    }

    public var from: String
    public var fromColumns: [String]
    public var to: String
    public var toColumns: [String]
    public var cardinality: Cardinality
    /// Declared in the schema or the model file, rather than inferred.
    public var isDeclared: Bool

    /// Makes a relationship.
    public init(
      from: String, fromColumns: [String], to: String, toColumns: [String],
      cardinality: Cardinality = .manyToOne, isDeclared: Bool = true
    ) {
      self.from = from
      self.fromColumns = fromColumns
      self.to = to
      self.toColumns = toColumns
      self.cardinality = cardinality
      self.isDeclared = isDeclared
    }

    /// Names the join: the column of the foreign key, which tells a flight's source airport from its destination.
    public var role: String { fromColumns.joined(separator: "+") }
  }

  /// A word of the business and what it stands for.
  public struct Synonym: Hashable, Sendable {
    public var term: String
    /// A measure name, a `table.column`, a table, or a one-line condition such as `orders.region = 'AMER'`.
    public var meaning: String

    /// Makes a synonym.
    public init(term: String, meaning: String) {
      self.term = term
      self.meaning = meaning
    }
  }
}

/// The calendar of the business.
public struct BusinessCalendar: Hashable, Sendable {
  /// First month of the fiscal year, 1…12.
  public var fiscalYearStart: Int
  /// ISO weekday a week starts on: Monday is 1, Sunday is 7.
  public var weekStart: Int
  /// Whether "last month" is the month that ends today, whatever day that is, and not the last whole one.
  public var lastIsRolling: Bool
  /// Whether the running month is one of "the last 3 months".
  public var countsRunningPeriod: Bool

  /// Makes a calendar; the default is calendar years, Monday weeks and whole periods.
  public init(
    fiscalYearStart: Int = 1, weekStart: Int = 1, lastIsRolling: Bool = false,
    countsRunningPeriod: Bool = false
  ) {
    self.fiscalYearStart = fiscalYearStart
    self.weekStart = weekStart
    self.lastIsRolling = lastIsRolling
    self.countsRunningPeriod = countsRunningPeriod
  }
}
