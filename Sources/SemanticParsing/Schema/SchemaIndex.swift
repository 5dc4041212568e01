import QuerentCore
import SemanticLayer

/// Names of tables, columns and measures by their words, for looking spans of a question up.
struct SchemaIndex: Sendable {
  /// One way to name an element. Entries hold numbers only, so that thousands are looked at without counting
  /// references.
  struct Entry: Sendable {
    /// Lemmas without function words, by number.
    var words: Range<Int>
    var totalWeight: Double
    /// 1 for the element's own name, less for synonyms.
    var weight: Double
    /// The first word among `id`, `code` and `key` of an id or code, which a span must ask for by that word; else -1.
    var identifierWord = -1
    var isTable = false
    var isMeasure = false
    /// Whether it is a phrase of which a part says nothing: the "date" of a hire date.
    var isWhole = false
    /// The place of the element among all, in the order of their keys.
    var rank = 0
  }

  /// Numbers of words, the words of each entry side by side.
  private(set) var entryWords: [Int32] = []
  /// Weights of these words: `id` and `code` say less than `salary`.
  private(set) var entryWeights: [Double] = []
  private var numbers: [String: Int32] = [:]
  /// The elements of entries while the index is built.
  private var named: [SchemaElement] = []

  /// The number of a word, which every word that names something has.
  func number(of word: String) -> Int32? { numbers[word] }

  /// Every element, by rank.
  private(set) var elements: [SchemaElement] = []
  /// The tables that elements belong to, by rank; that of a measure is the one whose rows it adds up.
  private(set) var owners: [String?] = []

  private(set) var entries: [Entry] = []
  /// Word → the entries that have it, by index.
  private(set) var postings: [String: [Int]] = [:]
  /// Stem → words with that stem.
  private(set) var wordsByStem: [String: [String]] = [:]
  /// Every word, for correcting spelling, by length.
  private(set) var wordsByLength: [Int: [String]] = [:]
  private var known: Set<String> = []

  /// The last words of all names, which phrases of the lexicon leave to them: a "review score" is the score of a review
  /// where there is one, and no star rating.
  private var heads: Set<String> = []

  init(model: SemanticModel) {
    for table in model.tables {
      heads.formUnion(
        ([table.label] + table.columns.map(\.label)).compactMap { NameWords.words(in: $0).last })
    }
    heads = heads.filter { !NameWords.isGeneric($0) }
    for table in model.tables { add(table) }
    addHeads(of: model.tables, besides: Set(model.measures.flatMap { [$0.label] + $0.synonyms }))
    for noun in PartNouns.all(of: model) { add(.table(noun.link.to), [noun.word], weight: 0.94) }
    for measure in model.measures {
      add(.measure(measure.name), NameWords.words(in: measure.label), weight: 1.0)
      for synonym in measure.synonyms {
        add(.measure(measure.name), NameWords.words(in: synonym), weight: 0.95)
      }
    }
    for synonym in model.synonyms {
      guard let element = Self.element(named: synonym.meaning, in: model) else { continue }
      add(element, NameWords.words(in: synonym.term), weight: 1.0)
    }
    rank(in: model)
    for word in postings.keys.sorted() {
      wordsByStem[Lemmatizer.stem(of: word), default: []].append(word)
      wordsByLength[word.utf8.count, default: []].append(word)
    }
  }

  /// "orders" are told apart by `SalesOrderNumber` in the one fact that lists their lines, where they have no table.
  private mutating func addNumbersOfLines(in tables: [SemanticModel.Table], owners: [String: [String]]) {
    var found: [String: [ColumnReference]] = [:]
    for table in tables where table.entity?.countedBy == nil && table.defaultTimeDimension != nil {
      for column in table.columns where !column.isUnique && column.role == .identifier && column.type == .text
      {
        let words = NameSplitter.words(in: column.name).map { Lemmatizer.lemma(of: $0) }
        guard words.count >= 2, let last = words.last, ["number", "id"].contains(last),
          Self.papers.contains(words[words.count - 2])
        else { continue }
        found[words[words.count - 2], default: []].append(
          ColumnReference(table: table.name, column: column.name))
      }
    }
    for (noun, columns) in found.sorted(by: { $0.key < $1.key })
    where columns.count == 1 && owners[noun] == nil {
      add(.column(columns[0]), [noun], weight: 0.97)
    }
  }

  private static let papers: Set<String> = [
    "order", "invoice", "ticket", "booking", "receipt", "transaction",
  ]

