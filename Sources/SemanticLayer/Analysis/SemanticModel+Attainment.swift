public import QuerentCore

extension SemanticModel {
  /// What came in and what was aimed at, kept in different tables by the same keys.
  public struct Attainment: Hashable, Sendable {
    public var actual: PlanExpression
    public var goal: PlanExpression
    /// `quota`.
    public var goalLabel: String
    /// How long a goal is for: what the dates of its table are called, else quarters.
    public var grain: TimeGrain
  }

  /// The goal of the model's attainment measure; `nil` where no goals are kept.
  public var attainment: Attainment? {
    for measure in measures
    where measure.name.hasSuffix("attainment") || measure.synonyms.contains("attainment") {
      guard case .arithmetic(.divide, let actual, let goal) = measure.expression,
        case .aggregate(let aimed) = goal
      else { continue }
      let time = table(named: aimed.table)?.defaultTimeDimension ?? ""
      let words = NameSplitter.words(in: time)
      let grain = [TimeGrain.week, .month, .quarter, .year].first { words.contains($0.rawValue) }
      return Attainment(
        actual: actual, goal: goal,
        goalLabel: measures.first { $0.expression == goal }?.label ?? "goal", grain: grain ?? .quarter)
    }
    return nil
  }

  /// Whether an expression is what came in: the measure by its name, or the same sum.
  public func isActual(_ expression: PlanExpression, of attainment: Attainment) -> Bool {
    if case .measure(let name) = expression { return measure(named: name)?.expression == attainment.actual }
    return expression == attainment.actual
  }
}
