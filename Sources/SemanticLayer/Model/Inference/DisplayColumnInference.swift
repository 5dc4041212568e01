import QuerentCore

/// Finds the column that tells a person which row it is: the name rather than the id.
struct DisplayColumnInference {
  let columns: [SemanticModel.Column]
  let table: Catalogue.Table

  func name() -> String? {
    var owner = NameSplitter.words(in: table.name).map(Inflection.singular)
    if owner.count > 1, let first = owner.first, TableInference.prefixes.contains(first) {
      owner.removeFirst()
    }
    let ranked = columns.enumerated().compactMap {
      position, column -> (rank: Int, position: Int, name: String)? in
      guard column.type == .text || column.type == .empty || isNumberOfTransaction(column),
        column.role != .text, let rank = rank(column, owner)
      else {
        return nil
      }
      return (rank, position, column.name)
    }
    return ranked.min { ($0.rank, $0.position) < ($1.rank, $1.position) }?.name
  }

  private func rank(_ column: SemanticModel.Column, _ owner: [String]) -> Int? {
    let words = NameSplitter.words(in: column.name).map(Inflection.singular)
    guard let last = words.last else { return nil }
    if words == ["name"] || words == owner + ["name"] { return 0 }
    if words == ["title"] || words == owner + ["title"] || words == ["full", "name"] { return 1 }
    // A person is shown by the last name, with the first name beside it where the answer shows people.
    if ["first", "middle", "given", "family", "user", "login", "file", "manager"].contains(
      words.dropLast().last ?? "")
    {
      return 7
    }
    if words == ["forename"] || words == ["surname"] { return 7 }
    if words == ["label"], table.primaryKey.count == 1 { return 3 }
    if words == owner { return 2 }
    if last == "name", words.dropLast().allSatisfy({ owner.contains($0) || $0 == "full" }) { return 2 }
    // a part that is told by a code of letters and described once is called by what describes it
    if words == ["description"], column.isUnique || column.distinctCount * 10 >= table.rowCount * 9,
      table.primaryKey.count == 1, table.primaryKey != [column.name],
      Set(owner).isDisjoint(with: TableInference.transactions)
    {
      return 3
    }
    // A policy is known by its number, not by the name of its holder.
    if column.isUnique, words.dropLast() == owner[...], Self.marks.contains(last) {
      return last == "code" && table.primaryKey == [column.name] ? 8 : 4
    }
    // In a file of orders every row has its number, and many the same customer.
    if isNumberOfTransaction(column) { return 4 }
    if last == "name" || last == "title" { return column.isUnique ? 3 : 5 }
    if words == owner + ["description"], table.primaryKey.count == 1,
      column.distinctCount * 10 >= table.rowCount * 9,
      Set(owner).isDisjoint(with: TableInference.transactions)
    {
      return 3
    }
    if last == "description", column.distinctCount == table.rowCount { return 6 }
    // rooms are known by their numbers, though those of two houses are alike
    if words.count == owner.count + 1, words.dropLast() == owner[...], last == "number" || last == "no",
      column.type == .text, table.primaryKey.count == 1, table.primaryKey != [column.name],
      column.nullCount == 0,
      column.distinctCount * 8 > table.rowCount
    {
      return 5
    }
    guard column.isUnique, column.role == .dimension else { return nil }
    // a code that rows are referred to by says less than any other word of theirs
    return table.primaryKey == [column.name] ? 8 : 6
  }

  private func isNumberOfTransaction(_ column: SemanticModel.Column) -> Bool {
    let words = NameSplitter.words(in: column.name)
    // lines of incidents that tell their shipment are no shipments
    let ownsKey =
      table.primaryKey.isEmpty || table.primaryKey == [column.name]
      || !Set(table.primaryKey.flatMap(NameSplitter.words(in:))).isDisjoint(with: ["row", "line", "record"])
      || NameSplitter.words(in: table.name).map(Inflection.singular).contains(words.first ?? "")
    return ownsKey && column.isUnique && column.role == .identifier && words.count == 2
      && (TableInference.transactions.contains(words[0]) || Self.papers.contains(words[0]))
      && ["number", "id"].contains(words[1])
  }

  private static let papers: Set<String> = [
    "document", "receipt", "voucher", "contract", "payment", "visit", "case", "call", "trip", "claim",
  ]
  private static let marks: Set<String> = ["number", "code", "reference"]
}
