import QuerentCore
import SemanticLayer

/// Members of a table that rows refer to in several parts: "planned by A and approved by B", "A as guarantor".
extension PlanBuilder {
  /// The reference whose name the words beside a member say, where several lead to its table and only one fits best.
  func part(of condition: Int, in table: String, isOther: Bool = false) -> String? {
    let beside = sketch.conditions[condition].beside
    let others = sketch.conditions.indices.filter { assignment.members[$0]?.first?.column.table == table }
    guard !beside.isEmpty, others.count > 1, let focus else { return nil }
    let near = [focus] + assignment.elements.compactMap { $0?.tableName }
    for from in near where from != table {
      let rivals = model.relationships.filter {
        $0.from == from && $0.to == table && $0.fromColumns.count == 1
      }
      guard rivals.count > 1 else { continue }
      let scores = rivals.map { rival -> Double in
        let shared = rivals.filter { $0.role != rival.role }.flatMap { NameWords.words(in: $0.role) }
        let own = NameWords.words(in: rival.role).filter { !shared.contains($0) && !Self.signs.contains($0) }
        let said = own.count { beside.contains(Lemmatizer.stem(of: Lemmatizer.lemma(of: $0))) }
        return own.isEmpty ? 0 : Double(said) / Double(own.count)
      }
      if let best = scores.max(), best > 0, scores.count(where: { $0 == best }) == 1,
        let place = scores.firstIndex(of: best)
      {
        return rivals[place].role
      }
      // "originated by A and handled by B": of two parts the one that is not said of the other person
      guard rivals.count == 2, !isOther, !others.contains(where: { sketch.conditions[$0].isAlternative }),
        let other = others.first(where: {
          $0 != condition && abs($0 - condition) <= 2 && isApart($0, condition)
        }),
        let taken = part(of: other, in: table, isOther: true),
        let place = rivals.firstIndex(where: { $0.role != taken })
      else { continue }
      return rivals[place].role
    }
    return nil
  }

  /// Whether two members are two persons rather than the names of one.
  private func isApart(_ first: Int, _ second: Int) -> Bool {
    let range = min(first, second) + 1...max(first, second)
    return range.contains { !sketch.conditions[$0].isAttached }
  }

  private static let signs: Set<String> = ["id", "key", "code", "number", "no", "by"]

  /// "customers without a sales rep" where `rep_id` is missing: the reference is empty, whatever jobs there are.
  func absentPart(_ members: [Sketch.Member], _ reference: ColumnReference) -> PlanCondition? {
    guard let focus, focus != reference.table, members.count == 1, !members[0].isQuoted else { return nil }
    let said = Set(NameWords.words(in: members[0].text).map(Lemmatizer.stem(of:)))
    let links = model.relationships.filter { link in
      guard link.from == focus, link.to == reference.table, link.fromColumns.count == 1 else { return false }
      let words = NameWords.words(in: link.fromColumns[0]).filter { !Self.signs.contains($0) }
      return !words.isEmpty
        && words.contains { said.contains(Lemmatizer.stem(of: $0)) || Self.isShort($0, of: said) }
    }
    let column = links.first.map { ColumnReference(table: focus, column: $0.fromColumns[0]) }
    guard links.count == 1, let column, (self.column(column)?.nullCount ?? 0) > 0 else { return nil }
    return .isNull(.column(column))
  }

  /// `representative`, which a column `rep_id` is written out to, for "rep".
  private static func isShort(_ word: String, of said: Set<String>) -> Bool {
    said.contains { $0.utf8.count >= 3 && word.hasPrefix($0) }
  }
}
