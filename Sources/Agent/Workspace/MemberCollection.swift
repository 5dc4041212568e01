import QuerentCore
import SemanticLayer
import SemanticParsing
import Storage

/// Collects the distinct values of text columns that people may name in a question.
enum MemberCollection {
  /// Longer texts are prose, not names.
  private static let longestName = 60.0

  static func collect(
    from store: AnalyticsStore, catalogue: Catalogue, limit: Int
  ) throws -> [ProfileCache.Members] {
    var members: [ProfileCache.Members] = []
    for table in catalogue.tables {
      for column in table.columns where isNamed(column, limit: limit) {
        let values = try store.distinctValues(table: table.name, column: column.name, limit: limit)
        members.append(
          .init(table: table.name, column: column.name, values: values.compactMap(\.value.text)))
      }
    }
    return members
  }

  private static func isNamed(_ column: Catalogue.Column, limit: Int) -> Bool {
    column.type == .text && column.distinctCount <= limit && column.meanLength <= longestName
  }

  /// The columns to index: those the model groups or filters by.
  static func columns(_ members: [ProfileCache.Members], of model: SemanticModel) -> [MemberIndex.Column] {
    members.compactMap { member in
      let reference = ColumnReference(table: member.table, column: member.column)
      guard let role = model.column(reference)?.role, role != .text else { return nil }
      return MemberIndex.Column(column: reference, values: member.values)
    }
  }
}
