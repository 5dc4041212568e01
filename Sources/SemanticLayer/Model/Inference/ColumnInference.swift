import QuerentCore

/// The part a column plays, by its name, type and values.
struct ColumnInference {
  let column: Catalogue.Column
  let table: Catalogue.Table
  /// Singular words of the table's name.
  let tableWords: [String]
  /// Whether the column refers to another table.
  let isReference: Bool

  func model() -> SemanticModel.Column {
    let words = NameSplitter.words(in: column.name)
    let role = role(words: words.map(Inflection.singular))
    var model = SemanticModel.Column(
      name: column.name, label: words.isEmpty ? column.name : label(words),
      synonyms: ColumnSynonyms(column: column.name, tableWords: tableWords, role: role).synonyms(),
      type: column.type, role: role, dateStyle: column.dateStyle)
    if ["long", "lon", "lng"].contains(words.joined()), table.columns.contains(where: Self.isLatitude) {
      model.synonyms.append("longitude")
    }
    if words.last == "st", isTwoLetterCodes, !model.synonyms.contains("state") {
      model.synonyms.append("state")
    }
    model.distinctCount = column.distinctCount
    model.nullCount = column.nullCount
    model.minimum = column.minimum
    model.maximum = column.maximum
    model.samples = column.topValues.map(\.value)
    model.decimals = column.decimals
    model.isUnique = column.isUnique
    model.isStoredAsText = column.isStoredAsText
    if role == .time { model.timeRole = TimeInference.role(of: column.name) }
    if role == .measure {
      var aggregation = MeasureWords.aggregation(of: words.map(Inflection.singular), tableWords: tableWords)
      // what one thing was sold for, where nothing says how many were
      if isPriceOfSale(words.map(Inflection.singular)) { aggregation = (.sum, .additive) }
      model.defaultAggregate = aggregation.aggregate
      model.additivity = aggregation.additivity
    }
    if role == .measure || role == .dimension { model.unit = UnitInference.unit(of: column) }
    return model
  }

  /// The words without the currency at their end, which the unit says: `revenue` for `Rev_USD`.
  private func label(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last, UnitInference.isCurrency(last) else {
      return words.joined(separator: " ")
    }
    let bare = Array(words.dropLast())
    let isShared = table.columns.contains {
      let other = NameSplitter.words(in: $0.name)
      return other != words && (other == bare || other.dropLast() == bare[...])
    }
    return (isShared ? words : bare).joined(separator: " ")
  }

  private func isPriceOfSale(_ words: [String]) -> Bool {
    let prices = [
      ["sale", "price"], ["sales", "price"], ["selling", "price"], ["sold", "price"], ["price", "paid"],
    ]
    return (prices.contains(words) || words == ["price"])
      && tableWords.contains { ["sale", "sales", "order", "purchase"].contains($0) }
      && !table.columns.contains { column in
        NameSplitter.words(in: column.name).map(Inflection.singular).contains {
          ["quantity", "unit", "piece", "count"].contains($0)
        }
      }
  }

  /// `OR`, `TX`: a column `St` of these holds states, no streets.
  private var isTwoLetterCodes: Bool {
    column.type == .text && !column.topValues.isEmpty
      && column.topValues.allSatisfy { value in
        let text = value.value.description
        return text.utf8.count == 2 && text.utf8.allSatisfy { $0 >= 65 && $0 <= 90 }
      }
  }

  private static func isLatitude(_ column: Catalogue.Column) -> Bool {
    NameSplitter.words(in: column.name) == ["latitude"]
  }

  /// Drops short names that two columns of a table would share.
  static func removeSharedSynonyms(from columns: inout [SemanticModel.Column]) {
    var uses: [String: Int] = [:]
    for column in columns {
      for name in Set([column.label] + column.synonyms) { uses[name, default: 0] += 1 }
    }
    for index in columns.indices { columns[index].synonyms.removeAll { uses[$0, default: 0] > 1 } }
  }

  private func role(words: [String]) -> SemanticModel.Column.Role {
    if column.dateStyle != nil || column.type == .date || column.type == .datetime { return .time }
    let isNumber = column.type == .integer || column.type == .real
    switch column.type {
    case .blob: return .text
    case .boolean, .empty: return .dimension
    default: break
    }
    if isIdentifier(words: words, isNumber: isNumber) { return .identifier }
    guard isNumber else {
      let isLong =
        column.meanLength > 80 || column.meanLength > 40 && words.last.map(Self.proseWords.contains) ?? false
      return isLong ? .text : .dimension
    }
    // hours that went by are no hour of the day
    let isSpan = words.last == "hour" && (column.type == .real || (column.maximum.number ?? 0) > 24)
    if words.last.map(Self.cyclicWords.contains) ?? false, words.first != "number", !isSpan, !isAmountOfTime {
      return .dimension
    }
    if words.last.map(Self.groupingWords.contains) ?? false { return .dimension }
    // A date or a time of day in a form of its own: nothing to add, unless it is how long something took.
    if let last = words.last, last == "date" || last == "time",
      Set(words).isDisjoint(with: ["elapsed", "total", "running", "response", "connect", "wait", "average"])
    {
      return .dimension
    }
    // Flags without a telling name.
    if column.type == .integer, column.minimum == 0, column.maximum == 1, column.distinctCount == 2,
      table.rowCount >= 10, words.first != "number"
    {
      return .dimension
    }
    return .measure
  }

  /// `hrs`, `days_worked`: how long something took is added up, the hour of the day is not.
  private var isAmountOfTime: Bool {
    let raw = NameSplitter.rawWords(in: column.name)
    return column.type == .real
      || raw.last.map { ["hrs", "hours", "days", "weeks", "mins"].contains($0) } ?? false
  }

  private func isIdentifier(words: [String], isNumber: Bool) -> Bool {
    guard let last = words.last else { return false }
    if last == "id" || last == "uuid" || last == "guid" || last == "ssn" || last == "isbn" { return true }
    let lower = column.name.lowercased()
    if lower.utf8.count == 3, lower.hasSuffix("id"), column.type == .integer { return true }
    if Self.neverAdded.contains(where: { words.contains($0) }) { return true }
    if words == ["zip"] || words.suffix(2) == ["zip", "code"] || words.suffix(2) == ["postal", "code"] {
      return true
    }
    if last == "number", words.count > 1 { return true }
    if isNumber {
      if isReference || table.primaryKey.contains(column.name) { return true }
      if lower.hasSuffix("ssn") || lower.utf8.count == 3 && lower.hasSuffix("no") { return true }
      if words.count == 1, Self.people.contains(last) { return true }
      return last == "code" || last == "key"
    }
    return last == "code" && table.primaryKey == [column.name]
  }

  /// Columns with these words are looked up, whatever digits they hold.
  private static let neverAdded: Set<String> = [
    "phone", "telephone", "fax", "mobile", "barcode", "ean", "iban", "zip",
  ]
  /// Numbers of a cycle or of an order group rows; nobody adds them.
  private static let cyclicWords: Set<String> = [
    "month", "quarter", "day", "week", "weekday", "hour", "semester", "version", "floor", "season", "episode",
  ]
  private static let groupingWords: Set<String> = [
    "major", "class", "category", "group", "type", "status", "priority",
  ]
  private static let people: Set<String> = [
    "advisor", "manager", "supervisor", "owner", "agent", "representative",
  ]
  private static let proseWords: Set<String> = [
    "description", "detail", "comment", "note", "text", "abstract", "summary", "body", "content", "message",
    "remark",
    "introduction", "review", "biography",
  ]
}
