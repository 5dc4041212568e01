/// A reading of a question as it is recorded for learning: its query and what speaks for and against it.
public struct ReadingRecord: Hashable, Sendable {
  /// The one-line plan.
  public var plan: String
  /// The runnable statement; `nil` when the plan does not compile.
  public var sql: String?
  /// Ranks the readings of one question.
  public var score: Double
  /// By name.
  public var features: [(name: String, value: Double)] {
    zip(names, values).map { (name: $0, value: $1) }
  }
  private var names: [String]
  private var values: [Double]

  /// Makes a record.
  public init(plan: String, sql: String?, score: Double, features: [(name: String, value: Double)]) {
    self.plan = plan
    self.sql = sql
    self.score = score
    names = features.map(\.name)
    values = features.map(\.value)
  }
}
