public import QuerentCore

/// What the data says of one client: facts, each one cell, and the statement that gives them all.
public struct ClientProfile: Hashable, Sendable {
  /// What a fact is about, for those who compare it with a rule.
  public enum Part: Hashable, Sendable {
    /// A kind the client belongs to: its industry, its segment.
    case attribute(String)
    /// What it spent in the last four full quarters, and in the four before.
    case spend, spendBefore
    /// How much the spend changed, as a fraction.
    case change
    /// A thing it buys much of, the most first.
    case bought(String)
    case other
  }

  /// One thing that is known.
  public struct Fact: Hashable, Sendable {
    public var part: Part
    /// `industry`, `open tickets`.
    public var label: String
    public var value: Value
    /// How the value is written.
    public var column: ResultTable.Column

    /// Makes a fact.
    public init(part: Part, label: String, value: Value, column: ResultTable.Column) {
      self.part = part
      self.label = label
      self.value = value
      self.column = column
    }

    /// The value as people read it.
    public var text: String { FigureFormat.text(value, of: column) }
  }

  public var name: String
  public var facts: [Fact]
  /// The rows of `facts`: what, and its value.
  public var table: ResultTable
  public var query: SQLQuery
  /// The four quarters the spend is of.
  public var period: TimeRange?

  /// Makes a profile from its parts.
  public init(name: String, facts: [Fact], table: ResultTable, query: SQLQuery, period: TimeRange? = nil) {
    self.name = name
    self.facts = facts
    self.table = table
    self.query = query
    self.period = period
  }

  /// The first fact of a part.
  public func fact(_ part: Part) -> Fact? { facts.first { $0.part == part } }
}
