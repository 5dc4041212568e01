import QuerentCore
import SemanticLayer

extension PlanBuilder {
  /// "reviewers who would recommend us": a yes/no column that is named, and that nothing else is said of, must hold.
  mutating func requireLooseFlags() {
    for phrase in sketch.phrases.indices where !isSpokenOf(phrase) {
      guard let reference = column(phrase), reference.table == focus || sketch.focus == nil,
        isNamed(reference, by: phrase),
        let test = flag(of: reference, isNegated: sketch.phrases[phrase].isDenied),
        !rowConditions.contains([test])
      else { continue }
      rowConditions.append([test])
    }
  }

  /// Whether the words are the name of a flag, up to the `is` or `flag` that says it is one.
  private func isNamed(_ reference: ColumnReference, by phrase: Int) -> Bool {
    let score = sketch.phrases[phrase].candidates.first { $0.element == .column(reference) }?.score ?? 0
    if score >= 0.85 { return true }
    let words = NameWords.words(in: reference.column).filter {
      !["is", "be", "has", "have", "flag", "flg"].contains($0)
    }
    return score >= 0.7 && words == NameWords.words(in: sketch.phrases[phrase].text)
  }

  /// Whether a part of the sketch uses a phrase.
  private func isSpokenOf(_ phrase: Int) -> Bool {
    if sketch.phrases.contains(where: { $0.owner == phrase }) { return true }
    if sketch.times.contains(where: { $0.subject == phrase }) { return true }
    if sketch.groups.contains(where: { $0.key == .phrase(phrase) }) { return true }
    let inTargets = sketch.targets.contains { target in
      switch target.kind {
      case .phrase(phrase), .count(phrase), .aggregate(_, phrase), .everything(phrase): true
      case .difference(let first, let second), .sum(let first, let second):
        first == phrase || second == phrase
      default: false
      }
    }
    let inOrders = sketch.orders.contains { order in
      switch order.key {
      case .phrase(phrase), .aggregate(_, phrase), .count(phrase), .frequency(phrase), .adjective(_, phrase),
        .date(phrase), .quality(phrase):
        true
      case .sum(let first, let second): first == phrase || second == phrase
      default: false
      }
    }
    let text = "phrase(\(phrase))"
    let inConditions = sketch.conditions.contains { condition in
      switch condition.kind {
      case .members(_, let subject), .state(_, let subject): subject == phrase
      case .pattern(let subject, _, _): subject == phrase
      case .missing(phrase), .exists(phrase), .count(phrase, _, _), .same(phrase, _), .extreme(phrase, _),
        .dates(_, _, phrase):
        true
      case .compare, .between: "\(condition.kind)".contains(text)
      default: false
      }
    }
    return inTargets || inOrders || inConditions
  }
}
