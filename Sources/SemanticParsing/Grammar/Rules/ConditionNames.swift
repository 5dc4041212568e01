import QuerentCore
import SemanticLayer

/// Names of the schema inside conditions.
extension SketchReader {
  mutating func nameInCondition(_ named: Int, previousItem: Item?) {
    // "customers with their emails", "and their phone numbers": further things to show
    if previousItem?.has(.pronoun) == true, !isTable(named),
      let before = previous(before: sketch.phrases[named].item - 1),
      items[before].conjunction == .and || items[before].relative == .with || items[before].has(.comma),
      !isComparisonAhead
    {
      sketch.targets.append(Sketch.Target(kind: .phrase(named)))
      return
    }
    let isOne =
      sketch.phrases[named].item > 0 && ["a", "an"].contains(items[sketch.phrases[named].item - 1].text)
    let isThing =
      isOne && !isComparisonAhead && !isValueAhead && items[sketch.phrases[named].item].bestTable != nil
    if previousItem?.relative == .with, isThing, let next = next(from: cursor), items[next].relative == .with
    {
      // "customers with a mailing with the outcome …": a thing they have
      sketch.phrases[named].wants = .table
      add(.exists(named), span: sketch.phrases[named].span)
      antecedent = named
      subject = nil
      return
    }
    // "leases with a guarantor", "orders that had a promo code": those that have one
    let isHeld =
      previousItem?.relative == .with
      || previousItem.map { ["had", "have", "has"].contains($0.text) } == true && isCountOrList
    if isHeld, isOne, !isTable(named), !isNegationPending, !isComparisonAhead,
      !isValueAhead, pendingAggregates.isEmpty, sketch.phrases[named].wants == .any,
      next(from: cursor).map({ items[$0].has(.sentenceEnd) || items[$0].time != nil }) ?? true
    {
      add(.exists(named), span: sketch.phrases[named].span)
      subject = nil
      return
    }
    // "customers with emails": shown as well
    if previousItem?.relative == .with, !isTable(named), !isNegationPending, !isComparisonAhead,
      !isValueAhead,
      pendingAggregates.isEmpty,
      sketch.targets.contains(where: { if case .phrase = $0.kind { true } else { false } })
    {
      sketch.targets.append(Sketch.Target(kind: .phrase(named)))
      section = .target
      return
    }
    // "the state whose name contains …"
    if previousItem?.relative == .whose, sketch.phrases[named].text == "name", named > 0, !isTable(named - 1),
      sketch.phrases[named - 1].item == sketch.phrases[named].item - 2
    {
      subject = named - 1
      sketch.phrases.removeLast()
      return
    }
    if sketch.phrases[named].owner == nil, let antecedent, antecedent != named {
      sketch.phrases[named].owner = antecedent
    }
    // "that do not make DVD drives": the verb only says how, the value after it is what is absent
    let verb = sketch.phrases[named]
    if isNegationPending, Participle.isOne(verb.text), let by = next(from: cursor),
      items[by].preposition == .by,
      let thing = next(from: by + 1), items[thing].isMostlyTable
    {
      if named == sketch.phrases.count - 1 { sketch.phrases.removeLast() }
      return  // "never used by any product"
    }
    if isNegationPending, isValueAhead, (verb.candidates.first?.score ?? 1) < 0.95,
      WordRelations.isVerb(Lemmatizer.lemma(of: verb.text))
    {
      return
    }
    // "devices that have no devices in stock": not in the second table
    if isNegationPending, let focus = sketch.focus, focus != named,
      let own = items[sketch.phrases[focus].item].bestTable, own.score >= 0.9,
      items[sketch.phrases[named].item].bestTable?.element == own.element, let link = next(from: cursor),
      items[link].preposition == .in || items[link].preposition == .on, let other = next(from: link + 1),
      items[other].isMostlyTable, items[other].bestTable?.element != own.element,
      named == sketch.phrases.count - 1
    {
      sketch.phrases.removeLast()
      return
    }
    // "all accounts except the account with name Brown": what follows is left out
    if isTable(named), isNegationPending, previousItem?.conjunction == .except, let next = next(from: cursor),
      restricts(next)
    {
      antecedent = named
      subject = nil
      return
    }
    if isTable(named) {
      let isHad =
        previousItem?.relative == .with || previousItem?.relative == .without
        || previousItem?.has(.have) == true
        || previousItem?.relative == .having || previousItem?.has(.negation) == true || isNegationPending
      if isHad || isNegationPending {
        add(.exists(named), span: sketch.phrases[named].span)
      } else if !isComparisonAhead {
        sketch.conditions.append(
          Sketch.Condition(kind: .exists(named), isNegated: false, span: sketch.phrases[named].span))
      }
      if !isNegationPending { antecedent = named }
      subject = nil
    } else if isNegationPending, !isComparisonAhead, !isValueAhead {
      add(.exists(named), span: sketch.phrases[named].span)
      subject = nil
    } else if previousItem?.has(.be) == true, !isComparisonAhead, !isValueAhead {
      sketch.conditions.append(Sketch.Condition(kind: .exists(named), span: sketch.phrases[named].span))
      subject = named
    } else {
      subject = named
    }
    if !pendingAggregates.isEmpty { aggregateSubject(named) }
  }

  /// Whether rows are counted or listed, and nothing is ranked.
  private var isCountOrList: Bool {
    sketch.orders.isEmpty && sketch.groups.isEmpty && (isCountPending || !sketch.targets.isEmpty)
  }

  /// "whose average salary is above …": the comparison is over the group.
  mutating func aggregateSubject(_ named: Int) {
    guard let function = pendingAggregates.first else { return }
    if let next = next(from: cursor), items[next].has(.be), let after = self.next(from: next + 1),
      items[after].superlative != nil
    {
      return  // "whose average price is the lowest"
    }
    pendingAggregates = []
    var index = cursor
    while index < items.count,
      items[index].has(.be) || isSilent(items[index]) || items[index].preposition == .of
        || items[index].has(.pronoun)
    {
      index += 1
    }
    guard index < items.count, let comparator = items[index].comparator, let operand = next(from: index + 1)
    else { return }
    if let number = items[operand].number {
      add(
        .compare(.aggregate(function, named), comparator.operation, .number(number)),
        span: items[operand].span)
      cursor = operand + 1
    } else if let other = items[operand].aggregate {
      add(
        .compare(.aggregate(function, named), comparator.operation, .aggregate(other, nil)),
        span: items[operand].span)
      cursor = operand + 1
    }
  }

  var isValueAhead: Bool {
    var index = cursor
    while index < items.count,
      isSilent(items[index]) || items[index].has(.be) || items[index].preposition != nil
    { index += 1 }
    return index < items.count
      && (items[index].isValue || items[index].number != nil || items[index].date != nil)
  }

  var isComparisonAhead: Bool {
    guard let next = next(from: cursor) else { return false }
    return items[next].comparator != nil || items[next].has(.between) || items[next].pattern != nil
      || (items[next].has(.be) && cursor + 1 < items.count)
  }
}