  /// What the rows of a file are by its own columns: `transaction` by `txn_dt`, `document` by a unique `doc_no`.
  private static func rowNouns(of table: SemanticModel.Table) -> [String] {
    var nouns: [String] = []
    for column in table.columns {
      let words = NameSplitter.words(in: column.name).map { Lemmatizer.lemma(of: $0) }
      guard words.count == 2 else { continue }
      let isNumber =
        ["number", "id", "code"].contains(words[1]) && column.isUnique && column.role != .measure
      let isDate = words[1] == "date" && table.defaultTimeDimension == column.name && dated.contains(words[0])
      guard isNumber || isDate, !["row", "line", "record"].contains(words[0]), !nouns.contains(words[0])
      else {
        continue
      }
      nouns.append(words[0])
    }
    return nouns
  }

  private static let dated: Set<String> = [
    "transaction", "ticket", "shipment", "booking", "visit", "purchase",
    "payment",
    "trade", "call", "claim", "appointment", "rental", "trip", "document",
  ]

  /// The last word of a table's name stands for the table where no other has it: "transactions" for
  /// `wallet_transactions`.
  private mutating func addHeads(of tables: [SemanticModel.Table], besides figures: Set<String>) {
    var owners: [String: [String]] = [:]
    for table in tables {
      let words = NameWords.words(in: table.label)
      guard let last = words.last, !NameWords.isGeneric(last) else { continue }
      owners[last, default: []].append(table.name)
    }
    for table in tables {
      let words = NameWords.words(in: table.label)
      guard words.count > 1, let last = words.last, owners[last]?.count == 1 else { continue }
      // "sales" are the figure before they are the rows of `FactResellerSales`
      let isFigure = last == "sale" && figures.contains("sales")
      add(.table(table.name), [last], weight: isFigure ? 0.75 : 0.9)
    }
    addNumbersOfLines(in: tables, owners: owners)
    // a file of any name holds the transactions or documents that it dates and numbers
    guard tables.count == 1, let file = tables.first else { return }
    for noun in Self.rowNouns(of: file) where owners[noun] == nil {
      add(.table(file.name), [noun], weight: 0.96)
    }
    for words in RowWords.all { add(.table(file.name), words, weight: 0.9) }
  }

  /// Words of the schema that a longer word is cut to (`lat` for "latitude"), or that a short one abbreviates.
  func abbreviated(by word: String) -> [String] {
    let length = word.utf8.count
    guard length >= 3 else { return [] }
    var found: [String] = []
    for size in 3...Swift.max(3, Swift.min(length - 1, 5)) where size < length {
      let start = String(word.prefix(size))
      if postings[start] != nil, !Self.isEverydayWord(start) { found.append(start) }
    }
    if length >= 4 {
      for size in (length + 2)..<(length + 10) {
        found += (wordsByLength[size] ?? []).filter { $0.hasPrefix(word) }
      }
    }
    return found
  }

  /// The one word of the schema that is no more than the first consonants of a longer word: `br` for "branch", `csh` for
  /// "cashier".
  func shortForm(of word: String) -> String? {
    guard word.utf8.count >= 5, !BusinessLexicon.standard.synonyms(of: word).isEmpty,
      let skeleton = ConsonantSkeleton.of(word)
    else { return nil }
    let found = (2..<Swift.max(3, skeleton.utf8.count)).map { String(skeleton.prefix($0)) }.filter {
      postings[$0] != nil && BusinessLexicon.standard.expansion(ofAbbreviation: $0) == nil
        && !NameWords.isGeneric($0)
    }
    return found.last
  }

  private static func isEverydayWord(_ word: String) -> Bool {
    [
      "name", "date", "time", "type", "code", "city", "state", "age", "year", "day", "end", "start", "num",
      "com", "man", "per", "pro", "con", "car", "order", "app",
    ].contains(word)
  }

