import QuerentCore

/// Says in words what a reading took the terms of the question for, and why it was preferred to another.
public struct ReadingComparison {
  /// The preferred reading.
  public let best: Interpretation

  /// Makes a comparison with the other readings of one question.
  public init(best: Interpretation) { self.best = best }

  /// The terms, what each was taken for and how well the words fit, in the order of the question.
  public var mentions: [String] {
    var lines: [String] = []
    for choice in best.choices.sorted(by: { $0.span.start < $1.span.start }) {
      let line = "\"\(choice.term)\" as \(choice.label), fits \(Self.number(choice.fit))"
      if !lines.contains(line) { lines.append(line) }
    }
    return lines
  }

  /// Why another reading lost, weightiest reason first; the last line is the difference of the scores.
  public func reasons(against other: Interpretation) -> [String] {
    var reasons: [String] = []
    for choice in other.choices {
      guard let own = best.choices.first(where: { $0.span == choice.span && $0.meaning != choice.meaning })
      else { continue }
      let gap = choice.fit - own.fit
      let fit = gap < -0.005 ? ", which its words fit less (\(Self.number(gap)))" : ""
      let reason = "reads \"\(choice.term)\" as \(choice.label) instead of \(own.label)\(fit)"
      if !reasons.contains(reason) { reasons.append(reason) }
    }
    let names = Set((best.features.sorted + other.features.sorted).map(\.name))
    let differences = names.map { (name: $0, by: other.features[$0] - best.features[$0]) }
      .filter { abs($0.by) > 0.005 && !$0.name.hasPrefix("rival") }
      .sorted { (-abs($0.by), $0.name) < (-abs($1.by), $1.name) }
    for (name, by) in differences.prefix(3) {
      reasons.append("\(Self.words(name)): \(by > 0 ? "+" : "")\(Self.number(by))")
    }
    let gap = other.score - best.score
    reasons.append(
      abs(gap) < 0.005
        ? "scores alike; the order of the names decided" : "scores \(Self.number(gap)) against it")
    return reasons
  }

  /// `table.implicit` as "table implicit".
  private static func words(_ feature: String) -> String {
    String(feature.map { $0 == "." || $0 == "-" || $0 == "_" ? " " : $0 })
  }

  private static func number(_ value: Double) -> String { FigureFormat.number(value, decimals: 2) }
}
