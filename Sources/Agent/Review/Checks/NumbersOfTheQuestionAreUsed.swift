import QuerentCore
import SemanticLayer

/// Every number of the question has a place in the plan: as a bound, a limit, a year, a count of periods.
struct NumbersOfTheQuestionAreUsed: QuestionCheck {
  let name = "numbers-of-the-question-are-used"

  func judge(_ attempt: Attempt, _ context: ReviewContext) -> Verdict {
    let numbers = QuestionWords(attempt.question.text).words.compactMap { word -> Double? in
      guard word.first?.isNumber == true, word.allSatisfy({ $0.isNumber || $0 == "." }) else { return nil }
      return Double(word)
    }
    guard !numbers.isEmpty else { return .notApplicable }
    // A period shows its numbers in other forms: "last 3 months" is a range of dates.
    let hasPeriod = Self.hasPeriod(attempt.plan)
    let used = PlanTables.literals(of: attempt.plan).map(\.value)
    let text = attempt.plan.text
    let unused = numbers.filter { number in
      if hasPeriod { return false }
      if used.contains(where: { $0.number == number || $0.number == number / 100 }) { return false }
      let digits =
        number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : number.description
      // "no visits after 2010" begins in 2011
      if number == number.rounded(), number < 3000, text.contains("\(Int(number) + 1)-01-01") { return false }
      return !text.contains(digits) && !used.contains { $0.text?.contains(digits) ?? false }
        && !Self.scaled(number, used)
    }
    guard unused.isEmpty else {
      return .failed(
        "a number of the question is not used: "
          + unused.map { FigureFormat.number($0) }.joined(separator: ", "))
    }
    return .passed("numbers of the question used")
  }

  /// Whether a plan, or one inside its conditions, is limited to a time: "no orders in the last 90 days".
  private static func hasPeriod(_ plan: QueryPlan) -> Bool {
    plan.period?.range != nil || plan.comparison != nil
      || [plan.filter, plan.having].compactMap { $0 }.contains { hasPeriod($0) }
  }

  private static func hasPeriod(_ condition: PlanCondition) -> Bool {
    switch condition {
    case .inPlan(_, let plan): hasPeriod(plan)
    case .not(let inner): hasPeriod(inner)
    case .all(let parts), .any(let parts): parts.contains { hasPeriod($0) }
    case .comparison, .between, .inList, .like, .isNull: false
    }
  }

  /// `5k` and `2 million` stand in the plan as whole numbers.
  private static func scaled(_ number: Double, _ used: [Value]) -> Bool {
    used.contains { value in [1e3, 1e6, 1e9].contains { value.number == number * $0 } }
  }
}