  private mutating func add(_ table: SemanticModel.Table) {
    let raw = NameWords.words(in: table.name)
    let label = NameWords.words(in: table.label)
    let element = SchemaElement.table(table.name)
    add(element, raw, weight: 1.0)
    add(element, label, weight: 1.0)
    // "policyholders" for `PolicyHolders`
    if label.count == 2 { add(element, [label.joined()], weight: 0.97) }
    for synonym in table.synonyms { add(element, NameWords.words(in: synonym), weight: 0.93) }
    for words in LexiconPhrases.of(label) where !heads.contains(words[words.count - 1]) {
      add(element, words, weight: 0.93, isWhole: true)
    }
    if let entity = table.entity { add(element, NameWords.words(in: entity.name), weight: 0.97) }
    var tableWords = [raw, label].filter { !$0.isEmpty }
    let abbreviation = Self.abbreviation(of: raw, in: table)
    if let abbreviation { tableWords.append([abbreviation]) }
    if table.nameColumn == nil
      || table.columns.contains(where: { PersonNames.isLast(NameWords.words(in: $0.name)) })
    {
      let names = table.columns.map { NameWords.words(in: $0.name) }
      if names.contains(where: { PersonNames.isFirst($0) }), !names.contains(["name"]) {
        add(.display(table.name), ["name"], weight: 1.0)
        add(.display(table.name), ["full", "name"], weight: 1.0)
        for words in tableWords { add(.display(table.name), words + ["name"], weight: 1.0) }
      }
    }
    let ownNames = table.columns.map { column in
      let words = NameWords.words(in: column.name)
      return tableWords.first { words.count > $0.count && Array(words.prefix($0.count)) == $0 }.map {
        Array(words.dropFirst($0.count))
      } ?? words
    }
    if table.nameColumn != nil, !ownNames.contains(["name"]) {
      add(.display(table.name), ["name"], weight: 0.92)
      for words in tableWords { add(.display(table.name), words + ["name"], weight: 0.92) }
    }
    if table.primaryKey.count == 1, !ownNames.contains(["number"]) {
      // "employee number" is what tells employees apart
      for words in tableWords {
        add(
          .column(ColumnReference(table: table.name, column: table.primaryKey[0])), words + ["number"],
          weight: 0.88)
      }
    }
    if table.primaryKey.count == 1, !ownNames.contains(["id"]) {
      // "the airline id" where it is called `uid`
      for words in tableWords
      where !table.columns.contains(where: { NameWords.words(in: $0.name) == words + ["id"] }) {
        add(
          .column(ColumnReference(table: table.name, column: table.primaryKey[0])), words + ["id"],
          weight: 0.88)
      }
    }
    if let time = table.defaultTimeDimension {
      add(.column(ColumnReference(table: table.name, column: time)), ["date"], weight: 0.9)
      for words in tableWords {
        add(.column(ColumnReference(table: table.name, column: time)), words + ["date"], weight: 0.9)
      }
    }
    for column in table.columns {
      add(column, of: table, tableWords: tableWords)
      let words = NameWords.words(in: column.name)
      if let abbreviation, words.count > 1, words[0] == abbreviation {
        add(
          .column(ColumnReference(table: table.name, column: column.name)), raw + words.dropFirst(),
          weight: 1.0)
      }
    }
  }

  /// The short form of a table's name that its key is called by: `apt` where `apt_id` is the key of `apartments`.
  private static func abbreviation(of name: [String], in table: SemanticModel.Table) -> String? {
    guard table.primaryKey.count == 1, name.count == 1, let whole = name.last else { return nil }
    let words = NameWords.words(in: table.primaryKey[0])
    guard words.count == 2, ["id", "number", "code", "key"].contains(words[1]), words[0].utf8.count >= 2,
      words[0].utf8.count < whole.utf8.count, words[0].first == whole.first
    else { return nil }
    var rest = whole.unicodeScalars[...]
    for letter in words[0].unicodeScalars {
      guard let place = rest.firstIndex(of: letter) else { return nil }
      rest = rest[rest.index(after: place)...]
    }
    return words[0]
  }

  private mutating func add(
    _ column: SemanticModel.Column, of table: SemanticModel.Table, tableWords: [[String]]
  ) {
    let element = SchemaElement.column(ColumnReference(table: table.name, column: column.name))
    var forms: [[String]] = [NameWords.words(in: column.name)]
    for other in [
      NameWords.words(in: column.label), NameWords.words(in: NameSplitter.phrase(for: column.name)),
    ]
    where !forms.contains(other) {
      forms.append(other)
    }
    // `WiFi` is one word
    if forms[0].count == 2, forms[0].allSatisfy({ $0.utf8.count <= 3 }),
      column.name.utf8.allSatisfy({ ($0 | 32) >= 97 && ($0 | 32) <= 122 })
    {
      forms.append([forms[0].joined()])
    }
    for form in forms {
      add(element, form, weight: 1.0)
      for prefix in tableWords {
        if form.count > prefix.count, Array(form.prefix(prefix.count)) == prefix {
          add(element, Array(form.dropFirst(prefix.count)), weight: 0.97)
        } else if let last = prefix.last, form.count > 1, form[0] == last {
          add(element, Array(form.dropFirst()), weight: 0.96)
        } else if !form.contains(where: prefix.contains) {
          add(element, prefix + form, weight: 1.0)
        }
      }
    }
    for synonym in column.synonyms { add(element, NameWords.words(in: synonym), weight: 0.93) }
    guard column.role != .identifier else { return }
    for words in LexiconPhrases.of(NameWords.words(in: column.label))
      + LexiconPhrases.of(column.label.split(separator: " ").map(String.init))
    where !heads.contains(words[words.count - 1]) {
      add(element, words, weight: 0.93, isWhole: true)
    }
    if isBirthDate(column), !table.columns.contains(where: { NameWords.words(in: $0.name).last == "age" }) {
      add(element, ["age"], weight: 0.95)
      for prefix in tableWords { add(element, prefix + ["age"], weight: 0.95) }
    }
  }

