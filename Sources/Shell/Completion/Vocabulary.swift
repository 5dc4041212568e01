import SemanticLayer
import SemanticParsing

/// The words a person may want to complete, of one workspace.
struct Vocabulary {
  /// Table names as SQL writes them.
  var tables: [String] = []
  /// Column names of each table, as SQL writes them.
  var columns: [String: [String]] = [:]
  /// What people type in a question: labels of tables, columns and measures.
  var words: [String] = []
  /// Values of text columns with few enough of them.
  var members: [String] = []
  /// Names of saved questions.
  var saved: [String] = []

  /// Columns with more values than this are not completed by value.
  static let memberLimit = 1_000

  init() {}

  init(model: SemanticModel, members: MemberIndex) {
    tables = model.tables.map(\.name)
    var words: Set<String> = []
    for table in model.tables {
      columns[table.name] = table.columns.map(\.name)
      words.insert(table.label)
      for column in table.columns {
        words.insert(column.label)
        words.insert(column.name)
      }
    }
    words.formUnion(tables)
    words.formUnion(model.measures.map(\.label))
    self.words = words.sorted()
    let values = members.columns(withAtMost: Self.memberLimit).flatMap(\.values)
    self.members = Set(values).subtracting(words).sorted()
  }
}
