import QuerentCore
import SemanticLayer

extension SentenceComposer {
  /// Who accounts for most of a change: "EMEA accounts for 28.2% of the change in sales: from $1.1 M to $220 K".
  func explainedChange() -> Draft.Claim? {
    guard let last = plan.outputs.last, case .window(let share) = last.expression, share.function == .share,
      case .arithmetic(.subtract, let figure, .window(let before)) = share.argument,
      before.function == .previous,
      plan.outputs.count == table.columns.count, !table.rows.isEmpty,
      let now = plan.outputs.firstIndex(where: { $0.expression == figure }),
      let then = plan.outputs.firstIndex(where: { $0.expression == .window(before) }), now > 0,
      !table.rows[0][table.columns.count - 1].isNull
    else { return nil }
    var sentence = SentenceBuilder(table)
    sentence.names(0, Array(0..<now))
    sentence.say(" accounts for ")
    sentence.figure(0, table.columns.count - 1)
    sentence.say(" of the change in \(words.words(figure)): from ")
    sentence.figure(0, then)
    sentence.say(" to ")
    sentence.figure(0, now)
    let other = ScopeWords(words: words).period(plan.comparison?.range)
    sentence.say("\(scope)\(other.isEmpty ? "" : ", against\(other.replacing(" in ", with: " "))").")
    return sentence.claim
  }
}
