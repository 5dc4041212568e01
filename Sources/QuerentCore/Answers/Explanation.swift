/// How a question was read: what stands beside the other fields of an answer when somebody asks how it came about.
public struct Explanation: Hashable, Sendable {
  /// A rule of the grammar at work.
  public struct Rule: Hashable, Sendable {
    public var name: String
    /// The words of the question it read.
    public var words: String
    /// Inside how many other rules its words stand.
    public var depth: Int

    /// Makes a rule.
    public init(name: String, words: String, depth: Int) {
      self.name = name
      self.words = words
      self.depth = depth
    }
  }

  /// A reading that was not chosen.
  public struct RunnerUp: Hashable, Sendable {
    public var plan: String
    /// Why it lost, the weightiest reason first.
    public var reasons: [String]

    /// Makes a runner-up.
    public init(plan: String, reasons: [String]) {
      self.plan = plan
      self.reasons = reasons
    }
  }

  /// A table a query read, and its rows.
  public struct TableRead: Hashable, Sendable {
    public var table: String
    public var rows: Int

    /// Makes a table that was read.
    public init(table: String, rows: Int) {
      self.table = table
      self.rows = rows
    }
  }

  /// What terms of the question were taken for.
  public var mentions: [String] = []
  /// The rules that read it, in the order of the words, outer before inner.
  public var rules: [Rule] = []
  public var runnerUp: RunnerUp?
  /// Plans of further readings, likeliest first.
  public var otherPlans: [String] = []
  public var tablesRead: [TableRead] = []

  /// Makes an explanation with nothing in it.
  public init() {}
}
