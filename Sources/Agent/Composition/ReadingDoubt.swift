import QuerentCore
import SemanticParsing

/// Says in words why a reading is not relied on. The likelihood decides; the words name what spoke against it most.
struct ReadingDoubt {
  /// Answers less likely than this to be right are UNCHECKED.
  static let leastConfidence = 0.6

  /// The check that fails when a reading is not likely enough, passes otherwise.
  static func check(_ confidence: Double, _ features: ReadingFeatures) -> CheckOutcome {
    let name = "reading-is-likely"
    let percent = FigureFormat.number((confidence * 100).rounded())
    guard confidence < leastConfidence else {
      return CheckOutcome(
        name: name, passed: true, detail: "\(percent) % sure of the reading", isNotable: false)
    }
    var reasons: [String] = []
    for feature in ConfidenceModel.learned.doubts(features) {
      guard let words = words(for: feature), !reasons.contains(words) else { continue }
      reasons.append(words)
      if reasons.count == 2 { break }
    }
    let because = reasons.isEmpty ? "" : ": " + reasons.joined(separator: ", ")
    return CheckOutcome(
      name: name, passed: false, detail: "only \(percent) % sure that this is what you meant\(because)")
  }

  /// What a feature says to a person; `nil` where it says nothing.
  private static func words(for feature: String) -> String? {
    let parts = feature.split(separator: ".", maxSplits: 1)
    guard parts.count == 2 else {
      return switch feature {
      case "doubt": "some of it was guessed"
      case "contradictions": "the plan does what nobody asks for"
      case "defaults": "something was assumed that you did not say"
      case "follow-up": "it goes on from the question before"
      default: nil
      }
    }
    switch (parts[0], parts[1]) {
    case ("unread", "number"): return "a number was not used"
    case ("unread", "names"): return "not every name was used"
    case ("unread", _): return "not every word was understood"
    case ("name", "weak"), ("name", "very-weak"), ("name", "weakness"), ("name", "average-weakness"):
      return "a name fits the data only in part"
    case ("name", "open"): return "a name fits nothing in the data"
    case ("name", "rivals"), ("name", "several-rivals"), ("name", "beaten"):
      return "a name fits several columns"
    case ("name", "corrected"), ("sketch", "corrected"): return "a spelling was corrected"
    case ("name", "measure"), ("name", "weak-measure"), ("plan", "measure"):
      return "the figure was chosen by default"
    case ("member", "several-columns"): return "a value stands in several columns"
    case ("member", "ungrounded"): return "a value is not in the data"
    case ("member", _): return "a value fits only in part"
    case ("join", _), ("plan", "roles"): return "tables are related in several ways"
    case ("plan", "many-joins"), ("plan", "joins"), ("plan", "spread"), ("tables", _), ("plan", "one-join"):
      return "it takes several tables"
    case ("plan", "several-facts"), ("plan", "several-aggregates"): return "it takes several figures"
    case ("plan", "several-groups"), ("plan", "key-not-shown"), ("plan", "groups-by-id"), ("plan", "grouped"),
      ("rule", "group-by"), ("mismatch", "group"):
      return "what to group by is not certain"
    case ("plan", "several-outputs"), ("plan", "many-outputs"), ("plan", "shows-id"),
      ("sketch", "no-targets"),
      ("sketch", "implied"), ("rival", "outputs"), ("marker", "everything"):
      return "what to show is not certain"
    case ("mismatch", "negation"), ("marker", "negation"), ("rule", "negation"): return "it says \"not\""
    case ("mismatch", "condition"), ("mismatch", "comparison"), ("plan", "unfiltered"):
      return "a condition may be lost"
    case ("mismatch", "or"), ("mismatch", "both"), ("plan", "alternatives"):
      return "how parts combine is not certain"
    case ("mismatch", "superlative"), ("mismatch", "order"), ("sketch", "several-orders"),
      ("plan", "several-orders"), ("rule", "superlative"), ("plan", "limited"):
      return "what to rank by is not certain"
    case ("contradiction", "negation"), ("lost", _): return "part of the question may be lost"
    case ("contradiction", "who"), ("contradiction", "shows-fixed"), ("code", _):
      return "what to show is not certain"
    case ("unanswered", "value"): return "a word that stands in the data was not used"
    case ("unanswered", "total"): return "a total was asked for"
    case ("unanswered", "count"): return "a count was asked for"
    case ("unanswered", _): return "part of the question may be lost"
    case ("unasked", "raw-date"), ("unasked", "single-rows"): return "what to group by is not certain"
    case ("unasked", "mixed-or"): return "how parts combine is not certain"
    case ("unasked", "average"): return "an average was taken that was not asked for"
    case ("unasked", "foreign-state"): return "a condition is asked of another table"
    case ("unasked", "flag"): return "what to show is not certain"
    case ("result", "all-one"): return "every group holds one row"
    case ("contradiction", _), ("unasked", _): return "the figure may not be the one that is meant"
    case ("name", "opaque"), ("name", "written-out"): return "columns have names that say little"
    case ("period", _): return "there are several dates"
    case ("rival", "close"), ("rival", "nearness"): return "another reading is about as likely"
    case ("rival", "filter"): return "another reading has other conditions"
    case ("result", "empty"), ("result", "null"): return "nothing was found"
    case ("result", "repeats"): return "rows are repeated"
    case ("words", "many"), ("words", "very-many"), ("words", "length"): return "the question is long"
    case ("words", "few"): return "the question is short"
    default: return nil
    }
  }
}
