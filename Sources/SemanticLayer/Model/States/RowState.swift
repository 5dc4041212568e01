/// What a word such as `open`, `unpaid` or `won` requires of a row of one table.
public struct RowState: Hashable, Sendable {
  public var table: String
  public var condition: PlanCondition
  /// The date the state began, which a period beside the word speaks of: "deals won last quarter". `nil` for states
  /// that have no beginning of their own, such as being open.
  public var time: ColumnReference?
  /// Whether the condition only says that ``time`` is filled in; a period over it says so, too.
  public var isDateFilled: Bool

  /// Makes a state.
  public init(
    table: String, condition: PlanCondition, time: ColumnReference? = nil, isDateFilled: Bool = false
  ) {
    self.table = table
    self.condition = condition
    self.time = time
    self.isDateFilled = isDateFilled
  }
}
