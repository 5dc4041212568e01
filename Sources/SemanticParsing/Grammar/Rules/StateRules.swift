import QuerentCore
import SemanticLayer

/// States of business things: `open`, `unpaid`, `won`. What they require is the model's to say.
enum StateRules {
  static let all: [GrammarRule] = [
    GrammarRule(
      "state", examples: ["open orders", "orders that are not shipped", "unshipped orders in Texas"]
    ) { reader in
      guard !reader.item.states.isEmpty, !reader.item.isValue || reader.item.quoted == nil else {
        return false
      }
      return reader.readState()
    }
  ]
}

extension SketchReader {
  fileprivate mutating func readState() -> Bool {
    let states = item.states
    let isName = (item.schema.first?.score ?? 0) >= 0.97
    let span = item.span
    if isVerbOfQuestion {
      cursor += 1
      return true
    }
    if let noun = describedNoun {
      // "unpaid invoices"
      let wasTarget = section
      cursor += 1
      add(.state(states, subject: noun.isNext ? phrase(at: noun.item) : nil), span: span)
      // "billable share of hours": what is in the state is the part
      if items[cursor..<noun.item].contains(where: { $0.has(.share) }) {
        sketch.arithmetic.shareVerb = span.start
      }
      section = wasTarget
      return true
    }
    guard !isName || isPredicate else { return false }
    guard isPredicate || sketch.targets.isEmpty && sketch.focus == nil && !isCountPending else {
      return false
    }
    cursor += 1
    add(.state(states, subject: antecedent ?? sketch.focus), span: span)
    if !sketch.targets.isEmpty || sketch.focus != nil { section = .condition }
    subject = nil
    return true
  }

  /// "how many tickets did Acme open": what someone did, and no state of anything.
  private var isVerbOfQuestion: Bool {
    guard !Participle.isOne(item.text), let before = previous(before: cursor),
      items[before].isValue || items[before].has(.pronoun) || ["we", "they"].contains(items[before].text),
      sketch.targets.contains(where: { if case .count = $0.kind { true } else { false } }) || isCountPending
    else { return false }
    return items[..<before].contains { ["did", "do", "does"].contains($0.text) }
  }

  /// The noun that the word at the cursor stands before, other adjectives and members between.
  private var describedNoun: (item: Int, isNext: Bool)? {
    var index = cursor + 1
    while index < items.count, index <= cursor + 4 {
      let item = items[index]
      if item.isSchema, !item.isValue || item.isMostlyTable || (item.schema.first?.score ?? 0) >= 0.9,
        item.states.isEmpty || item.isMostlyTable
      {
        // "closed won by region" names a stage, "closed date" a column
        return item.preposition == nil && item.group == nil ? (index, true) : nil
      }
      guard
        item.isValue || item.has(.share) || !item.states.isEmpty || isSilent(item) && item.text != "by"
          || item.conjunction == .and
      else { return nil }
      index += 1
    }
    return nil
  }

  /// Whether the word says something of a noun before it: "are unpaid", "did we win", "deals lost to".
  private var isPredicate: Bool {
    guard let before = previous(before: cursor) else { return false }
    let item = items[before]
    if item.has(.be) || item.has(.negation) || item.relative != nil || item.has(.have) || item.has(.pronoun)
      || item.conjunction != nil || item.opener == .who || item.opener == .which
    {
      return true
    }
    if (before + 1..<cursor).contains(where: {
      ["we", "i", "did", "do", "have been", "still", "yet"].contains(items[$0].text)
    }) {
      return true
    }
    // "how many deals did each owner win"
    let isVerb = ["win", "lose", "close", "resolve", "pay", "churn", "cancel"].contains(self.item.text)
    if isVerb, items[..<cursor].contains(where: { ["did", "do", "does"].contains($0.text) }) { return true }
    return item.isMostlyTable || item.isSchema && sketch.focus == nil || !item.states.isEmpty
  }
}
