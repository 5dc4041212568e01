import QuerentCore
import SemanticLayer

/// "tickets about refunds": what rows are about stands in their texts.
enum AboutRules {
  static let all: [GrammarRule] = [
    GrammarRule("about", examples: ["tickets about late delivery", "orders about damage"]) {
      reader in reader.readAbout()
    }
  ]

  fileprivate static let words: Set<String> = [
    "about", "regarding", "concerning", "mentioning", "that mention", "which mention", "that mentioned",
  ]
}

extension SketchReader {
  fileprivate mutating func readAbout() -> Bool {
    guard AboutRules.words.contains(item.text), let focus = sketch.focus, sketch.arithmetic.trend == nil,
      previous(before: cursor) == sketch.phrases[focus].item,
      let table = items[sketch.phrases[focus].item].bestTable?.element.tableName
    else { return false }
    var index = cursor + 1
    var topic: [String] = []
    var span = item.span
    while let next = next(from: index), topic.count < 3 {
      let item = items[next]
      let isTopic =
        item.isUnknown || item.isSchema || item.isValue || !item.states.isEmpty || item.superlative != nil
      guard isTopic, item.quoted == nil, item.time == nil, item.number == nil, item.group == nil,
        item.preposition == nil, item.relative == nil, item.conjunction == nil
      else { break }
      let own = item.values.filter { $0.column.table == table && $0.score >= 0.9 }
      if topic.isEmpty, !own.isEmpty {
        // "tickets about billing", where billing is one of their queues
        add(
          .members([Sketch.Member(matches: own, text: item.text, isQuoted: false)], subject: nil),
          span: item.span)
        cursor = next + 1
        section = .condition
        subject = nil
        return true
      }
      // what another table calls so is found by its joins
      if !item.isSchema, item.isValue { return false }
      topic += item.text.split(separator: " ").map { Lemmatizer.lemma(of: String($0)) }
      span = span.union(item.span)
      index = next + 1
    }
    guard !topic.isEmpty else { return false }
    add(.about(topic), span: span)
    cursor = index
    section = .condition
    subject = nil
    return true
  }
}
