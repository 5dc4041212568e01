import QuerentCore
import SemanticLayer
import SemanticParsing
import Storage

/// Collects the distinct values of text columns that people may name in a question.
enum MemberCollection {
  /// Longer texts are prose, not names.
  private static let longestName = 60.0

  /// Columns of up to so many values are read most frequent first.
  private static let fewValues = 10_000

  /// The bytes of an index of the values.
  static func collect(from store: AnalyticsStore, catalogue: Catalogue, limit: Int) throws -> [UInt8] {
    var builder = MemberIndexBuilder()
    for table in catalogue.tables {
      for column in table.columns where isName(column, limit: limit) {
        builder.begin(ColumnReference(table: table.name, column: column.name))
        try store.forEachDistinctText(
          table: table.name, column: column.name, isFrequentFirst: column.distinctCount <= fewValues
        ) { builder.add($0) }
      }
    }
    return builder.finish()
  }

  private static func isName(_ column: Catalogue.Column, limit: Int) -> Bool {
    column.type == .text && column.distinctCount <= limit && column.meanLength <= longestName
  }

  /// Whether the model groups or filters by a column.
  static func isNamed(_ column: ColumnReference, in model: SemanticModel) -> Bool {
    model.column(column).map { $0.role != .text } ?? false
  }
}
