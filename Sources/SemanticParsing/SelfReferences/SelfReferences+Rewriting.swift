import SemanticLayer

extension SelfReferences {
  /// Takes the words of a self reference out of the items.
  struct Rewriting {
    var items: [Item]
    /// Where the words stand.
    var range = 0..<0
    let link: SelfLink
    private(set) var use: SelfReferenceUse?

    init(items: [Item], link: SelfLink) {
      self.items = items
      self.link = link
    }

    private mutating func note(showsSuperior: Bool = false, pairs: Bool = false) {
      var noted = use ?? SelfReferenceUse(link: link)
      noted.showsSuperior = noted.showsSuperior || showsSuperior
      noted.pairs = noted.pairs || pairs
      use = noted
    }

    // MARK: Phrases

    /// "who report to Dana Fox", "who does Dana Fox report to".
    mutating func readRising() -> Bool {
      if let member = memberAfter(range.upperBound) {
        mark(member)
        items.removeSubrange(range)
        note()
        return true
      }
      if isMember(before: range.lowerBound) != nil, asksForSomeone(before: range.lowerBound) {
        items.removeSubrange(range)
        note(showsSuperior: true)
        return true
      }
      // "report to nobody"
      if let next = content(from: range.upperBound), items[next].has(.negation) {
        items.replaceSubrange(range.lowerBound..<next + 1, with: [items[next], column(at: range.lowerBound)])
        note()
        return true
      }
      return false
    }

    /// "who manages Dana Fox", "how many people does Dana Fox manage", "who manages the most people".
    mutating func readFalling() -> Bool {
      if let member = memberAfter(range.upperBound) {
        guard isMemberAlone(member) else { return false }
        items.removeSubrange(range)
        note(showsSuperior: true)
        return true
      }
      if let member = isMember(before: range.lowerBound),
        items[..<member].contains(where: { $0.has(.be) || isAuxiliary($0) })
      {
        mark(member)
        people(before: member)
        items.removeSubrange(range)
        note()
        return true
      }
      guard let next = content(from: range.upperBound),
        items[next].superlative?.countsThings == true || items[next].comparator != nil
          || items[next].number != nil,
        let noun = items[next...].firstIndex(where: { isPeople($0) })
      else { return false }
      items[noun] = table(at: noun)
      items.replaceSubrange(range, with: [])
      if let who = items[..<range.lowerBound].lastIndex(where: { $0.opener == .who || $0.relative == .that }),
        who > 0, items[..<range.lowerBound].contains(where: \.isMostlyTable)
      {
        items[who].markers = [.relative(.with)]
        items[who].schema = []
      } else if let who = items[..<range.lowerBound].lastIndex(where: { $0.opener == .who }) {
        items[who].markers = [.opener(.which)]
        items.insert(table(at: who), at: who + 1)
        items.insert(having(at: who), at: who + 2)
      }
      note(showsSuperior: true)
      return true
    }

    /// "direct reports of Dana Fox", "who has the most direct reports", "subcategories of Furniture".
    mutating func readSubordinate() -> Bool {
      let member = memberAfter(range.upperBound) ?? isMember(before: range.lowerBound)
      items.replaceSubrange(range, with: [table(at: range.lowerBound)])
      if let member {
        let place = member > range.lowerBound ? member - (range.count - 1) : member
        mark(place)
        dropPossessive(after: place)
        note()
        return true
      }
      if let who = items[..<range.lowerBound].firstIndex(where: { $0.opener == .who }) {
        items[who].markers = [.opener(.which)]
        items.insert(table(at: who), at: who + 1)
      }
      note(showsSuperior: true)
      return true
    }

    /// "the manager of Dana Fox", "employees and their managers", "employees without a manager".
    mutating func readSuperior() -> Bool {
      let before = contentBefore(range.lowerBound)
      if let before, items[before].has(.pronoun) {
        if let than = contentBefore(before), items[than].has(.than) || items[than].comparator != nil {
          items.replaceSubrange(before..<range.upperBound, with: [column(at: range.lowerBound)])
          note()
          return true
        }
        var start = before
        while start > 0,
          items[start - 1].preposition == .of || items[start - 1].relative == .with
            || isSmall(items[start - 1])
            || items[start - 1].conjunction == .and || isName(items[start - 1])
        { start -= 1 }
        items.removeSubrange(start..<range.upperBound)
        note(pairs: true)
        return true
      }
      if let before, items[before].has(.negation) || items[before].relative == .without {
        items.replaceSubrange(range, with: [column(at: range.lowerBound)])
        note()
        return true
      }
      if let of = content(from: range.upperBound),
        items[of].preposition == .of || items[of].preposition == .for
      {
        if memberAfter(range.upperBound) != nil {
          items.replaceSubrange(range, with: [table(at: range.lowerBound)])
          note(showsSuperior: true)
          return true
        }
        if let noun = items[(of + 1)...].first(where: { !isSmall($0) }),
          isOwnTable(noun) || noun.group == .each
        {
          items.removeSubrange(range.lowerBound..<of + 1)
          note(pairs: true)
          return true
        }
      }
      if let each = items.firstIndex(where: { $0.group == .each }), each >= range.upperBound,
        items[range.upperBound..<each].allSatisfy(isSmall), items[(each + 1)...].contains(where: isOwnTable)
      {
        items.removeSubrange(range)
        note(pairs: true)
        return true
      }
      if let member = memberAfter(range.upperBound), let before,
        items[before].relative == .whose || items[before].relative == .with
          || items[before].preposition == .role
          || isOwnTable(items[before])
      {
        mark(member)
        items.removeSubrange(range.lowerBound..<member)
        note()
        return true
      }
      if let member = isMember(before: range.lowerBound) {
        items.replaceSubrange(range, with: [table(at: range.lowerBound)])
        dropPossessive(after: member)
        note(showsSuperior: true)
        return true
      }
      // "each employee's manager"
      if let before, items[before].has(.possessive), let owner = contentBefore(before),
        isOwnTable(items[owner])
      {
        items.removeSubrange(before..<range.upperBound)
        note(pairs: true)
        return true
      }
      // no more than the head of the question or a key: "managers with more than 5 employees", "per manager"
      if let own = before, isOwnTable(items[own]), own == range.lowerBound - 1, let by = contentBefore(own),
        items[by].group != nil || items[by].preposition == .by
      {
        items.replaceSubrange(own..<range.upperBound, with: [table(at: range.lowerBound)])
        note(showsSuperior: true)
        return true
      }
      guard
        before.map({
          items[$0].group != nil || items[$0].opener != nil || items[$0].has(.all)
            || items[$0].preposition == .by
            || items[$0].has(.count)
        }) ?? true
      else { return false }
      items.replaceSubrange(range, with: [table(at: range.lowerBound)])
      note(showsSuperior: true)
      return true
    }

