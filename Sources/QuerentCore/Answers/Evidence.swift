/// What a claim of an answer rests on.
public enum Evidence: Hashable, Sendable {
  /// One cell of the answer's table, by index.
  case cell(row: Int, column: Int)
  /// A figure worked out from cells of the answer's table, such as their sum.
  case derived(Derivation, rows: Range<Int>, column: Int)
  /// The number of rows of the answer's table.
  case rowCount

  /// How a figure follows from cells.
  public enum Derivation: String, Hashable, Sendable, CaseIterable {
    case sum, mean, minimum, maximum
    /// Last minus first.
    case difference
    /// Last divided by first, minus one.
    case relativeChange = "relative_change"
    /// First cell divided by the sum of the column.
    case shareOfTotal = "share_of_total"
  }
}
