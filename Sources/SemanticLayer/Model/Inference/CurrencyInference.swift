import QuerentCore

/// Gives sums of money their unit where a column of currencies holds one code only, for its table and those that
/// join it.
struct CurrencyInference {
  let tables: [SemanticModel.Table]
  let relationships: [SemanticModel.Relationship]

  func withUnits() -> [SemanticModel.Table] {
    var codes: [String: String] = [:]
    for table in tables {
      for column in table.columns where Self.names.contains(column.label) {
        guard column.distinctCount == 1, column.nullCount == 0, let code = column.samples.first?.text,
          code.utf8.count == 3, code.utf8.allSatisfy({ $0 >= 65 && $0 <= 90 })
        else { return tables }
        codes[table.name] = code
      }
    }
    guard Set(codes.values).count == 1, let code = codes.first?.value else { return tables }
    var reached = Set(codes.keys)
    var grows = true
    while grows {
      grows = false
      for link in relationships where reached.contains(link.from) != reached.contains(link.to) {
        reached.formUnion([link.from, link.to])
        grows = true
      }
    }
    return tables.map { table in
      guard reached.contains(table.name) else { return table }
      var table = table
      for index in table.columns.indices where Self.isMoney(table.columns[index]) {
        table.columns[index].unit = code
      }
      return table
    }
  }

  /// Sums of money that no name and no column gives a unit, in a currency that somebody says.
  static func priced(_ tables: [SemanticModel.Table], in code: String) -> [SemanticModel.Table] {
    tables.map { table in
      var table = table
      for index in table.columns.indices where isMoney(table.columns[index]) {
        table.columns[index].unit = code
      }
      return table
    }
  }

  private static func isMoney(_ column: SemanticModel.Column) -> Bool {
    guard column.role == .measure, column.unit == nil, let last = column.label.split(separator: " ").last
    else {
      return false
    }
    return money.contains(Inflection.singular(of: String(last))) || money.contains(String(last))
  }

  private static let names: Set<String> = ["currency", "currency code"]
  private static let money: Set<String> = [
    "sales", "sale", "revenue", "turnover", "amount", "profit", "cost", "price", "value", "fee", "tax",
    "spend",
    "payment", "freight", "mrr", "arr",
  ]
}
