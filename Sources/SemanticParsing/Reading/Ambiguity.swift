import QuerentCore
import SemanticLayer

/// Finds out whether the likeliest readings of a question differ in what one term of it means, and no word decides.
struct Ambiguity {
  /// Readings that score this near the best may be what was meant.
  static let nearness = 0.05
  /// How much worse the words may fit the other meaning.
  static let fitTolerance = 0.02

  /// The term, and the readings by what they take it for, likeliest first; `nil` when the best reading stands out.
  static func find(in ranked: [Interpretation]) -> (
    choice: ReadingChoice, readings: [(ReadingChoice, Interpretation)]
  )? {
    guard let best = ranked.first else { return nil }
    let rivals = ranked.dropFirst().filter {
      best.score - $0.score <= nearness && $0.plan != best.plan
        && ($0.features["contradictions"] == 0 || best.features["contradictions"] > 0)
    }
    for choice in best.choices {
      var readings = [(choice, best)]
      for rival in rivals {
        guard rival.plan.isAggregated == best.plan.isAggregated,
          let other = rival.choices.first(where: { $0.span == choice.span && $0.meaning != choice.meaning }),
          other.kind == choice.kind, other.label != choice.label, choice.fit - other.fit <= fitTolerance,
          !readings.contains(where: { $0.0.meaning == other.meaning })
        else { continue }
        readings.append((other, rival))
      }
      if readings.count > 1 { return (choice, Array(readings.prefix(4))) }
    }
    return nil
  }

  /// The readings that agree with what a person chose before, and a note of it; all of them when nothing fits.
  static func settle(_ readings: [Interpretation], by remembered: [RememberedChoice]) -> [Interpretation] {
    var readings = readings
    for memory in remembered {
      let agreeing = readings.filter { reading in
        reading.choices.contains { $0.term == memory.term && $0.meaning == memory.meaning }
      }
      guard !agreeing.isEmpty,
        let label = agreeing[0].choices.first(where: { $0.meaning == memory.meaning })?.label
      else { continue }
      readings = agreeing
      for index in readings.indices {
        readings[index].defaults.append("\"\(memory.term)\" read as \(label), as you chose before")
      }
    }
    return readings
  }

  static func clarification(
    _ choice: ReadingChoice, _ readings: [(ReadingChoice, Interpretation)]
  ) -> Clarification {
    Clarification(
      term: choice.term,
      prompt: Clarification.prompt(term: choice.term, count: readings.count),
      options: readings.map { choice, reading in
        Clarification.Option(
          label: choice.label, effect: "", plan: reading.plan.text, meaning: choice.meaning)
      })
  }
}
