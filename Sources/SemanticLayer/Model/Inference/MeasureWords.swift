import QuerentCore

/// How the name of a number says it is aggregated.
enum MeasureWords {
  /// Sum unless the words name something that does not add up: rates, prices and other figures of a single thing.
  static func aggregation(
    of words: [String], tableWords: [String]
  ) -> (aggregate: Aggregate, additivity: SemanticModel.Additivity) {
    let set = Set(words)
    if !set.isDisjoint(with: [
      "minimum", "maximum", "mean", "average", "median", "highest", "lowest", "average",
    ]) {
      return (.average, .nonAdditive)
    }
    // `number of rates` counts; `total price` adds up.
    if words.first == "number" || words.last == "count" || words.first == "total" || words.last == "total" {
      return (.sum, isLevel(set) ? .semiAdditive : .additive)
    }
    if !set.isDisjoint(with: nonAdditive) { return (.average, .nonAdditive) }
    if set.isSuperset(of: ["unit", "cost"]) { return (.average, .nonAdditive) }
    if !set.isDisjoint(with: averagedButAdditive) { return (.average, .additive) }
    if let last = words.last, spans.contains(last), set.isDisjoint(with: lasting),
      words != [last] || isSpent(tableWords)
    {
      // "hours" of downtime, "minutes used": they add up; how long one thing takes is told by other words
      return (.sum, .additive)
    }
    if !set.isDisjoint(with: spans) { return (.average, .additive) }
    return (.sum, isLevel(set) ? .semiAdditive : .additive)
  }

  private static func isLevel(_ words: Set<String>) -> Bool {
    !words.isDisjoint(with: ["balance", "inventory", "headcount", "stock", "subscriber", "outstanding"])
  }

  private static let nonAdditive: Set<String> = [
    "rate", "ratio", "price", "percent", "percentage", "discount", "age", "score", "rating", "temperature",
    "latitude", "longitude", "long", "humidity", "pressure", "speed", "height", "width", "depth", "density",
    "margin", "probability", "grade", "rank", "ranking", "visibility", "horsepower", "elevation", "altitude",
    "share", "index", "tenure", "level", "gpa", "fraction", "accelerate", "acceleration", "displacement",
    "mile",
    "stars", "star", "satisfaction", "nps", "frequency", "degree", "limit", "cylinder", "estimate", "size",
    "resolution", "thickness", "diameter", "csat", "latency",
  ]
  /// Their sums mean something, and yet a bare question about them asks for a typical one.
  private static let averagedButAdditive: Set<String> = [
    "salary", "wage", "weight", "length", "duration", "capacity", "second", "millisecond",
  ]
  /// What one thing takes or lasts, whose hours or minutes are no sum anybody asks for.
  private static let lasting: Set<String> = [
    "setup", "wait", "waiting", "delay", "response", "runtime", "playing", "running", "flight", "travel",
    "prep",
    "cooking", "lead", "opening", "contract", "weekly", "daily", "per", "cycle", "resolution",
  ]
  private static let spans: Set<String> = ["hour", "minute"]

  /// Rows of what time went by in: downtime, usage, timesheets.
  private static func isSpent(_ tableWords: [String]) -> Bool {
    !Set(tableWords).isDisjoint(with: [
      "downtime", "overtime", "outage", "stoppage", "timesheet", "time", "usage", "work", "labor", "labour",
      "absence", "attendance", "entry", "log", "booking", "activity",
    ])
  }
}
