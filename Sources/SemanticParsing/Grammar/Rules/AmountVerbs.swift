import SemanticLayer

/// Verbs of money that are no names of the tables that hold what they did: "how much did we bill".
enum AmountVerbs {
  /// Lemma → words of table names, likeliest first.
  static let tables: [String: [String]] = [
    "bill": ["invoice", "bill", "billing"], "invoice": ["invoice", "billing"],
    "collect": ["payment", "receipt", "collection", "donation", "gift"],
    "raise": ["donation", "gift", "contribution", "pledge", "investment"],
    "donate": ["donation", "gift", "contribution"],
    "receive": ["payment", "receipt", "donation", "gift", "grant"],
    "spend": ["expense", "disbursement", "expenditure", "spending", "cost", "purchase", "payment", "order"],
    "disburse": ["disbursement", "payout", "payment"],
    "refund": ["refund", "return"],
    "lend": ["loan"],
    "borrow": ["loan"],
  ]

  static let participle = GrammarRule(
    "verb-amount", examples: ["total billed amount by month", "invoiced amount in 2016"]
  ) { reader in
    // "billed amount": of the bills, where no column is called so
    let words = reader.item.text.split(separator: " ").map(String.init)
    guard let verb = words.first, Participle.isOne(verb),
      AmountVerbs.tables[Lemmatizer.lemma(of: verb)] != nil,
      reader.section == .target, !reader.item.isValue,
      words.count == 2 && words[1] == "amount" || words.count == 1 && reader.peek()?.text == "amount",
      (reader.item.schema.first?.score ?? 0) < (words.count == 2 ? 0.9 : 1.01)
    else { return false }
    reader.sketch.arithmetic.amountVerb = Lemmatizer.lemma(of: verb)
    reader.imply(.amount)
    reader.pendingAggregates = []
    reader.cursor += words.count == 2 ? 1 : 2
    return true
  }

  /// "total collected by method", "amount collected per month", "billing by region": the verb is the figure.
  static let figure = GrammarRule(
    "verb-figure", examples: ["total collected by method", "amount collected per month"]
  ) { reader in
    guard reader.section == .target, reader.sketch.targets.isEmpty, !reader.isCountPending,
      !reader.item.isValue || AmountVerbs.gerunds[reader.item.text] != nil
    else { return false }
    var verb = reader.cursor
    let saysAmount = ["amount", "amounts", "value", "volume", "money"].contains(reader.item.text)
    if saysAmount {
      guard reader.peek() != nil else { return false }
      verb += 1
    }
    let word = reader.items[verb].text
    let isParticiple = Participle.isOne(word) && !word.contains(" ")
    let lemma =
      AmountVerbs.gerunds[word] ?? (isParticiple ? Lemmatizer.lemma(of: AmountVerbs.plain[word] ?? word) : "")
    guard AmountVerbs.tables[lemma] != nil,
      !reader.items[verb].schema.contains(where: { candidate in
        // a column of that very name says it itself
        guard case .column(let reference) = candidate.element else { return false }
        return candidate.score >= 0.97 && NameSplitter.words(in: reference.column) == [word]
      })
    else { return false }
    // "invoiced customers" speaks of customers
    let isSummed = reader.pendingAggregates == [.sum]
    if let next = reader.next(from: verb + 1) {
      let after = reader.items[next]
      let isEnd =
        after.preposition == .by || after.group != nil || after.time != nil || after.has(.sentenceEnd)
        || after.preposition == .in || after.preposition == .from && after.time != nil
        || after.conjunction != nil
        || ["vs", "versus", "change", "changed", "compare", "compared"].contains(after.text)
      guard isEnd || (isSummed || saysAmount) && !after.isSchema else { return false }
    }
    if !saysAmount, !isSummed, AmountVerbs.gerunds[word] == nil {
      guard reader.items[..<verb].allSatisfy({ reader.isSilent($0) || $0.opener != nil }) else {
        return false
      }
    }
    reader.sketch.arithmetic.amountVerb = lemma
    reader.imply(.amount)
    reader.pendingAggregates = []
    reader.cursor = verb + 1
    return true
  }

  static let gerunds = [
    "billing": "bill", "billings": "bill", "invoicing": "invoice", "lending": "lend",
    "collections": "collect",
    "spending": "spend", "borrowing": "borrow",
  ]
  static let plain = ["lent": "lend", "spent": "spend", "collected": "collect"]

  static let rule = GrammarRule("amount", examples: ["How much did we sell?"]) { reader in
    guard reader.item.has(.amount) else { return false }
    let own = Lemmatizer.lemma(of: reader.item.text.split(separator: " ").last.map(String.init) ?? "")
    if AmountVerbs.tables[own] != nil { reader.sketch.arithmetic.amountVerb = own }
    reader.imply(.amount)
    reader.section = .target
    reader.cursor += 1
    // "how much did we sell": the verb says no more than the amount does
    var start = reader.cursor
    while reader.items.indices.contains(start),
      reader.items[start].has(.have) || reader.items[start].has(.pronoun)
        || ["did", "do", "does", "was", "we", "they", "has been", "have been", "been"].contains(
          reader.items[start].text)
    {
      start += 1
    }
    if let verb = reader.next(from: start),
      ["sell", "make", "earn", "generate", "take", "book", "bill", "invoice"].contains(
        Lemmatizer.lemma(of: reader.items[verb].text))
        || AmountVerbs.tables[Lemmatizer.lemma(of: reader.items[verb].text)] != nil
    {
      // "how much did we bill": of the invoices, where there are any
      let lemma = Lemmatizer.lemma(of: reader.items[verb].text)
      // "how much did we refund": the table of that name says whose reason "for each reason" is
      if lemma == "refund", reader.items[verb].isMostlyTable { return true }
      if AmountVerbs.tables[lemma] != nil { reader.sketch.arithmetic.amountVerb = lemma }
      reader.cursor = verb + 1
    }
    return true
  }
}
