import QuerentCore
import SemanticLayer

/// Members (values of text columns) narrow rows down wherever they stand.
enum MemberRules {
  static let all: [GrammarRule] = [
    GrammarRule(
      "member",
      examples: [
        "customers in Texas", "Consumer orders", "the genre 'Rock'", "category Furniture or Technology",
      ]
    ) { reader in
      guard reader.item.isValue, !reader.isBetterName else { return false }
      reader.readMember()
      return true
    }
  ]
}

extension SketchReader {
  /// Whether the item names the schema better than it names a member.
  fileprivate var isBetterName: Bool {
    guard let best = item.schema.first, item.quoted == nil else { return false }
    return best.score >= 0.9 || best.score >= (item.values.first?.score ?? 0)
  }

  fileprivate mutating func readMember() {
    let at = cursor
    // "whose name has 'Led'": a part of it, where no name is that
    if let text = items[at].quoted, !items[at].values.contains(where: { $0.score >= 1 }),
      let verb = previous(before: at), items[verb].has(.have), let noun = previous(before: verb),
      items[noun].isSchema,
      !items[noun].isMostlyTable
    {
      cursor += 1
      add(.pattern(phrase(at: noun), .contains, text), span: items[at].span)
      section = .condition
      return
    }
    // "have 'Extra' as a part of the title"
    if let text = items[at].quoted, let role = next(from: at + 1), items[role].preposition == .role,
      let part = next(from: role + 1), items[part].pattern == .contains, let link = next(from: part + 1),
      items[link].preposition == .in || items[link].preposition == .of
    {
      var noun = next(from: link + 1)
      while let index = noun, items[index].has(.pronoun) { noun = next(from: index + 1) }
      if let noun, items[noun].isSchema, !items[noun].isMostlyTable {
        add(.pattern(phrase(at: noun, wants: .column), .contains, text), span: items[at].span)
        cursor = noun + 1
        section = .condition
        return
      }
    }
    var members = [member(at: at)]
    var last = at
    // "Texas, Ohio or Maine": a list of members of one kind
    while let link = next(from: last + 1), let following = next(from: link + 1),
      items[link].conjunction == .or || items[link].has(.comma), isPlainMember(following), !isBothPending,
      sharesColumn(items[at], items[following])
    {
      members.append(member(at: following))
      last = following
      if items[link].has(.comma), let or = next(from: last + 1), items[or].conjunction == .or { continue }
    }
    let subject = subjectBefore(at).flatMap { isKind($0, of: at) ? $0 : nil } ?? subjectAfter(last)
    let span = items[at].span.union(items[last].span)
    cursor = last + 1
    if let subject, let after = subjectAfter(last), after == subject, subjectBefore(at) == nil {
      // the noun after the member says what it is: "Rock genre"; tables stay to be read as what is asked for
      let item = sketch.phrases[subject].item
      if !items[item].isMostlyTable { cursor = item + 1 }
    }
    if section == .target, let subject { removeTarget(subject) }
    if subject == nil, members.count == 1 { countMember(at) }
    let isAttached =
      at > 0 && items[at - 1].isValue && items[at].quoted == nil && items[at - 1].quoted == nil
      && !sketch.conditions.isEmpty && items[at - 1].schema.isEmpty
    add(.members(members, subject: isAttached ? nil : subject), span: span)
    if let before = previous(before: at) {
      sketch.conditions[sketch.conditions.count - 1].preposition = items[before].preposition
    }
    // "Nancy Smith's phone number"
    if cursor < items.count, items[cursor].has(.possessive), let owned = next(from: cursor + 1),
      items[owned].isSchema, !items[owned].isMostlyTable, section == .target || sketch.targets.isEmpty
    {
      section = .target
      if isAttached { sketch.conditions[sketch.conditions.count - 1].isAttached = true }
      cursor += 1
      return
    }
    if isAttached { sketch.conditions[sketch.conditions.count - 1].isAttached = true }
    let isAdjective = cursor < items.count && items[cursor].isMostlyTable && !isBothPending
    if section == .target, !sketch.targets.isEmpty || sketch.focus != nil, !isAdjective {
      section = .condition
    }
    // "both A and B": the second half belongs to the first
    if isBothPending, let and = next(from: cursor), items[and].conjunction == .and,
      let other = next(from: and + 1),
      isPlainMember(other)
    {
      cursor = other
      let second = member(at: other)
      sketch.conditions.append(
        Sketch.Condition(
          kind: .members([second], subject: subject ?? subjectBefore(other)), isConjoined: true,
          span: items[other].span))
      cursor = other + 1
      isBothPending = false
    }
  }

  private func member(at index: Int) -> Sketch.Member {
    let item = items[index]
    return Sketch.Member(
      matches: item.values, text: item.quoted ?? item.text, isQuoted: item.quoted != nil,
      link: item.link)
  }

  private func isPlainMember(_ index: Int) -> Bool {
    items[index].isValue && !(items[index].schema.first.map { $0.score >= 0.9 } ?? false)
  }

  private func sharesColumn(_ left: Item, _ right: Item) -> Bool {
    if left.quoted != nil || right.quoted != nil { return true }
    let columns = Set(left.values.map(\.column))
    return right.values.contains { columns.contains($0.column) }
  }

  /// The noun right before a member: "genre Rock", "name is 'Smith'", "the city of Paris".
  private mutating func subjectBefore(_ index: Int) -> Int? {
    var position = index - 1
    var steps = 0
    while position >= 0, steps < 5 {
      let item = items[position]
      if item.isSchema {
        return phrase(at: position)
      }
      let isLink =
        item.has(.be) || isSilent(item) || item.comparator?.operation == .equal || item.preposition == .of
        || item.has(.negation) || item.conjunction == .either || item.conjunction == .both
        || item.text == "named"
        || item.text == "called" || item.text == "as" || item.preposition == .role
        || (item.preposition == .by && position == index - 1)
      if !isLink { return subjectOfList(before: position) }
      position -= 1
      steps += 1
    }
    return nil
  }

  /// In "city is Paris or London" the second member speaks of the first one's noun.
  private func subjectOfList(before position: Int) -> Int? {
    guard
      items[position].conjunction == .or || items[position].conjunction == .and
        || items[position].has(.comma),
      let last = sketch.conditions.last, case .members(_, let subject) = last.kind
    else { return nil }
    return subject
  }

  /// Whether a noun before a member can be what the member is a value of: "genre Rock", but not "e-mail of Astrid".
  private func isKind(_ phrase: Int, of index: Int) -> Bool {
    let item = items[index]
    guard !item.values.isEmpty else { return true }
    let columns = Set(item.values.map(\.column))
    let tables = Set(item.values.map(\.column.table))
    return sketch.phrases[phrase].candidates.contains { candidate in
      switch candidate.element {
      case .column(let reference): columns.contains(reference)
      case .table(let name), .display(let name): tables.contains(name)
      case .measure: false
      }
    }
  }

  /// The noun right after a member: "Rock genre", "Sony products".
  private mutating func subjectAfter(_ index: Int) -> Int? {
    let position = index + 1
    guard position < items.count, items[position].isSchema, items[position].quoted == nil else { return nil }
    let columns = Set(items[index].values.map(\.column))
    let isKind = items[position].schema.contains { candidate in
      if case .column(let reference) = candidate.element { columns.contains(reference) } else { false }
    }
    guard isKind else { return nil }
    return phrase(at: position)
  }
}