  private mutating func add(
    _ element: SchemaElement, _ words: [String], weight: Double, isWhole: Bool = false
  ) {
    guard !words.isEmpty, known.insert("\(element.key)|\(words.joined(separator: " "))").inserted else {
      return
    }
    let weights = words.map { NameWords.isGeneric($0) ? 0.5 : 1.0 }
    var entry = Entry(
      words: entryWords.count..<(entryWords.count + words.count), totalWeight: weights.reduce(0, +),
      weight: weight)
    entry.isWhole = isWhole
    switch element {
    case .table: entry.isTable = true
    case .measure: entry.isMeasure = true
    case .column:
      if words.count > 1,
        let place = words.firstIndex(where: { ["id", "code", "key", "ref", "reference"].contains($0) })
      {
        entry.identifierWord = place
      }
    case .display: break
    }
    for word in words {
      let next = Int32(numbers.count)
      entryWords.append(numbers[word, default: next])
      if numbers[word] == nil { numbers[word] = next }
    }
    entryWeights += weights
    for word in Set(words) { postings[word, default: []].append(entries.count) }
    entries.append(entry)
    named.append(element)
  }

  /// Ages follow from the days on which people were born.
  private func isBirthDate(_ column: SemanticModel.Column) -> Bool {
    column.role == .time
      && !Set(NameSplitter.words(in: column.name)).isDisjoint(with: ["birth", "birthday", "born"])
  }

  private mutating func rank(in model: SemanticModel) {
    var keys: [String: SchemaElement] = [:]
    let names = named.map(\.key)
    for (element, key) in zip(named, names) { keys[key] = element }
    var ranks: [String: Int] = [:]
    for (rank, found) in keys.sorted(by: { $0.key < $1.key }).enumerated() {
      ranks[found.key] = rank
      elements.append(found.value)
      if case .measure(let name) = found.value {
        owners.append(model.measure(named: name)?.expression.columnReferences.first?.table)
      } else {
        owners.append(found.value.tableName)
      }
    }
    for (index, key) in names.enumerated() { entries[index].rank = ranks[key] ?? 0 }
    named = []
    known = []
  }

  private static func element(named meaning: String, in model: SemanticModel) -> SchemaElement? {
    if model.measure(named: meaning) != nil { return .measure(meaning) }
    if let table = model.table(named: meaning) { return .table(table.name) }
    let parts = meaning.split(separator: ".").map(String.init)
    guard parts.count == 2, let table = model.table(named: parts[0]),
      let column = table.column(named: parts[1])
    else {
      return nil
    }
    return .column(ColumnReference(table: table.name, column: column.name))
  }
}

/// Splits names as people write them in schemas into words as people write them in questions.
enum NameWords {
  /// `Customer_FirstName` → `customer first name`; lemmas, function words dropped unless nothing else is left.
  static func words(in name: String) -> [String] {
    var words: [String] = []
    var current: [UInt8] = []
    var previous: UInt8 = 0
    func flush() {
      if !current.isEmpty { words.append(String(decoding: current, as: UTF8.self).lowercased()) }
      current = []
    }
    let bytes = Array(name.utf8)
    for (index, byte) in bytes.enumerated() {
      let isUpper = byte >= 65 && byte <= 90
      let isDigit = byte >= 48 && byte <= 57
      let isLetter = isUpper || (byte >= 97 && byte <= 122) || byte >= 0x80
      if !isLetter && !isDigit {
        flush()
      } else {
        let previousIsLower = previous >= 97 && previous <= 122
        let nextIsLower = index + 1 < bytes.count && bytes[index + 1] >= 97 && bytes[index + 1] <= 122
        let previousIsUpper = previous >= 65 && previous <= 90
        if isUpper && (previousIsLower || (previousIsUpper && nextIsLower && current.count > 1)) { flush() }
        current.append(byte)
      }
      previous = byte
    }
    flush()
    let lemmas = words.map { Lemmatizer.lemma(of: $0) }
    let content = lemmas.filter { !functionWords.contains($0) }
    return content.isEmpty ? lemmas : content
  }

  static func isGeneric(_ word: String) -> Bool { generic.contains(word) }

  static let functionWords: Set<String> = [
    "of", "the", "a", "an", "in", "for", "to", "at", "on", "by", "and", "or", "per",
  ]

  private static let generic: Set<String> = [
    "id", "code", "name", "detail", "description", "number", "value", "other", "data", "ref", "type", "info",
    "yn",
    "text", "amount", "date", "have", "be", "is",
  ]
}
