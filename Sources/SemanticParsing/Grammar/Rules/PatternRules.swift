import SemanticLayer

/// Parts of texts, and missing values.
enum PatternRules {
  static let all: [GrammarRule] = [
    GrammarRule(
      "text-pattern",
      examples: [
        "names that contain the word 'Pro'", "customers whose name starts with A", "emails ending with .com",
      ]
    ) { reader in
      guard let pattern = reader.item.pattern, let next = reader.next(from: reader.cursor + 1) else {
        return false
      }
      let operand = reader.items[next]
      let text: String
      if let quoted = operand.quoted {
        text = quoted
      } else if operand.isUnknown
        || (operand.tokens.count == 1 && operand.text.utf8.count <= 2 && !operand.isSchema)
      {
        text = operand.text
      } else {
        return false
      }
      // "include" and "like" alone are weak: they need a text column before them
      let subject = reader.subject ?? reader.lastPhrase
      reader.cursor = next + 1
      // "with the word X in their names": the column follows
      if let preposition = reader.next(from: reader.cursor), reader.items[preposition].preposition == .in {
        var column = reader.next(from: preposition + 1)
        while let index = column, reader.items[index].has(.pronoun) { column = reader.next(from: index + 1) }
        if let index = column, reader.items[index].isSchema {
          var named = reader.phrase(at: index, wants: .column)
          if NameWords.words(in: reader.items[index].text) == ["name"],
            case .phrase(let shown)? = reader.sketch.targets.last?.kind,
            !reader.isTable(shown)
          {
            named = shown  // "publishers with 'X' in their names"
          }
          reader.add(.pattern(named, pattern, text), span: operand.span)
          reader.cursor = index + 1
          return true
        }
      }
      reader.add(.pattern(subject, pattern, text), span: operand.span)
      reader.section = .condition
      return true
    },
    GrammarRule("missing", examples: ["orders with missing ship date", "customers whose email is null"]) {
      reader in
      guard reader.item.has(.missing) else { return false }
      let at = reader.cursor
      if let next = reader.next(from: at + 1), reader.items[next].isSchema, !reader.items[next].isMostlyTable
      {
        let named = reader.phrase(at: next, wants: .column)
        reader.cursor = next + 1
        reader.add(.missing(named), span: reader.items[at].span)
        return true
      }
      guard let subject = reader.subject ?? reader.lastPhrase else { return false }
      reader.cursor = at + 1
      reader.add(.missing(subject), span: reader.items[at].span)
      return true
    },
  ]
}
