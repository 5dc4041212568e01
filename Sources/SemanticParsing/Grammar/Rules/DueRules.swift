import QuerentCore
import SemanticLayer

/// What is owed, and what happened before or after another date of the same thing.
enum DueRules {
  static let all: [GrammarRule] = [
    GrammarRule("owed", examples: ["how much do customers owe us", "which customers owe us the most"]) {
      reader in
      reader.readOwed()
    },
    GrammarRule(
      "date-against-date",
      examples: ["orders shipped before their order date", "orders shipped after the order date"]
    ) { reader in reader.readDateAgainstDate() },
    GrammarRule("mail-provider", examples: ["customers with a gmail address", "customers who use hotmail"]) {
      reader in reader.readMailProvider()
    },
  ]

  /// "each customer owes us": a verb, whatever resembles it.
  static func owes(_ item: Item) -> Bool { ["owe", "owes", "owed", "owing"].contains(item.text) }
}

extension SketchReader {
  /// "how much do customers owe us", "who owes us most", "amount owed by customer".
  fileprivate mutating func readOwed() -> Bool {
    guard DueRules.owes(item), !sketch.arithmetic.asksOwed, !item.isValue,
      !item.schema.contains(where: { candidate in
        guard case .column(let reference) = candidate.element else { return false }
        return candidate.score >= 0.6 && !["amount"].contains(reference.column.lowercased())
      })
    else { return false }
    sketch.arithmetic.asksOwed = true
    isCountPending = false
    if let last = sketch.targets.last, case .phrase(let index) = last.kind, !isTable(index),
      items[sketch.phrases[index].item].text == "amount"
    {
      sketch.targets.removeLast()
      imply(.amount)
    }
    cursor += 1
    section = .target
    subject = nil
    // "owe us the most": ranked by what is owed
    if let next = next(from: cursor), let superlative = items[next].superlative,
      self.next(from: next + 1).map({ !items[$0].isSchema }) ?? true
    {
      sketch.orders.append(
        Sketch.Order(key: .firstTarget, isDescending: superlative.isDescending, isSuperlative: true))
      if sketch.limit == nil { sketch.limit = 1 }
      cursor = next + 1
    }
    return true
  }

  /// "paid after their due date", "paid late": one date of a row is set against another.
  fileprivate mutating func readDateAgainstDate() -> Bool {
    let verb = item.text.split(separator: " ").last.map(String.init) ?? ""
    guard Participle.isOne(verb) || !item.states.isEmpty, item.number == nil,
      sketch.focus != nil || !sketch.targets.isEmpty || isCountPending,
      let next = next(from: cursor + 1), next == cursor + 1
    else { return false }
    let stem = Lemmatizer.stem(of: Lemmatizer.lemma(of: verb))
    let start = item.span
    if items[next].text == "late",
      self.next(from: next + 1).map({
        items[$0].time == nil && !items[$0].isSchema || items[$0].preposition != nil
      }) ?? true
    {
      cursor = next + 1
      add(.dates(stem, .greater, nil), span: start.union(items[next].span))
    } else {
      guard let comparator = items[next].comparator, comparator.isTemporal else { return false }
      var noun = self.next(from: next + 1)
      while let found = noun,
        items[found].has(.than) || items[found].has(.pronoun) || items[found].text == "planned"
      {
        noun = self.next(from: found + 1)
      }
      guard let noun, items[noun].isSchema, !items[noun].isMostlyTable, items[noun].time == nil,
        items[noun].text.split(separator: " ").contains(where: {
          ["date", "deadline", "due", "day", "payable"].contains($0)
        }),
        self.next(from: noun + 1).map({ items[$0].preposition != .of }) ?? true
      else { return false }
      let named = phrase(at: noun, wants: .date)
      cursor = noun + 1
      add(.dates(stem, comparator.operation, named), span: start.union(items[noun].span))
    }
    section = .condition
    subject = nil
    return true
  }

  /// "customers with a gmail address": part of what the data calls e-mail.
  fileprivate mutating func readMailProvider() -> Bool {
    guard let provider = item.mailProvider else { return false }
    let named = phrase(at: cursor, wants: .column)
    let span = item.span
    cursor += 1
    while cursor < items.count,
      [
        "address", "addresses", "account", "accounts", "mail", "email", "emails", "e-mail", "inbox",
        "email address", "email addresses",
      ]
      .contains(item.text)
    {
      cursor += 1
    }
    add(.pattern(named, .contains, "@\(provider)."), span: span)
    section = .condition
    subject = nil
    return true
  }
}
