import QuerentCore
import SemanticLayer

/// Finds references that the schema does not declare. The names must agree first – chance puts most small integers
/// into every other column of small integers – and then the values: nine in ten must exist where they point.
struct ForeignKeyInference {
  let tables: [Catalogue.Table]
  let declared: [Catalogue.ForeignKey]
  let reader: ProfilingReader

  /// Share of the values that must exist, so that a few orphans do not hide a reference.
  static let neededInclusion = 0.9

  func foreignKeys() throws -> [Catalogue.ForeignKey] {
    let targets = ReferenceTargets(tables: tables)
    var known = Set(declared.filter { $0.columns.count == 1 }.map { Self.identity($0.table, $0.columns[0]) })
    var found: [Catalogue.ForeignKey] = []
    for table in tables {
      for column in table.columns where known.insert(Self.identity(table.name, column.name)).inserted {
        let candidates = targets.candidates(for: column, of: table)
        if let key = try best(candidates, for: column, of: table) { found.append(key) }
      }
    }
    return found
  }

  /// The first candidate whose values agree; candidates come with the surest name first.
  private func best(
    _ candidates: [ReferenceTargets.Candidate], for column: Catalogue.Column, of table: Catalogue.Table
  ) throws -> Catalogue.ForeignKey? {
    for candidate in candidates {
      guard Self.areComparable(column, candidate.column) else { continue }
      var key = Catalogue.ForeignKey(
        table: table.name, columns: [column.name], referencedTable: candidate.table,
        referencedColumns: [candidate.column.name], isDeclared: false)
      if let share = try ValueInclusion(reader: reader).share(of: key) {
        guard share >= Self.neededInclusion else { continue }
        key.inclusion = share
      } else if !candidate.isSureByName {
        continue
      }
      return key
    }
    return nil
  }

  /// Texts do not refer to numbers, except numbers written as text.
  private static func areComparable(_ a: Catalogue.Column, _ b: Catalogue.Column) -> Bool {
    func isNumber(_ column: Catalogue.Column) -> Bool { column.type == .integer || column.type == .real }
    func isNothing(_ column: Catalogue.Column) -> Bool { column.type == .empty || column.distinctCount == 0 }
    if isNothing(a) || isNothing(b) { return true }
    if a.type == .date || a.type == .datetime || a.type == .boolean || a.type == .blob { return false }
    return isNumber(a) == isNumber(b) || a.isStoredAsText || b.isStoredAsText
  }

  private static func identity(_ table: String, _ column: String) -> String {
    "\(table.lowercased())\u{0}\(column.lowercased())"
  }
}
