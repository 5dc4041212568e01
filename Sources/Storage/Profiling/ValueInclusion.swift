import QuerentCore

/// Measures how many of the values that refer exist where they point.
struct ValueInclusion {
  let reader: ProfilingReader

  /// Distinct values looked up; enough to tell a reference from a coincidence of names.
  static let lookedUpValues = 1_000

  /// Share of the distinct referring values that exist, or `nil` when there are none. Zero and empty text stand for
  /// "none" in many databases and are not counted.
  func share(of key: Catalogue.ForeignKey) throws -> Double? {
    let from = ProfilingReader.quoted(key.columns[0])
    let to = ProfilingReader.quoted(key.referencedColumns[0])
    let counts = try reader.row(
      """
      SELECT count(*), sum(v IN (SELECT \(to) FROM \(ProfilingReader.quoted(key.referencedTable))))
      FROM (SELECT DISTINCT \(from) AS v FROM \(ProfilingReader.quoted(key.table))
      WHERE \(from) IS NOT NULL AND \(from) NOT IN (0, '', '0') LIMIT \(Self.lookedUpValues))
      """)
    guard let total = counts[0].number, total > 0 else { return nil }
    return (counts[1].number ?? 0) / total
  }
}
