import QuerentCore
import SemanticLayer

/// Stretches of time and dates at one end of an order.
extension SketchReader {
  /// "our best quarter": a stretch of time, though a column may be named like it.
  var isPraised: Bool {
    guard let before = previous(before: cursor), items[before].superlative?.isQuality == true else {
      return false
    }
    guard let after = next(from: cursor + 1) else { return true }
    return items[after].has(.sentenceEnd) || items[after].preposition != nil || items[after].time != nil
      || items[after].isUnknown
  }

  /// "month with the highest sales": the first thing said, with what it has the most of.
  var isUnitWithMost: Bool {
    guard sketch.targets.isEmpty, sketch.groups.isEmpty, let with = next(from: cursor + 1),
      items[with].relative == .with, let end = next(from: with + 1)
    else { return false }
    return items[end].superlative.map { !$0.isPositional && !$0.isTemporal } ?? false
  }

  /// "(on) which day was …", with no figure asked for: the date of one thing.
  var asksForDate: Bool {
    guard sketch.targets.isEmpty, item.text == "day", let verb = peek(),
      verb.has(.be) || ["did", "do", "does"].contains(verb.text)
    else { return false }
    return !items.contains {
      $0.has(.count) || $0.aggregate != nil && !$0.isSchema || $0.superlative != nil || $0.has(.amount)
        || $0.schema.contains { $0.score >= 0.9 && $0.isMeasure }
    }
  }

  /// Whether a name is that of a date.
  func isDateName(_ candidate: SchemaCandidate, from score: Double = 0.85) -> Bool {
    guard case .column(let reference) = candidate.element, candidate.score >= score else { return false }
    return NameSplitter.words(in: reference.column).contains {
      ["date", "day", "time", "on", "at"].contains($0)
    }
  }
}
