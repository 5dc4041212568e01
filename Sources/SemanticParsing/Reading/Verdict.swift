import QuerentCore
import SemanticLayer

/// Decides whether the readings of a question may be answered, must be asked back, or are refused.
struct Verdict {
  let model: SemanticModel
  let analysis: QuestionReader.Analysis
  var readings: [Interpretation]

  func reading() -> Reading {
    var ranked = readings
    for index in ranked.indices { ranked[index].confidence = confidence(of: index) }
    let unread = analysis.sketch.unread.map { analysis.items[$0] }
    guard let best = ranked.first else {
      return .refusal(refusal(unread), likeliest: [])
    }
    if best.confidence < 0.35 { return .refusal(refusal(unread), likeliest: ranked) }
    return .interpretations(ranked)
  }

  private func confidence(of index: Int) -> Double {
    let reading = readings[index]
    let content = analysis.items.count {
      !$0.isUnknown && ($0.isSchema || $0.isValue || $0.number != nil || $0.time != nil)
    }
    let unknown = analysis.sketch.unread.count
    var value = 0.92
    value -= 0.22 * Double(unknown)
    if unknown > 0 { value -= 0.3 * Double(unknown) / Double(unknown + content) }
    for condition in analysis.sketch.conditions {
      // a quotation that is no stored value
      if case .members(let members, _) = condition.kind, members.contains(where: \.matches.isEmpty) {
        value -= 0.45
      }
    }
    value -= 0.35 * reading.doubt
    for index in analysis.sketch.unread where analysis.items[index].isUnknown && index > 0 {
      // "sales in Wst": a name the data does not have is a filter that would be lost
      let before = analysis.items[..<index].last { !$0.markers.contains(.filler) }
      if let preposition = before?.preposition, [.in, .for, .from].contains(preposition) { value -= 0.3 }
    }
    if unknown >= content { value -= 0.3 }
    for phrase in analysis.sketch.phrases {
      guard let best = phrase.candidates.first?.score else { continue }
      value -= 0.3 * Swift.max(0, 0.9 - best)
    }
    if content == 0 { value = 0 }
    if readings.count > 1, index == 0 {
      let gap = reading.score - readings[1].score
      if gap < 0.1 { value -= 0.1 }
    }
    return min(max(value, 0), 1)
  }

  private func refusal(_ unread: [Item]) -> Refusal {
    let words = unread.filter(\.isUnknown).map(\.text)
    let known = analysis.items.contains { $0.isSchema || $0.isValue }
    let tables = model.tables.prefix(4).map(\.label)
    let suggestions = model.tables.filter { $0.rowCount > 0 }.prefix(3).map {
      "How many \($0.label) are there?"
    }
    if !known {
      return Refusal(
        .outOfScope, why: "Nothing in the question names anything in the data.",
        closest: ["the data holds \(tables.joined(separator: ", "))"], suggestions: suggestions)
    }
    let why =
      words.isEmpty
      ? "The question could not be read as a query."
      : "\(words.map { "\"\($0)\"" }.joined(separator: ", ")) fits nothing in the data."
    return Refusal(
      .missingData, why: why, closest: tables.map { "the table of \($0)" }, suggestions: suggestions,
      spans: unread.map(\.span))
  }
}
