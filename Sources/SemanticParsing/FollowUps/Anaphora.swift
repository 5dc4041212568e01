import SemanticLayer

/// Words of a turn that point back: "their names", "which of those", "that shop". Pronouns that point at a noun of the
/// turn itself, as in "customers and their cities", do not count.
struct Anaphora {
  /// The items, without the words that only point.
  private(set) var items: [Item]
  /// Whether something points at the turn before.
  private(set) var refers = false

  init(_ all: [Item]) {
    items = all
    var kept: [Item] = []
    var index = 0
    while index < all.count {
      let words = all[index].text.split(separator: " ").map(String.init)
      guard let word = words.first(where: { Self.pointing.contains($0) }), !all[index].isSchema,
        all[index].time == nil, !all[index].isValue
      else {
        kept.append(all[index])
        index += 1
        continue
      }
      guard pointsBack(word, at: index, in: all) else {
        kept.append(all[index])
        index += 1
        continue
      }
      refers = true
      let end = Self.afterCount(index + 1, in: all)
      if Self.determiners.contains(word), end < all.count, all[end].isMostlyTable {
        // "do these orders have": whose, not what
        kept.append(Self.of(all[index], unlessAfter: kept.last))
        index = end
      } else if Self.determiners.contains(word), end < all.count,
        Self.isResult(all[end].text) || all[end].isUnknown && word != "that" && word != "this"
      {
        index = end + 1  // "that list", "these three members"
      } else {
        kept.append(all[index])
        index = end
      }
    }
    items = kept
  }

  // MARK: Which words point back

  private func pointsBack(_ word: String, at index: Int, in all: [Item]) -> Bool {
    switch word {
    case "those", "these":
      // "students that own cats and those that own dogs"
      let next = all.indices.contains(index + 1) ? all[index + 1] : nil
      return next?.relative != .that && next?.relative != .whose
    case "that":
      guard all[index].text == "that" else { return false }
      if let before = lastContent(before: index, in: all),
        all[before].isSchema || all[before].isValue
          || all[before].isUnknown || all[before].has(.pronoun)
      {
        return false  // "shops that …"
      }
      guard let next = all.indices.contains(index + 1) ? all[index + 1] : nil else { return true }
      return next.isSchema && next.relative == nil || next.has(.sentenceEnd) || Self.isResult(next.text)
        || next.number != nil
    case "this":
      guard let next = all.indices.contains(index + 1) ? all[index + 1] : nil else { return true }
      return !["database", "data", "table", "dataset", "system", "company"].contains(next.text)
    case "ones", "theirs", "himself", "herself": return true
    case "he", "she", "they":
      return isSubject(index, in: all) || !hasNoun(before: index, in: all)
    case "it":
      if isSubject(index, in: all) { return true }
      return !hasNoun(before: index, in: all)
    case "previous", "above", "same":
      return all.indices.contains(index + 1) && Self.isResult(all[index + 1].text)
    default:
      // "which customers placed them": the noun asked for does not ask for itself
      if word == "them", index >= 2, all[0].opener == .which || all[0].opener == .what,
        all[1].isMostlyTable, !all[2..<index].contains(where: { $0.isMostlyTable || !$0.values.isEmpty })
      {
        return true
      }
      // "their", "its", "his", "them"
      return !hasNoun(before: index, in: all)
    }
  }

  /// "did he", "are they": asks about somebody known.
  private func isSubject(_ index: Int, in all: [Item]) -> Bool {
    guard index > 0 else { return true }
    let before = all[index - 1].text.split(separator: " ").last.map(String.init) ?? ""
    return Self.auxiliaries.contains(before)
  }

  /// Whether the turn names a thing or a person before a pronoun.
  private func hasNoun(before index: Int, in all: [Item]) -> Bool {
    var position = index - 1
    while position >= 0, !all[position].has(.sentenceEnd) {
      let item = all[position]
      let isPointedAt =
        position > 0
        && all[position - 1].text.split(separator: " ").contains {
          ["those", "these", "their"].contains($0)
        }
      if item.isMostlyTable || !item.values.isEmpty, !isPointedAt { return true }
      if item.opener == .who { return true }
      position -= 1
    }
    return false
  }

  private func lastContent(before index: Int, in all: [Item]) -> Int? {
    guard index > 0 else { return nil }
    return all[index - 1].preposition == nil ? index - 1 : nil
  }

  /// "those 3 shops", "the two of them": the number says again how many there are.
  private static func afterCount(_ index: Int, in all: [Item]) -> Int {
    guard all.indices.contains(index), let number = all[index].number, !number.isOrdinal,
      all.indices.contains(index + 1), all[index + 1].isSchema || all[index + 1].isUnknown
    else { return index }
    return index + 1
  }

  private static func of(_ item: Item, unlessAfter last: Item?) -> Item {
    var made = item
    let isLinked = last?.preposition != nil || last?.group != nil || last?.has(.each) == true
    made.markers = isLinked ? [.filler] : [.preposition(.of)]
    made.isUnknown = false
    return made
  }

  private static func isResult(_ text: String) -> Bool {
    ["list", "lists", "table", "result", "results", "query", "question", "questions", "answer", "report"]
      .contains(text)
  }

  private static let determiners: Set<String> = [
    "those", "these", "that", "this", "previous", "above", "same",
  ]

  private static let auxiliaries: Set<String> = [
    "do", "does", "did", "is", "are", "was", "were", "has", "have", "had", "can", "could", "will", "would",
  ]

  private static let pointing: Set<String> = [
    "their", "them", "they", "those", "these", "its", "it", "his", "her", "he", "she", "him", "theirs",
    "that", "this", "ones", "previous", "above", "same",
  ]
}