    // MARK: Looking

    private func isSmall(_ item: Item) -> Bool {
      !item.isSchema && !item.isValue && item.number == nil && !item.isUnknown
        && item.markers.allSatisfy { $0 == .filler || $0 == .all }
    }

    /// "the name of": what a person is shown by anyway.
    private func isName(_ item: Item) -> Bool {
      ["name", "names"].contains(item.text) && item.schema.isEmpty == false
    }

    private func isAuxiliary(_ item: Item) -> Bool { ["do", "does", "did"].contains(item.text) }

    private func content(from start: Int) -> Int? {
      items.indices.first { $0 >= start && !isSmall(items[$0]) }
    }

    private func contentBefore(_ index: Int) -> Int? {
      items.indices.last { $0 < index && !isSmall(items[$0]) }
    }

    private func isOfLink(_ item: Item) -> Bool {
      item.isValue && item.values.contains { $0.column.table == link.table }
        && !(item.schema.first.map { $0.score >= 0.97 } ?? false)
    }

    /// A member of the table that follows, with small words between.
    private func memberAfter(_ start: Int) -> Int? {
      var index = start
      while index < items.count {
        let item = items[index]
        if isOfLink(item) { return index }
        let isLink =
          isSmall(item) || item.has(.be) || item.preposition == .of || item.preposition == .for
          || item.text == "named" || item.text == "called" || isAuxiliary(item) || isOwnTable(item)
          || item.preposition == .role
        guard isLink else { return nil }
        index += 1
      }
      return nil
    }

    /// A member of the table that stands before, with small words between; the first of its words.
    private func isMember(before end: Int) -> Int? {
      var index = end - 1
      while index >= 0 {
        let item = items[index]
        if isOfLink(item) {
          while index > 0, isOfLink(items[index - 1]) { index -= 1 }
          return index
        }
        guard isSmall(item) || item.has(.possessive) || item.has(.be) || isAuxiliary(item) || item.has(.have)
        else { return nil }
        index -= 1
      }
      return nil
    }

    /// Whether nothing else of the kind is named: "manages the Sales department" is of another table.
    private func isMemberAlone(_ member: Int) -> Bool {
      guard let next = content(from: member + 1) else { return true }
      return !items[next].isSchema || isOwnTable(items[next]) || isOfLink(items[next])
    }

    private func asksForSomeone(before end: Int) -> Bool {
      items[..<end].contains {
        $0.opener == .who || $0.opener == .which || $0.opener == .what || $0.text.hasPrefix("who")
      }
    }

    private func isOwnTable(_ item: Item) -> Bool {
      if case .table(link.table)? = item.bestTable?.element { item.isMostlyTable } else { false }
    }

    private func isPeople(_ item: Item) -> Bool {
      isOwnTable(item) || ["people", "persons", "employees", "reports", "subordinates"].contains(item.text)
    }

    // MARK: Making

    /// The members at and after an index are those of the row referred to.
    private mutating func mark(_ first: Int) {
      var index = first
      while index < items.count, isOfLink(items[index]) {
        items[index].link = link
        items[index].values.removeAll { $0.column.table != link.table }
        items[index].schema = []
        index += 1
      }
    }

    private mutating func people(before end: Int) {
      if let index = items[..<end].lastIndex(where: { ["people", "persons"].contains($0.text) }) {
        items[index] = table(at: index)
      }
    }

    private mutating func dropPossessive(after member: Int) {
      var index = member
      while index < items.count, items[index].isValue { index += 1 }
      if index < items.count, items[index].has(.possessive) { items.remove(at: index) }
    }

    private func table(at index: Int) -> Item { named(.table(link.table), at: index) }
    private func column(at index: Int) -> Item { named(.column(link.reference), at: index) }

    private func named(_ element: SchemaElement, at index: Int) -> Item {
      var item = Item(tokens: items[index].tokens, span: items[index].span, text: items[index].text)
      item.schema = [SchemaCandidate(element: element, score: 1)]
      item.link = link
      return item
    }

    private func having(at index: Int) -> Item {
      Item(tokens: items[index].tokens, span: items[index].span, text: "has", markers: [.have])
    }
  }
}
