import QuerentCore

/// States told by yes/no columns of any name, and the states that rates are of.
extension RowStates {
  /// What every yes/no column says, by the words that name it: `is_new` by "new", `phone_verified` by "phone verified"
  /// and by "verified", `is_weekend` by "weekend" and, denied, by "weekday".
  static func flags(of tables: [SemanticModel.Table]) -> [String: [RowState]] {
    var found: [String: [RowState]] = [:]
    for table in tables {
      for column in table.columns {
        guard let state = flag(column, of: table.name) else { continue }
        let phrase = flagWords(
          TellingColumns.withoutOwner(NameSplitter.words(in: column.name), of: table.name))
        guard !phrase.isEmpty, phrase.count <= 2 else { continue }
        found[phrase.joined(separator: " "), default: []].append(state)
        if phrase.count == 2, phrase[1].hasSuffix("ed") { found[phrase[1], default: []].append(state) }
        if phrase.count == 1, let opposite = opposites[phrase[0]] {
          found[opposite, default: []].append(negated(state))
        }
      }
    }
    return found
  }

  private static let opposites = ["weekend": "weekday", "new": "used", "paid": "unpaid", "read": "unread"]

  /// The words of a flag's name without those that only say it is one.
  private static func flagWords(_ names: [String]) -> [String] {
    var words = names
    if let first = words.first, ["is", "has", "was", "are", "flag", "flg"].contains(first) {
      words.removeFirst()
    }
    if let last = words.last, ["flag", "flg", "yn", "indicator", "ind"].contains(last) { words.removeLast() }
    return words
  }

  /// A column of two values, one of which says yes and the other no.
  private static func flag(_ column: SemanticModel.Column, of table: String) -> RowState? {
    guard column.role != .identifier, column.distinctCount == 2, let yes = TellingColumns.truth(of: column)
    else {
      return nil
    }
    let values = Set(column.samples.map { $0.description.lowercased() })
    let isYesNo = [
      ["0", "1"], ["no", "yes"], ["n", "y"], ["false", "true"], ["f", "t"], ["j", "n"], ["ja", "nein"],
      ["n", "s"], ["non", "oui"],
    ].contains {
      values == Set($0)
    }
    guard isYesNo else { return nil }
    let reference = PlanExpression.column(ColumnReference(table: table, column: column.name))
    return RowState(
      table: table, condition: .comparison(reference, .equal, .literal(yes)), time: nil, isDateFilled: false)
  }

  // MARK: Rates

  /// The states that "success rate", "failure rate", "cancellation rate" count: members of status columns, flags, and
  /// dates that are filled in, named by a word of the same root.
  public func rated(by word: String) -> [RowState] {
    let root = Self.root(of: word)
    // who churned in a period is measured against who was there before it
    guard root.utf8.count >= 3, word != "churn" else { return [] }
    let named = flags.filter { !$0.key.contains(" ") && Self.isSame($0.key, root) }.sorted { $0.key < $1.key }
    return tables.compactMap { table in
      let telling = columns(of: table)
      for status in telling.statuses where status.members.count > 1 {
        guard let member = status.members.first(where: { Self.isSame($0.lowered, root) }) else { continue }
        let reference = PlanExpression.column(ColumnReference(table: table.name, column: status.column))
        return RowState(
          table: table.name, condition: .comparison(reference, .equal, .literal(.text(member.text))),
          time: nil,
          isDateFilled: false)
      }
      if let flag = named.lazy.flatMap(\.value).first(where: { $0.table == table.name }) { return flag }
      for event in telling.events where event.isTime && event.isSometimesMissing {
        guard event.verb.hasSuffix("ed"), Self.isSame(event.verb, root) else { continue }
        let reference = ColumnReference(table: table.name, column: event.column)
        return RowState(
          table: table.name, condition: .not(.isNull(.column(reference))), time: reference, isDateFilled: true
        )
      }
      return nil
    }
  }

  private static func isSame(_ word: String, _ root: String) -> Bool {
    let other = Self.root(of: word)
    if other == root { return true }
    let shorter = other.utf8.count < root.utf8.count ? other : root
    return shorter.utf8.count >= 4 && (other.hasPrefix(root) || root.hasPrefix(other))
      && abs(other.utf8.count - root.utf8.count) <= 1
  }

  /// A word without the endings of verbs and of nouns made of them: `failure` and `failed` give `fail`.
  private static func root(of word: String) -> String {
    for ending in endings where word.hasSuffix(ending) && word.utf8.count - ending.utf8.count >= 4 {
      return String(word.dropLast(ending.utf8.count))
    }
    return word
  }

  private static let endings = [
    "ization", "ations", "ation", "ition", "tion", "sion", "ion", "ment", "ance", "ence", "ure", "ful", "ing",
    "ied", "ed", "al", "er", "s", "d", "y", "e",
  ]
}
