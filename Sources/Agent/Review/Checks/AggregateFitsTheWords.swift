import QuerentCore
import SemanticLayer

/// "How many" counts, "average" averages, "share" divides: the aggregation word and the function agree.
struct AggregateFitsTheWords: QuestionCheck {
  let name = "aggregate-fits-the-words"

  /// "Phone number of" and "average number of" ask for something else.
  private static func asksForCount(_ words: QuestionWords) -> Bool {
    if words.has("how many", "count of") { return true }
    return words.has("the number of", "total number of", "and number of", "by number of", "count the")
      && !words.has("average", "mean", "maximum", "minimum", "highest", "lowest")
  }

  func judge(_ attempt: Attempt, _ context: ReviewContext) -> Verdict {
    let words = QuestionWords(attempt.question.text)
    let inspection = PlanInspection(plan: attempt.plan, model: context.model)
    let functions = inspection.functions
    let labels = inspection.columns.map { PlanWords(model: context.model).label($0).lowercased() }
    /// A column may hold such a figure already: "average rating", "number of employees".
    func isNamed(_ names: String...) -> Bool {
      labels.contains { label in names.contains { label.contains($0) } }
    }
    if Self.asksForCount(words) {
      let counts = !functions.isDisjoint(with: [.count, .countDistinct, .sum]) || inspection.usesMeasure
      // "How many employees does each shop have" may read a column that holds the count.
      let readsNumber = attempt.table.columns.contains { $0.kind == .integer }
      return counts || readsNumber || isNamed("number", "count", "total")
        ? .passed("a count was asked and counted") : .failed("a count was asked, but nothing is counted")
    }
    if words.has("how much") {
      let hasFigure = attempt.table.columns.contains { $0.kind == .integer || $0.kind == .real }
      return hasFigure
        ? .passed("how much was asked, and a figure is shown")
        : .failed("how much was asked, but no figure is shown")
    }
    if words.has("average", "mean", "avg"), !words.has("moving average") {
      let averages =
        functions.contains(.average) || functions.contains(.percentile) || functions.contains(.median)
        || inspection.hasRatio
      return averages || isNamed("average", "avg", "mean")
        ? .passed("an average was asked and taken") : .failed("an average was asked, but none is taken")
    }
    if words.has("share of", "percentage of", "what share", "what percentage", "percent of") {
      let divides = inspection.hasRatio
      return divides || isNamed("share", "percent", "rate", "ratio")
        ? .passed("a share was asked and divided") : .failed("a share was asked, but nothing is divided")
    }
    return .notApplicable
  }
}
