/// A rule of the question grammar: a name, phrases it reads, and what it does with the items at the cursor.
///
/// Rules stand in one ordered list (``QuestionGrammar/rules``); at every item the first rule that can read does. A
/// rule's name is what an explanation prints, and its examples are read by the tests.
struct GrammarRule: Sendable {
  var name: String
  var examples: [String]
  /// Reads at the cursor and moves it on; `false` leaves everything as it was.
  var read: @Sendable (inout SketchReader) -> Bool

  init(_ name: String, examples: [String], read: @escaping @Sendable (inout SketchReader) -> Bool) {
    self.name = name
    self.examples = examples
    self.read = read
  }
}

/// The grammar: its rules in the order they are tried, with the reason where the order matters.
enum QuestionGrammar {
  static let rules: [GrammarRule] =
    // sentence ends reset the section before anything else looks at the item
    StructureRules.sentence
    // "success rate" is a share of rows in a state
    + RateRules.all
    // "rolling 3 month average" holds words of a time
    + ArithmeticRules.timed
    // times before numbers: "2014" in "in 2014" is a year
    + PeriodRules.all
    // "first purchase month", "lost customers": before "first" and "lost" are read by themselves
    + CohortRules.all
    // "90th percentile", "rank of Texas", "make up 80 %": before their words are read one by one
    + BusinessRules.all
    // "what does X buy most", "monthly active customers": before verbs, states and "most" are read one by one
    // "who sold the most": before "sold" is read as a name
    + DealingRules.all
    // "order volume": before "volume" is read as a quantity
    + VolumeRules.all
    + TradeRules.all
    + UsageRules.all
    + DueRules.all
    + CombinedFigureRules.all
    // "which regions grew most": before "most" picks something, after what drove a drop
    + MovingFigureRules.all
    + TrendRules.all
    // arithmetic before orders and groups: "rank … by", "per order" look like either
    + ArithmeticRules.all
    // "how long", "time to close": before openers, counts and names
    + DurationRules.all
    // orders and groups open sections of their own
    + OrderRules.all
    + GroupRules.all
    // superlatives before comparators and aggregates: "maximum" is either
    + SuperlativeRules.all
    + ComparisonRules.all
    + PatternRules.all
    // "tickets about refunds": before what they are about is read as a table
    + AboutRules.all
    // "late" before states: "paid late" says more than "paid"
    + ConditionWords.all
    // states before names: "open" is no `opened_at`
    + StateRules.all
    + EvaluationRules.all
    // sums of two columns before "sum" as a figure over rows
    + SumRules.all
    + TargetRules.counting
    + ConditionRules.all
    + MemberRules.all
    + TargetRules.naming
    + StructureRules.words
}
