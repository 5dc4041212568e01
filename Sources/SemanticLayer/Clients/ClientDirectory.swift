import QuerentCore

/// Where data keeps the clients of the business: the table of customers, or the column of a flat file that names them.
public struct ClientDirectory: Hashable, Sendable {
  /// The table that names them; in a flat file the table of what they bought.
  public var table: SemanticModel.Table
  /// What people call a client by.
  public var name: ColumnReference
  /// What tells clients of one name apart; the name where there is nothing else.
  public var key: ColumnReference
  /// What is known of a client beside its name, in the order in which it is told: industry, segment, who looks after
  /// it.
  public var attributes: [SemanticModel.Column]

  /// Finds the clients of a model; `nil` where nothing in it is called a client.
  public init?(model: SemanticModel) {
    let tables = model.tables.filter { Self.isClient($0.entity?.name ?? $0.label) && $0.displayColumn != nil }
    if let table = tables.max(by: { Self.weight(of: $0, in: model) < Self.weight(of: $1, in: model) }),
      let name = table.displayColumn
    {
      self.table = table
      self.name = ColumnReference(table: table.name, column: name)
      key = ColumnReference(table: table.name, column: table.primaryKey.first ?? name)
    } else if let (table, column) = Self.column(in: model) {
      self.table = table
      name = ColumnReference(table: table.name, column: column)
      key = name
    } else {
      return nil
    }
    attributes = Self.attributes(of: table, besides: [name.column, key.column])
  }

  /// Whether a word or phrase is one for who buys: `customer`, `client`, `buyer`.
  static func isClient(_ label: String) -> Bool {
    guard let last = label.split(separator: " ").last else { return false }
    return words.contains(Inflection.singular(of: String(last)))
  }

  private static let words: Set<String> = Set(
    BusinessLexicon.standard.synonyms(of: "customer").map(\.term) + ["customer", "company"])

  /// Tables that more others refer to are likelier the one that is meant; then the larger one.
  private static func weight(of table: SemanticModel.Table, in model: SemanticModel) -> (Int, Int) {
    (model.relationships.count { $0.to == table.name }, table.rowCount)
  }

  /// The column of a flat file that names clients, beside some figure.
  private static func column(in model: SemanticModel) -> (SemanticModel.Table, String)? {
    for table in model.tables where table.columns.contains(where: { $0.role == .measure }) {
      let named = table.columns.filter { column in
        guard column.type == .text, [.dimension, .text, .identifier].contains(column.role) else {
          return false
        }
        let words = column.label.lowercased().split(separator: " ").map(String.init)
        guard let first = words.first, isClient(first) else { return false }
        return words.count == 1 || words.dropFirst() == ["name"]
      }
      if let column = named.first { return (table, column.name) }
    }
    return nil
  }

  /// Columns that sort clients into kinds or name who looks after them, the telling ones first.
  private static func attributes(of table: SemanticModel.Table, besides known: [String])
    -> [SemanticModel.Column]
  {
    let told = table.columns.compactMap { column -> (rank: Int, column: SemanticModel.Column)? in
      guard column.type == .text, column.role == .dimension, !known.contains(column.name) else { return nil }
      let words = Set(column.label.lowercased().split(separator: " ").map(String.init))
      guard let rank = order.firstIndex(where: { !$0.isDisjoint(with: words) }) else { return nil }
      return (rank, column)
    }
    return told.sorted { $0.rank < $1.rank }.prefix(7).map(\.column)
  }

  private static let order: [Set<String>] = [
    ["industry", "sector", "vertical"], ["segment", "tier", "class", "type", "category"],
    ["plan", "edition"],
    ["manager", "owner", "rep", "representative", "agent", "advisor", "salesperson"], ["status"],
    ["region", "territory"], ["country"], ["city"],
  ]
}
